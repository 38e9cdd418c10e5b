import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastifyWebsocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import { type Health, registerHealth } from './health.ts';
import type { Review } from './review/review.ts';
import { registerReview } from './review/routes.ts';
import type { Chat } from './transport/chat.ts';
import { registerErrors } from './transport/errors.ts';
import { registerHttpChat } from './transport/http.ts';
import { noSchemas } from './transport/no-schemas.ts';
import { registerSocket, sendAway } from './transport/socket.ts';
import { registerSuggestions } from './transport/suggestions.ts';
import { createVisitors } from './transport/visitors.ts';
import type { Metrics } from './watching/metrics.ts';
import { watchApp } from './watching/watch-app.ts';

export interface AppParts {
  readonly config: Config;
  readonly chat: Chat;
  readonly health: Health;
  /** Missing if the review page is switched off. */
  readonly review?: Review | undefined;
  /** The built widget and demo page. */
  readonly publicDir: string;
  /** Counts what happens, where somebody wants to know. */
  readonly metrics?: Metrics | undefined;
  /** Where log lines go; standard output unless given. */
  readonly logTo?: LogTarget | undefined;
}

/** Takes log lines, each a JSON object in one line. */
export interface LogTarget {
  write(line: string): void;
}

/** The HTTP server, ready to listen. What is registered here is all there is. */
export async function buildApp({
  config,
  chat,
  health,
  review,
  publicDir,
  metrics,
  logTo,
}: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, serializers: { req: describeRequest }, ...(logTo ? { stream: logTo } : {}) },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: config.limits.frameBytes,
    // Node's defaults leave a half-sent request open for a minute and more, and look for one only every 30 seconds.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    requestTimeout: 10_000,
    connectionTimeout: 0,
    keepAliveTimeout: 15_000,
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    schemaController: noSchemas,
  });
  // Any page can send plain text without being asked for permission first; only JSON is accepted.
  app.removeContentTypeParser('text/plain');
  const visitors = createVisitors(config.limits);

  if (metrics) watchApp(app, metrics);
  registerErrors(app);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html'],
      },
    },
    // Other sites embed the widget's files.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // The reverse proxy that ends TLS decides on this.
    strictTransportSecurity: false,
  });
  await app.register(fastifyCors, {
    origin: config.allowedOrigins.length > 0 ? [...config.allowedOrigins] : false,
    methods: ['POST'],
  });
  await app.register(fastifyWebsocket, {
    options: socketOptions(config),
    // A missing `error` listener would end the process.
    errorHandler: (error, socket, request) => {
      request.log.error(error, 'a connection failed');
      socket.terminate();
    },
    preClose: function (done) {
      sendAway(this.websocketServer.clients);
      this.websocketServer.close();
      done();
    },
  });
  registerSocket(app, { config, chat, visitors });
  registerHttpChat(app, { config, chat, visitors });
  registerSuggestions(app, chat);
  registerHealth(app, health);
  await registerReview(app, review);
  await app.register(fastifyStatic, {
    root: publicDir,
    index: ['demo.html'],
    cacheControl: false,
    // The build puts a `.br` beside every file.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Scripts that are modules need this header on any page but ours.
      reply.header('access-control-allow-origin', '*');
      // Files with a hash in their name never change; the others are asked for again soon.
      reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    },
  });
  return app;
}

/** Files with a hash in their name: those of the widget, and the loader for pages that pin it. */
const hashed = /\/assets\/|\/hannover-chat-[^/]+$/;

/** Bounds for what one socket may cost; the types of `ws` do not know all of them yet. */
function socketOptions({ limits }: Config) {
  return { maxPayload: limits.frameBytes, maxFragments: 64, perMessageDeflate: false, closeTimeout: 2_000 };
}

/** What of a request may stand in a log: never its body, its query or an address. */
function describeRequest(request: { method: string; url: string }) {
  return { method: request.method, path: request.url.split('?')[0]?.slice(0, 200) };
}

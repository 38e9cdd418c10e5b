import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiRoot } from './api.ts';
import { type PlainPage, sendPlainPage } from './plain-page.ts';
import { Refusal } from './refusal.ts';
import { sendRefusal } from './refusals.ts';

/** The page loads from and asks this server only, and never runs or shows a text as code. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** What holds for every answer below `/review` that does not say otherwise: nobody keeps it, nobody else reads it. */
export function setHeaders(scope: FastifyInstance) {
  scope.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('content-security-policy', policy);
    reply.header('cross-origin-resource-policy', 'same-origin');
    // Sites that may embed the chat have no business here.
    reply.removeHeader('access-control-allow-origin');
  });
}

/** The built page. Each of its views has an address of its own, and all of them are the same file. */
export async function registerPage(scope: FastifyInstance, pageDir: string) {
  const index = await readFile(join(pageDir, 'index.html'), 'utf8').catch(() => undefined);
  if (index !== undefined) {
    await scope.register(fastifyStatic, {
      root: pageDir,
      decorateReply: false,
      cacheControl: false,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const sendView = (request: FastifyRequest, reply: FastifyReply) => {
    if (index === undefined) return sendPlainPage(request, reply, notBuilt);
    return reply.code(200).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(index);
  };
  scope.get('/', async (request, reply) => sendView(request, reply));
  scope.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith(apiRoot) || request.method !== 'GET')
      return sendRefusal(request, reply, new Refusal('not_found'));
    return sendView(request, reply);
  });
}

/** In place of a page that is switched off: how to switch it on. */
export function registerSwitchedOff(scope: FastifyInstance) {
  scope.setNotFoundHandler((request, reply) => sendPlainPage(request, reply, switchedOff));
}

const switchedOff: PlainPage = {
  status: 404,
  de: {
    title: 'Die Review-Seite ist nicht eingeschaltet',
    text: 'Zum Einschalten setzen Sie auf dem Server REVIEW=local oder REVIEW=oidc; docs/review-login.md beschreibt beides.',
  },
  en: {
    title: 'The review page is switched off',
    text: 'To switch it on, set REVIEW=local or REVIEW=oidc on the server; docs/review-login.md describes both.',
  },
};

const notBuilt: PlainPage = {
  status: 503,
  de: { title: 'Die Review-Seite ist noch nicht gebaut', text: 'Auf dem Server fehlt noch: npm run build' },
  en: { title: 'The review page has not been built', text: 'What is missing on the server: npm run build' },
};

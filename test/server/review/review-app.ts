import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import type { Role } from '../../../server/review/api.ts';
import { hashPassword } from '../../../server/review/login/password.ts';
import { openReview, type Review } from '../../../server/review/review.ts';
import { registerReview } from '../../../server/review/routes.ts';
import { type Database, openDatabase } from '../../../server/store/database.ts';
import { createTokenSealer } from '../../../server/transport/token.ts';
import { catalogueOf } from '../content/good-content.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

export const reviewUrl = 'https://chat.example.org';
export const password = 'Kaffee mit Milch und Zucker';

/** The review page's server on an empty database, with a clock that stands still until it is moved. */
export interface ReviewApp {
  readonly app: FastifyInstance;
  readonly review: Review | undefined;
  readonly database: Database;
  readonly log: readonly string[];
  /** Moves the clock on. */
  wait(ms: number): void;
  add(name: string, role: Role): Promise<void>;
  browser(options?: BrowserOptions): Browser;
}

interface BrowserOptions {
  readonly address?: string;
  readonly host?: string;
  readonly origin?: string;
}

export async function openReviewApp({
  env = {},
}: {
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<ReviewApp> {
  const dataDir = temporaryFolder();
  const pageDir = join(dataDir, 'page');
  mkdirSync(join(pageDir, 'assets'), { recursive: true });
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>Review</title>');
  writeFileSync(join(pageDir, 'assets', 'review-abc.js'), '');
  const database = await openDatabase({ dataDir });
  let at = Date.UTC(2026, 10, 30, 8);
  const now = () => new Date(at);
  const log: string[] = [];
  const review = await openReview({
    settings: readConfig({ REVIEW: 'local', REVIEW_URL: reviewUrl, ...env }).review,
    database,
    catalogue: () => catalogueOf(),
    contentDir: dataDir,
    sealer: createTokenSealer([new Uint8Array(32)], 12),
    keys: [new Uint8Array(32)],
    pageDir,
    now,
    onTrouble: (error) => log.push(String(error)),
  });
  const app = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => log.push(line) } } });
  await registerReview(app, review);
  onTestFinished(async () => {
    await app.close();
    await database.close();
  });
  // Ordinary hashes cost a lot of time on purpose, and there are many logins here.
  const hash = await hashPassword(password, { log2N: 4, r: 8, p: 1 });
  const accounts = database.db.insertInto('review_people');
  return {
    app,
    review,
    database,
    log,
    wait: (ms) => {
      at += ms;
    },
    async add(name, role) {
      const at = now().toISOString();
      await accounts
        .values({ account: `local ${name}`, name, role, password: hash, created_at: at, seen_at: at })
        .execute();
    },
    browser: (options) => new Browser(app, options),
  };
}

type Request = Partial<Pick<InjectOptions, 'method' | 'headers'>> & { readonly body?: unknown };

/** Keeps cookies and the CSRF token as the page in a browser does. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #options: Required<BrowserOptions>;
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(
    app: FastifyInstance,
    { address = '192.0.2.1', host = 'chat.example.org', origin = reviewUrl }: BrowserOptions = {},
  ) {
    this.#app = app;
    this.#options = { address, host, origin };
  }

  async ask(url: string, { method = 'GET', headers = {}, body }: Request = {}): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#app.inject({
      url,
      method,
      remoteAddress: this.#options.address,
      headers: {
        host: this.#options.host,
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'GET' ? {} : { origin: this.#options.origin, 'x-csrf-token': this.csrf }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  post(path: string, body: unknown = {}, headers: Request['headers'] = {}): Promise<LightMyRequestResponse> {
    return this.ask(`/review/api/${path}`, { method: 'POST', body, headers });
  }

  async logIn(name: string, given = password): Promise<LightMyRequestResponse> {
    const response = await this.post('login', { name, password: given });
    if (response.statusCode === 200) this.csrf = response.json().csrf;
    return response;
  }
}

import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import type { ClientMessage } from '../../../server/protocol/messages.ts';
import { type StubOptions, StubServer } from './stub-server.ts';
import { openBrowser, type Visit, visit } from './visit.ts';

/** What the strictest page allows. */
export const strictPolicy =
  "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

type OfType<Type extends ClientMessage['type']> = Extract<ClientMessage, { readonly type: Type }>;

export const browser = await openBrowser();

afterAll(async () => {
  await browser?.close();
});

/** A fresh server for each test, and visitors who leave at its end. Call it once in a `describe`. */
export class Stage {
  stub: StubServer;
  url = '';
  readonly #options: StubOptions;
  #visits: Visit[] = [];

  constructor(options: Partial<StubOptions> = {}) {
    this.#options = { root: inject('widgetRoot'), contentSecurityPolicy: strictPolicy, ...options };
    this.stub = new StubServer(this.#options);
    beforeEach(async () => {
      this.stub = new StubServer(this.#options);
      this.url = await this.stub.start();
    });
    afterEach(async () => {
      for (const each of this.#visits) await each.end();
      this.#visits = [];
      await this.stub.stop();
    });
  }

  /** A visitor comes to a page. */
  async arrive(
    path = '/',
    options: BrowserContextOptions = {},
    prepare: Visit['prepare'] = () => undefined,
  ): Promise<Visit> {
    if (browser === undefined) throw new Error('Tests without a browser are skipped.');
    const visitor = await visit(browser, this.url + path, options, prepare);
    this.#visits.push(visitor);
    return visitor;
  }

  /** A visitor comes to a page and opens the chat. */
  async open(path = '/', options: BrowserContextOptions = {}, prepare?: Visit['prepare']): Promise<Visit> {
    const visitor = await this.arrive(path, options, prepare);
    await visitor.launcher.click();
    await visitor.log.locator('.answer').waitFor();
    return visitor;
  }

  /** What the server was told, of one kind. */
  received<Type extends ClientMessage['type']>(type: Type): readonly OfType<Type>[] {
    return this.stub.received.filter((message): message is OfType<Type> => message.type === type);
  }
}

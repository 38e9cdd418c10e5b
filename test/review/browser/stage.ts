import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import { openBrowser } from '../../widget/browser/visit.ts';
import { ReviewStub } from '../stub/review-stub.ts';

export const browser = await openBrowser();

const patienceMs = 8000;

/** A browser that has waited for long takes its time to end on a busy machine. */
const closingMs = 60_000;

afterAll(async () => {
  await browser?.close();
}, closingMs);

/** A person at the review page, by role and label. */
export interface Desk {
  readonly page: Page;
  /** What went wrong in the page: exceptions, and violations of its security policy. */
  readonly problems: string[];
  /** The rows of the list. */
  readonly rows: Locator;
  readonly heading: Locator;
  readonly notice: Locator;
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

/** A fresh server for each test, and people who leave at its end. Call it once in a `describe`. */
export class Stage {
  stub: ReviewStub;
  url = '';
  #closings: (() => Promise<void>)[] = [];

  /** With so many groups. */
  constructor(count = 120) {
    this.stub = new ReviewStub(inject('reviewRoot'), count);
    beforeEach(async () => {
      this.stub = new ReviewStub(inject('reviewRoot'), count);
      this.url = await this.stub.start();
    });
    afterEach(async () => {
      for (const close of this.#closings) await close();
      this.#closings = [];
      await this.stub.stop();
    });
  }

  async open(path = '/review', options: BrowserContextOptions = {}): Promise<Desk> {
    const { desk, close } = await openDesk(this.url + path, options);
    this.#closings.push(close);
    return desk;
  }
}

/** Somebody opens an address of the review page in a browser of their own. */
export async function openDesk(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }> {
  if (browser === undefined) throw new Error('Tests without a browser are skipped.');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) problems.push(message.text());
  });
  await page.goto(url);
  await page.locator('main').waitFor();
  const desk = {
    page,
    problems,
    rows: page.locator('li.group'),
    heading: page.getByRole('heading', { level: 1 }),
    notice: page.locator('.notices .message'),
    press: async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
  return { desk, close: () => context.close() };
}

import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../browser.ts';

const patienceMs = 8000;

/** A visitor's view of a page with the chat, by role and label. */
export interface Visit {
  readonly page: Page;
  readonly launcher: Locator;
  readonly dialog: Locator;
  readonly log: Locator;
  readonly input: Locator;
  /** What went wrong in the page: exceptions, and violations of its security policy. */
  readonly problems: string[];
  readonly ask: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
  /** What is done in the browser before the page is opened. */
  readonly prepare: (context: BrowserContext) => unknown;
}

/** The browser of this run; `undefined` where none can be had, so that a test can be reported as skipped. */
export async function openBrowser(): Promise<Browser | undefined> {
  const path = inject('browserPath');
  return path === null ? undefined : launchBrowser(path);
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare: Visit['prepare'] = () => undefined,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'de-DE', ...options });
  await prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) problems.push(message.text());
  });
  await page.goto(url);
  const dialog = page.getByRole('dialog');
  const input = dialog.locator('#input');
  return {
    page,
    launcher: page.locator('hannover-chat button[aria-haspopup=dialog]'),
    dialog,
    log: dialog.getByRole('log'),
    input,
    problems,
    ask: async (text) => {
      await input.fill(text);
      await input.press('Enter');
    },
    end: () => context.close(),
    prepare,
  };
}

/** Waits until `element` has the focus, also inside shadow trees. */
export async function focused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

import type { Browser, Page } from 'playwright-core';

/** A first visit, with an empty cache. */
export async function firstVisit<Result>(browser: Browser, use: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'de-DE' });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

export const launcherOf = (page: Page) => page.locator('hannover-chat button[aria-haspopup=dialog]');
export const inputOf = (page: Page) => page.getByRole('dialog').locator('#input');
export const answersOf = (page: Page) => page.getByRole('log').locator('.answer');

/** The value that a given share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

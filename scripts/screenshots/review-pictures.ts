import type { BrowserContextOptions, Page } from 'playwright-core';

/** A picture of the review page, with groups that are made up and the same each time. */
export interface ReviewPicture {
  readonly name: string;
  readonly path: string;
  readonly context?: BrowserContextOptions;
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const dark = { colorScheme: 'dark' } as const;
const tall = { viewport: { width: 1280, height: 1500 } };

async function seeList(page: Page): Promise<void> {
  await page.locator('li.group').first().waitFor();
}

async function select(page: Page): Promise<void> {
  await seeList(page);
  for (const row of [0, 2]) await page.locator('li.group').nth(row).getByRole('checkbox').check();
}

async function seeGroup(page: Page): Promise<void> {
  await page.locator('.put-aside').first().waitFor();
}

async function preview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await page.locator('.impact').first().waitFor();
}

async function seeFigures(page: Page): Promise<void> {
  await page.locator('.squares').waitFor();
}

const figures = '/review/figures?from=2026-11-01&to=2026-11-28&againstFrom=2026-10-04&againstTo=2026-10-31';

export const reviewPictures: readonly ReviewPicture[] = [
  { name: 'review-groups', path: '/review', act: select },
  { name: 'review-groups-dark', path: '/review', context: dark, act: seeList },
  { name: 'review-groups-mobile', path: '/review', context: phone, act: seeList },
  { name: 'review-group', path: '/review/groups/3', act: seeGroup },
  { name: 'review-group-dark', path: '/review/groups/3', context: dark, act: seeGroup },
  { name: 'review-group-mobile', path: '/review/groups/3', context: phone, act: seeGroup },
  { name: 'review-adopt', path: '/review/groups/1/adopt', context: tall, act: preview },
  { name: 'review-adopt-dark', path: '/review/groups/1/adopt', context: { ...tall, ...dark }, act: preview },
  { name: 'review-adopt-mobile', path: '/review/groups/1/adopt', context: phone, act: preview },
  { name: 'review-figures', path: figures, context: tall, act: seeFigures },
  { name: 'review-figures-dark', path: figures, context: { ...tall, ...dark }, act: seeFigures },
  { name: 'review-figures-mobile', path: figures, context: phone, act: seeFigures },
];

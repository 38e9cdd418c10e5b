/**
 * Takes the pictures of the documents in a real browser: the demonstration page from the built server on a free port, and
 * the built review page with made-up groups.
 *
 *   npm run build && npm run screenshots [name …]
 *
 * Writes docs/screenshots/*.png. Ends with 1 if there is no built server or no browser to be had.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, provideBrowser } from '../test/browser.ts';
import { ReviewStub } from '../test/review/stub/review-stub.ts';
import { startBuiltServer } from './built-server.ts';
import { type Picture, pictures, VisitorActs } from './screenshots/pictures.ts';
import { type ReviewPicture, reviewPictures } from './screenshots/review-pictures.ts';

const folder = 'docs/screenshots';
const wanted = process.argv.slice(2);

const executable = provideBrowser() ?? fail('No Chrome or Chromium found or installed: set CHROME_PATH to one.');
const review = new ReviewStub('dist/review');
// Somebody is at work already.
review.changeAs('Max Beispiel', 3, {
  state: 'in-progress',
  assignee: 'Max Beispiel',
  note: 'Frage geht ans Bürgeramt.',
});
const reviewUrl = await review.start();
const server = (await startBuiltServer()) ?? fail('There is no built server in dist/: run npm run build first.');
try {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser(executable);
  for (const picture of pictures) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(picture, browser, server.url);
  }
  for (const picture of reviewPictures) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await takeOfReview(picture, browser, reviewUrl);
  }
  await browser.close();
} finally {
  await server.stop();
  await review.stop();
}

async function take({ name, query = '', context, act }: Picture, browser: Browser, url: string) {
  await photograph(name, browser, context, async (page) => {
    await page.goto(`${url}?${query}`);
    await page.locator('hannover-chat button[aria-haspopup=dialog]').waitFor();
    await act?.(new VisitorActs(page));
  });
}

async function takeOfReview({ name, path, context, act }: ReviewPicture, browser: Browser, url: string) {
  await photograph(name, browser, context, async (page) => {
    await page.goto(url + path);
    await act?.(page);
    await page.evaluate('scrollTo(0, 0)');
  });
}

async function photograph(
  name: string,
  browser: Browser,
  options: BrowserContextOptions | undefined,
  prepare: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await prepare(page);
  await page.mouse.move(1, 1);
  // The chat scrolls to the new answer first.
  await page.waitForTimeout(500);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  console.log(path);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/**
 * Takes the pictures of the documents: the built server on a free port, the demonstration page, a real browser.
 *
 *   npm run build && npm run screenshots [name …]
 *
 * Writes docs/screenshots/*.png. Ends with 1 if there is no built server or no browser to be had.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { launchBrowser, provideBrowser } from '../test/browser.ts';
import { startBuiltServer } from './built-server.ts';
import { type Picture, pictures, VisitorActs } from './screenshots/pictures.ts';

const folder = 'docs/screenshots';
const wanted = process.argv.slice(2);

const executable = provideBrowser() ?? fail('No Chrome or Chromium found or installed: set CHROME_PATH to one.');
const server = (await startBuiltServer()) ?? fail('There is no built server in dist/: run npm run build first.');
try {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser(executable);
  for (const picture of pictures) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(picture, browser, server.url);
  }
  await browser.close();
} finally {
  await server.stop();
}

async function take({ name, query = '', context: options, act }: Picture, browser: Browser, url: string) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${url}?${query}`);
  await page.locator('hannover-chat button[aria-haspopup=dialog]').waitFor();
  await act?.(new VisitorActs(page));
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

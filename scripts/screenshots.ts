/**
 * Takes the pictures of the documents: the built server on a free port, the demonstration page, a real browser.
 *
 *   npm run build && npm run screenshots
 *
 * Writes docs/screenshots/*.png. Ends with 1 if there is no built server or no browser to be had.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { launchBrowser, provideBrowser } from '../test/browser.ts';

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Settings of the demonstration page. */
  readonly query?: string;
  /** Asked in the chat; without it, the chat stays closed. */
  readonly question?: string;
}

const german = 'Was kostet ein neuer Perso?';

const pictures: readonly Picture[] = [
  { name: 'demo', width: 1280, height: 800 },
  { name: 'chat', width: 1280, height: 800, question: german },
  { name: 'chat-dark', width: 1280, height: 800, query: 'theme=dark', question: german },
  { name: 'chat-english', width: 1280, height: 800, query: 'language=en', question: 'How much is an ID card?' },
  { name: 'chat-arabic', width: 1280, height: 800, query: 'language=ar', question: 'كم تكلفة بطاقة الهوية؟' },
  { name: 'chat-mobile', width: 320, height: 640, question: german },
];

const folder = 'docs/screenshots';

if (!existsSync('dist/server/main.js')) fail('There is no built server in dist/: run npm run build first.');
const executable = provideBrowser() ?? fail('No Chrome or Chromium found or installed: set CHROME_PATH to one.');
const dataDir = await mkdtemp(join(tmpdir(), 'hsc-screenshots-'));
const server = startServer(dataDir);
try {
  const url = await readyUrl(server);
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser(executable);
  for (const picture of pictures) await take(picture, browser, url);
  await browser.close();
} finally {
  await stop(server);
  await rm(dataDir, { recursive: true, force: true });
}

async function take({ name, width, height, query = '', question }: Picture, browser: Browser, url: string) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'de-DE',
    reducedMotion: 'reduce',
    hasTouch: width < 480,
  });
  const page = await context.newPage();
  await page.goto(`${url}?${query}`);
  const launcher = page.locator('hannover-chat button[aria-haspopup=dialog]');
  await launcher.waitFor();
  if (question !== undefined) {
    const answers = page.getByRole('log').locator('.answer');
    await launcher.click();
    await answers.waitFor();
    const input = page.getByRole('dialog').getByRole('textbox');
    await input.fill(question);
    await input.press('Enter');
    await answers.nth(1).waitFor();
    await page.mouse.move(1, 1);
    // The chat scrolls to the new answer first.
    await page.waitForTimeout(500);
  }
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  console.log(path);
}

function startServer(dataDir: string): ChildProcess {
  const settings = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

/** The address the server names as soon as it is ready. */
async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server was started without a pipe');
  for await (const line of createInterface(stdout)) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it says later must not fill the pipe.
    stdout.resume();
    return url;
  }
  throw new Error('the server ended before it was ready');
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const chromeOfMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installMs = 5 * 60_000;

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}

/**
 * The executable of this machine's Chrome or Chromium. Where there is none, one is installed: by apt where that is
 * ours to use, else Playwright's own. `undefined` where none can be had.
 */
export function provideBrowser(): string | undefined {
  return findSystemBrowser() ?? installByApt() ?? findPlaywrightBrowser() ?? installByPlaywright();
}

function findSystemBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(chosen === undefined ? [] : [chosen]), ...candidates, chromeOfMac].find(runs);
}

function installByApt(): string | undefined {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) return undefined;
  console.warn('No Chrome or Chromium found: installing one with apt-get …');
  const installs = () => succeeds('apt-get', ['install', '-y', 'chromium']);
  // A fresh image does not know its packages yet.
  const isInstalled = installs() || (succeeds('apt-get', ['update']) && installs());
  return isInstalled ? findSystemBrowser() : undefined;
}

function findPlaywrightBrowser(): string | undefined {
  return [chromium.executablePath()].find(runs);
}

function installByPlaywright(): string | undefined {
  console.warn('No Chrome or Chromium found: installing the one of Playwright …');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  return succeeds(process.execPath, [cli, 'install', 'chromium']) ? findPlaywrightBrowser() : undefined;
}

/** Whether a browser is there and starts: on some systems it is only a hint where to get one, or lacks libraries. */
function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    // Not there or not ours to run: the next candidate.
    return false;
  }
  return succeeds(path, ['--version']);
}

function succeeds(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { env, stdio: 'ignore', timeout: installMs }).status === 0;
}

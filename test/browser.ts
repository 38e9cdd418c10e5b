import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { installByApt, succeeds } from './install.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const firefoxNames = ['firefox-esr', 'firefox'];
const firefoxOfMac = '/Applications/Firefox.app/Contents/MacOS/firefox';
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

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}

/**
 * The executable of this machine's Chrome or Chromium. Where there is none, one is installed: by apt where that is
 * ours to use, else Playwright's own. `undefined` where none can be had.
 */
export function provideBrowser(): string | undefined {
  const find = () => findProgram(process.env.CHROME_PATH, names, chromeOfMac);
  return find() ?? (installByApt('chromium') ? find() : undefined) ?? findPlaywrightBrowser() ?? installByPlaywright();
}

/** The executable of this machine's Firefox; where there is none, apt installs one. `undefined` where none can be had. */
export function provideFirefox(): string | undefined {
  const find = () => findProgram(process.env.FIREFOX_PATH, firefoxNames, firefoxOfMac);
  return find() ?? (installByApt('firefox-esr') ? find() : undefined);
}

function findProgram(chosen: string | undefined, names: readonly string[], elsewhere: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(chosen === undefined ? [] : [chosen]), ...candidates, elsewhere].find(runs);
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

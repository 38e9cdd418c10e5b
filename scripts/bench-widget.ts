/**
 * Measures the built widget in a real browser against a local server: what it loads and computes before its first use
 * and until the first answer, in every language, how soon it is usable on a slow processor, how quick typing stays in a
 * long conversation, and how long anything stands still for an answer of unreasonable size. Beside it, in the same run, what two well-known widgets load until they are usable.
 *
 *   npm run build && npm run bench:widget
 *
 * The others are measured if they are installed: npm install --prefix scripts/bench-widget --ignore-scripts
 * Ends with 1 if there is no built server or no browser.
 */
import process from 'node:process';
import type { Language } from '../server/protocol/messages.ts';
import { launchBrowser, provideBrowser } from '../test/browser.ts';
import { FileServer } from './bench-widget/files.ts';
import { longestFreezes } from './bench-widget/heavy.ts';
import { ourPage } from './bench-widget/pages.ts';
import { measureLanguages, measureOthers, measureOurs, type SizeRow } from './bench-widget/size.ts';
import { clickToUsable, typingLatency } from './bench-widget/speed.ts';
import { percentile } from './bench-widget/visit.ts';
import { startBuiltServer } from './built-server.ts';
import { alignColumns } from './table.ts';

const visits = 15;
const turns = 500;

const executable = provideBrowser() ?? fail('No Chrome or Chromium found or installed: set CHROME_PATH to one.');
// The page is on another site than the chat, as in life.
const site = new FileServer('.', {});
const origin = await site.start();
const server =
  (await startBuiltServer({ ALLOWED_ORIGINS: origin })) ??
  fail('There is no built server in dist/: run npm run build first.');
site.put('/page.html', ourPage(server.url));
const page = `${origin}/page.html`;
const pageIn = (language: Language): string => {
  site.put(`/${language}.html`, ourPage(server.url, language));
  return `${origin}/${language}.html`;
};
const browser = await launchBrowser(executable);
try {
  const sizes = [...(await measureOurs(browser, page)), ...(await measureOthers(browser))];
  const header = ['widget', 'stage', 'requests', 'bytes (Brotli)', 'script time'];
  print([header, ...sizes.map(describe)]);
  const inLanguages = await measureLanguages(browser, pageIn);
  print([['until a question is typed', '', 'requests', 'bytes (Brotli)', 'script time'], ...inLanguages.map(describe)]);
  const clicks = await clickToUsable(browser, page, visits);
  const keys = await typingLatency(browser, page, turns);
  const columns = ['median', 'p95', 'bar'];
  print([
    ['', ...columns],
    ['click to usable input, processor slowed 4 times', ...spread(clicks), '300 ms'],
    [`key to frame, conversation of ${turns} turns`, ...spread(keys), '50 ms'],
  ]);
  const freezes = [...(await longestFreezes(browser, page, visits))];
  print([
    ['longest freeze, processor slowed 4 times', ...columns],
    ...freezes.map(([answer, gaps]) => [`answer of ${answer}`, ...spread(gaps), '100 ms']),
  ]);
} finally {
  await browser.close();
  await server.stop();
  await site.stop();
}

function describe({ widget, stage, cost }: SizeRow): readonly string[] {
  return [widget, stage, String(cost.requests), cost.bytes.toLocaleString('en'), `${cost.scriptMs.toFixed(1)} ms`];
}

function spread(times: readonly number[]): readonly string[] {
  return [0.5, 0.95].map((share) => `${percentile(times, share).toFixed(0)} ms`);
}

function print(rows: readonly (readonly string[])[]): void {
  console.log(`${alignColumns(rows).join('\n')}\n`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { type Language, languages } from '../../server/protocol/messages.ts';
import { FileServer } from './files.ts';
import { inputs, otherPages } from './pages.ts';
import { type Cost, Meter } from './traffic.ts';
import { answersOf, firstVisit, inputOf, launcherOf } from './visit.ts';

const packages = fileURLToPath(new URL('node_modules', import.meta.url));

/** After this long without a request, nothing more is coming. */
const settleMs = 500;

export interface SizeRow {
  readonly widget: string;
  readonly stage: string;
  readonly cost: Cost;
}

/** What our chat costs before it is used, until it can be written to, until the first answer, and after it. */
export async function measureOurs(browser: Browser, page: string): Promise<readonly SizeRow[]> {
  return firstVisit(browser, async (tab) => {
    const meter = await Meter.attach(tab);
    const rows: SizeRow[] = [];
    const note = async (stage: string) => {
      await tab.waitForLoadState('networkidle');
      await tab.waitForTimeout(settleMs);
      rows.push({ widget: 'hannover-chat', stage, cost: await meter.read() });
    };
    await tab.goto(page);
    // Before anything else is done: looking for elements is script time too.
    await note('launcher');
    await launcherOf(tab).click();
    await answersOf(tab).waitFor();
    await note('usable');
    await inputOf(tab).pressSequentially('Was kostet ein Reisepass?');
    await note('question typed, with suggestions');
    await inputOf(tab).press('Enter');
    await answersOf(tab).nth(1).waitFor();
    await note('after the first answer, with tools');
    return rows;
  });
}

/** What each language costs until a question is typed and its suggestions are there. */
export async function measureLanguages(
  browser: Browser,
  pageIn: (language: Language) => string,
): Promise<readonly SizeRow[]> {
  const rows: SizeRow[] = [];
  for (const language of languages) {
    const cost = await firstVisit(browser, async (tab) => {
      const meter = await Meter.attach(tab);
      await tab.goto(pageIn(language));
      await launcherOf(tab).click();
      await answersOf(tab).waitFor();
      await inputOf(tab).pressSequentially('Reisepass');
      await tab.waitForLoadState('networkidle');
      await tab.waitForTimeout(settleMs);
      return meter.read();
    });
    rows.push({ widget: 'hannover-chat', stage: language, cost });
  }
  return rows;
}

/** The same for the others, as far as they are installed: they are usable or nothing, without a launcher. */
export async function measureOthers(browser: Browser): Promise<readonly SizeRow[]> {
  if (!existsSync(packages)) return [];
  const server = new FileServer(packages, otherPages);
  const url = await server.start();
  try {
    const rows: SizeRow[] = [];
    for (const [path, input] of Object.entries(inputs)) {
      rows.push(await measureOther(browser, url + path, path.slice(1, -'.html'.length), input));
    }
    return rows;
  } finally {
    await server.stop();
  }
}

function measureOther(browser: Browser, url: string, widget: string, input: string): Promise<SizeRow> {
  return firstVisit(browser, async (page) => {
    const meter = await Meter.attach(page);
    await page.goto(url);
    await page.locator(input).first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    return { widget, stage: 'usable', cost: await meter.read() };
  });
}

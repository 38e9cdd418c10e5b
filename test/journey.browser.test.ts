import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openSqliteStore } from '../server/unanswered/store.ts';
import { openTestService, type TestServer } from './server/harness.ts';
import { openBrowser, type Visit, visit } from './widget/browser/visit.ts';

/** Tuesday, ten o'clock in Hannover. */
const now = () => new Date('2026-11-24T09:00:00Z');

const browser = await openBrowser();

describe.skipIf(browser === undefined)('a citizen, with the real server, content and widget', () => {
  let server: TestServer;
  let current: Visit | undefined;

  beforeAll(async () => {
    server = await openTestService({ publicDir: inject('widgetRoot'), now });
  }, 120_000);

  afterEach(() => current?.end());

  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  async function openChat() {
    if (browser === undefined) throw new Error('Tests without a browser are skipped.');
    const visitor = await visit(browser, `http://127.0.0.1:${server.port}/`);
    current = visitor;
    const answers = visitor.log.locator('.answer');
    await visitor.launcher.click();
    await answers.waitFor();
    /** Asks, and gives back the answer to it. */
    const ask = async (question: string): Promise<Locator> => {
      const answer = answers.nth(await answers.count());
      await visitor.ask(question);
      await answer.waitFor();
      console.log(question, '=>', await answer.innerText(), await linksIn(answer), await visitor.dialog.locator('.chip').allTextContents());//DBG
      return answer;
    };
    return { ...visitor, ask };
  }

  test('gets the main questions answered in one conversation', { timeout: 60_000 }, async () => {
    const { ask, problems } = await openChat();

    const costs = await ask('Was kostet ein neuer Perso?');
    expect.soft(await feesIn(costs)).toMatchObject({ 'ab 24 Jahren': '46,00 €', 'unter 24 Jahren': '27,60 €' });
    expect.soft(await costs.locator('.source').first().textContent()).toMatch(/Stand .*20\d\d/);
    expect.soft(await linksIn(costs)).toContainEqual(expect.stringMatching(/^https:\/\/\S+/));

    const child = await ask('und für mein Kind?');
    expect.soft(Object.values(await feesIn(child))).toContain('27,60 €');
    expect.soft(Object.values(await feesIn(child))).not.toContain('46,00 €');

    const where = await ask('wo muss ich da hin?');
    expect.soft(await where.textContent()).toContain('Bürgeramt');

    const office = await ask('hat das Bürgeramt in Linden jetzt offen?');
    expect.soft(await office.getByRole('heading', { name: /Bürgeramt .*Linden|Linden.*Bürgeramt/ }).count()).toBe(1);
    expect.soft(await office.locator('.open-now').textContent()).toBe('?');

    const lost = await ask('Ich habe meinen Ausweis verloren');
    expect.soft(await lost.textContent()).toContain('116 116');
    expect.soft(await linksIn(lost)).toContainEqual('tel:116116');

    const weather = await ask('wie wird das Wetter? Ich heiße Anna Müller, Tel. 0511 1234567');
    expect.soft(await weather.textContent()).toMatch(/0511 168-?0|115/);
    expect.soft(await weather.getByRole('table').count()).toBe(0);

    expect.soft(problems).toEqual([]);
    const store = await openSqliteStore(server.dataDir);
    const kept = await vi.waitFor(
      async () => {
        const entries = await store.list(10);
        expect.soft(entries).not.toEqual([]);
        return entries;
      },
      { timeout: 10_000, interval: 50 },
    );
    await store.close();
    expect.soft(kept.map(({ text, reason }) => ({ text, reason }))).toEqual([
      { text: 'wie wird das Wetter? Ich heiße [Name], Tel. [Telefon]', reason: 'not-understood' },
    ]);
  });
});

/** The fees of an answer, by what they are for. */
async function feesIn(answer: Locator): Promise<Readonly<Record<string, string>>> {
  const rows = await answer.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  // Amounts have a space that does not break.
  return Object.fromEntries(cells.map((row) => row.map((text) => text.replace(/\s/g, ' '))));
}

function linksIn(answer: Locator): Promise<readonly string[]> {
  return answer.locator('a').evaluateAll((anchors) => anchors.map((anchor) => String(anchor.getAttribute('href'))));
}

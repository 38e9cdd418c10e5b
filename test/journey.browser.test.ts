import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openUnansweredStore } from '../server/unanswered/store.ts';
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
      return answer;
    };
    return { ...visitor, ask };
  }

  test('gets the main questions answered in one conversation', { timeout: 60_000 }, async () => {
    const { ask, log, problems } = await openChat();

    const costs = await ask('Was kostet ein neuer Perso?');
    expect(await feesIn(costs)).toMatchObject({ 'ab 24 Jahren': '46,00 €', 'unter 24 Jahren': '27,60 €' });
    expect(await costs.locator('.source').first().textContent()).toMatch(/Stand .*20\d\d/);
    expect(await linksIn(costs)).toContainEqual(expect.stringMatching(/^https:\/\/\S+/));

    const child = await ask('und für mein Kind?');
    expect(Object.values(await feesIn(child))).toContain('27,60 €');
    expect(Object.values(await feesIn(child))).not.toContain('46,00 €');

    const where = await ask('wo muss ich da hin?');
    expect(await where.textContent()).toMatch(/jedem der neun Bürgerämter/);

    const office = await ask('hat das Bürgeramt in Linden jetzt offen?');
    expect(await office.getByRole('heading', { name: 'Bürgeramt Linden' }).count()).toBe(1);
    // Of its hours only Thursday's are known.
    expect(await office.locator('.open-now').textContent()).toContain('weiß ich nicht sicher');
    expect(await office.textContent()).toContain('Donnerstag 08:00–13:00, 14:00–18:00');

    const lost = await ask('Ich habe meinen Ausweis verloren');
    expect(await lost.textContent()).toContain('116 116');
    expect(await linksIn(lost)).toContainEqual('tel:116116');

    const weather = await ask('wie wird das Wetter? Ich heiße Anna Müller');
    expect(await weather.textContent()).toMatch(/nicht verstanden oder ich weiß es nicht/);
    expect(await linksIn(weather)).toEqual(['tel:+495111680']);
    expect(await weather.getByRole('table').count()).toBe(0);
    await log.getByText('Ihre Frage wird ohne persönliche Daten aufbewahrt').waitFor();

    expect(problems).toEqual([]);
    const store = await openUnansweredStore({ dataDir: server.dataDir });
    const kept = await vi.waitFor(
      async () => {
        const entries = await store.list(10);
        expect(entries.map(({ reason }) => reason)).toContain('not-understood');
        return entries;
      },
      { timeout: 10_000, interval: 50 },
    );
    await store.close();
    // What was answered with little confidence is kept as well, to be looked at.
    expect(kept.filter(({ reason }) => reason !== 'unsure').map(({ text, reason }) => ({ text, reason }))).toEqual([
      { text: 'wie wird das Wetter? Ich heiße [Name]', reason: 'not-understood' },
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

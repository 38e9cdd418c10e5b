import axe, { type AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { StubServer } from './stub-server.ts';
import { openBrowser, type Visit, visit } from './visit.ts';

const browser = await openBrowser();
const root = inject('widgetRoot');

const views = ['light', 'dark'].flatMap((theme) => ['de', 'en', 'ar'].map((language) => ({ theme, language })));

describe.skipIf(browser === undefined)('axe finds nothing wrong', { timeout: 60_000 }, () => {
  const stub = new StubServer({ root });
  let url: string;
  let current: Visit | undefined;

  beforeEach(async () => {
    url = await stub.start();
  });

  afterEach(async () => {
    await current?.end();
    await stub.stop();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test.each(views)('in $theme colours, in $language: closed, open, answered, offline', async ({ theme, language }) => {
    if (browser === undefined) throw new Error('Tests without a browser are skipped.');
    // Half transparent while it arrives, the panel has no contrast of its own yet.
    const visitor = await visit(browser, `${url}/?theme=${theme}&language=${language}`, { reducedMotion: 'reduce' });
    current = visitor;
    const { page, launcher, log, dialog, ask } = visitor;
    await page.evaluate(axe.source);
    const findings = async (): Promise<readonly string[]> => {
      const { violations, incomplete }: AxeResults = await page.evaluate('axe.run()');
      const contrast = incomplete.filter(({ id }) => id !== 'color-contrast');
      return [...violations, ...contrast].flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
    };
    expect(await findings()).toEqual([]);
    await launcher.click();
    await log.locator('.answer').waitFor();
    expect(await findings()).toEqual([]);
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    await ask('Quatsch');
    await log.getByText('nicht verstanden').waitFor();
    expect(await findings()).toEqual([]);
    stub.isDown = true;
    stub.cutSockets();
    await dialog.locator('.status button').waitFor();
    await ask('Meine Mail ist erika@example.org');
    expect(await findings()).toEqual([]);
    stub.isDown = false;
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openRealServer, password } from './real-server.ts';
import { browser, Stage } from './stage.ts';

describe.skipIf(browser === undefined)('with its own server, the review page', { timeout: 60_000 }, () => {
  const stage = new Stage();

  test('lets people in, shows them figures, gives these as a file, and lets them out again', async () => {
    const url = await openRealServer('erika', 'editor');
    stage.url = url;
    const { page, heading, problems } = await stage.open('/review/figures');
    await page.getByLabel('Name').fill('erika');
    await page.getByLabel('Passwort').fill('falsch');
    await page.keyboard.press('Enter');
    await page.locator('review-sign-in [role=alert]').filter({ hasText: /\w/ }).waitFor();
    await page.getByLabel('Passwort').fill(password);
    await page.keyboard.press('Enter');
    await heading.filter({ hasText: 'Kennzahlen' }).waitFor();
    await page.getByText('Fragen je Tag', { exact: true }).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    expect((await readFile(await download.path(), 'utf8')).length).toBeGreaterThan(20);
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await page.goto(`${url}/review/figures`);
    await page.getByLabel('Passwort').waitFor();
    expect(problems).toEqual([]);
  });
});

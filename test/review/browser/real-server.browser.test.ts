import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRealServer, password } from './real-server.ts';
import { browser, type Desk, Stage } from './stage.ts';

describe.skipIf(browser === undefined)('with its own server, the review page', { timeout: 60_000 }, () => {
  const stage = new Stage();

  async function logIn({ page }: Desk): Promise<void> {
    await page.getByLabel('Name').fill('erika');
    await page.getByLabel('Passwort').fill(password);
    await page.keyboard.press('Enter');
  }

  test('lets people in, shows them figures, gives these as a file, and lets them out again', async () => {
    const { url } = await openRealServer('erika', 'editor');
    stage.url = url;
    const desk = await stage.open('/review/figures');
    const { page, heading, problems } = desk;
    await page.getByLabel('Name').fill('erika');
    await page.getByLabel('Passwort').fill('falsch');
    await page.keyboard.press('Enter');
    await page.locator('review-sign-in [role=alert]').filter({ hasText: /\w/ }).waitFor();
    await logIn(desk);
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

  test('lists what was put aside, takes a note and a decision, and takes them back', async () => {
    const { url, office } = await openRealServer('erika', 'editor');
    await office.ask(
      'Wo gibt es einen Angelschein?',
      'Darf mein Pony in die Stadtbahn?',
      '<img src=x onerror=alert(1)>',
    );
    stage.url = url;
    const desk = await stage.open('/review?q=pony');
    const { page, rows, heading, press, notice, problems } = desk;
    await logIn(desk);
    await rows.filter({ hasText: 'Darf mein Pony' }).waitFor();
    expect(await rows.count()).toBe(1);
    await press('j', 'Enter');
    await heading.filter({ hasText: 'Darf mein Pony' }).waitFor();
    await page.getByLabel('Notiz').fill('Das weiß die ÜSTRA.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Notiz: – → Das weiß die ÜSTRA.').waitFor();
    await heading.click();
    await press('n');
    await notice.getByText('1 Gruppe: erledigt, nicht zuständig.').waitFor();
    expect(await office.groupOf('Darf mein Pony in die Stadtbahn?')).toMatchObject({
      state: 'resolved',
      resolution: 'out-of-scope',
      note: 'Das weiß die ÜSTRA.',
    });
    await press('z');
    await notice.getByText('rückgängig gemacht').waitFor();
    expect((await office.groupOf('Darf mein Pony in die Stadtbahn?')).state).toBe('new');
    await page.goto(`${url}/review`);
    await rows.filter({ hasText: '<img src=x onerror=alert(1)>' }).waitFor();
    expect(await rows.count()).toBe(3);
    expect(problems).toEqual([]);
  });

  test('takes a question into the content, which then stands in the file', { timeout: 180_000 }, async () => {
    const { url, office, contentDir } = await openRealServer('erika', 'editor');
    await office.ask('muss man für einen Welpen auch blechen');
    const { id } = await office.groupOf('muss man für einen Welpen auch blechen');
    stage.url = url;
    const desk = await stage.open(`/review/groups/${id}/adopt`);
    const { page, problems } = desk;
    await logIn(desk);
    await page.getByRole('combobox', { name: 'Leistung oder Anliegen' }).fill('hund');
    await page.getByRole('option', { name: /Hund anmelden/ }).click();
    await page.getByLabel('Was wird gefragt?').selectOption('costs');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText(/^\+.*muss man für einen Welpen auch blechen/).waitFor();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor({ timeout: 120_000 });
    await page.getByRole('row', { name: /muss man für einen Welpen auch blechen/ }).waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: übernommen' }).waitFor();
    const file = await readFile(join(contentDir, 'knowledge-base/services/hundesteuer.yaml'), 'utf8');
    expect(file).toContain('muss man für einen Welpen auch blechen');
    expect((await office.detail(id)).group).toMatchObject({ state: 'resolved', resolution: 'content-added' });
    await page.getByRole('link', { name: 'Ausprobieren' }).last().click();
    await page.locator('.answer').waitFor();
    expect(problems).toEqual([]);
  });
});

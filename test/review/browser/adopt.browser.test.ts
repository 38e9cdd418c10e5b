import { describe, expect, test } from 'vitest';
import { focused } from '../../widget/browser/visit.ts';
import { browser, Stage } from './stage.ts';

describe.skipIf(browser === undefined)('adopting a question', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('goes from the group to written content and on to the next group, by keyboard alone', async () => {
    const { page, heading, press, problems } = await stage.open('/review/groups/1');
    await heading.filter({ hasText: 'was kost' }).waitFor();
    await press('a');
    await heading.filter({ hasText: 'In die Inhalte aufnehmen' }).waitFor();
    await focused(heading);
    expect(await page.getByRole('combobox', { name: 'Leistung oder Anliegen' }).inputValue()).toBe(
      'Reisepass beantragen',
    );
    await page.getByRole('button', { name: 'Vorschau' }).focus();
    await press('Enter');
    await page.getByRole('heading', { name: 'Vorschlag: wird geprüft' }).waitFor();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await focused(page.getByRole('heading', { name: /^Vorschlag/ }));
    await page.getByText('+      - Kinderreisepass Preis?').waitFor();
    await page.getByText('5.212 Fragen geprüft. Anders beantwortet: 3 aus dieser Gruppe, 1 andere.').waitFor();
    const other = page.getByRole('row', { name: /pass baby dauer/ });
    await other.getByText('Ein Reisepass dauert etwa vier Wochen.').waitFor();
    await other.getByText('Ein Reisepass kostet für Personen unter 24 Jahren 37,50 €.').waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).focus();
    await press('Enter');
    await page.getByRole('heading', { name: 'Vorschlag: übernommen' }).waitFor();
    expect(stage.stub.group(1)).toMatchObject({ state: 'resolved', resolution: 'content-added' });
    await page.getByRole('button', { name: 'Nächste Gruppe' }).focus();
    await press('Enter');
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('takes other lines, another place and a name, and sends exactly those', async () => {
    const { page } = await stage.open('/review/groups/1/adopt');
    await page.getByLabel('2. aufnehmen').first().uncheck();
    await page.getByLabel('3. aufnehmen').first().uncheck();
    await page.getByLabel('1. Text').first().fill('was kostet der Perso für ein Baby');
    const place = page.getByRole('combobox', { name: 'Leistung oder Anliegen' });
    await place.fill('personal');
    await page.getByRole('option', { name: /Personalausweis/ }).click();
    await page.getByLabel('Was wird gefragt?').selectOption('Dauer');
    await page.getByRole('button', { name: 'Bezeichnung hinzufügen' }).click();
    await page.getByRole('group', { name: 'Bezeichnungen' }).getByLabel('1. Text').fill('Babyausweis');
    const [request] = await Promise.all([
      page.waitForRequest((each) => each.url().endsWith('/review/api/proposals')),
      page.getByRole('button', { name: 'Vorschau' }).click(),
    ]);
    expect(request.postDataJSON()).toEqual({
      group: { group: 1, version: 1 },
      target: { service: 'personalausweis' },
      utterances: [{ text: 'was kostet der Perso für ein Baby', language: 'de', aspect: 'duration' }],
      terms: [{ text: 'Babyausweis', language: 'de' }],
    });
  });

  test('says what is missing instead of sending half a proposal', async () => {
    const { page } = await stage.open('/review/groups/1/adopt');
    for (const number of [1, 2, 3]) await page.getByLabel(`${number}. aufnehmen`).uncheck();
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('alert').getByText('Wählen Sie mindestens eine Frage oder Bezeichnung.').waitFor();
    expect(stage.stub.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  test('shows what is wrong with its line and a hint, and cannot be written like that', async () => {
    const { page } = await stage.open('/review/groups/1/adopt');
    await page.getByLabel('1. Text').first().fill('doppelt gefragt');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: so nicht möglich' }).waitFor();
    await page.getByText('knowledge-base/services/reisepass.yaml:14').waitFor();
    await page.getByText('Löschen Sie eine der beiden.').waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click({ force: true });
    expect(stage.stub.asked.some((each) => each.endsWith('/write'))).toBe(false);
  });

  test('must be previewed again after a change', async () => {
    const { page } = await stage.open('/review/groups/1/adopt');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await page.getByLabel('2. aufnehmen').first().uncheck();
    await page.getByText('Sie haben seitdem etwas geändert.').waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click({ force: true });
    expect(stage.stub.asked.some((each) => each.endsWith('/write'))).toBe(false);
  });

  test('may take its time: whoever goes on with other groups finds draft and proposal again', async () => {
    stage.stub.checks = 3;
    const { page, heading } = await stage.open('/review/groups/1/adopt');
    await page.getByLabel('1. Text').first().fill('mein eigener Satz');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: wird geprüft' }).waitFor();
    await page.getByRole('link', { name: 'Zurück zur Gruppe' }).click();
    await page.keyboard.press('j');
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
    await page.keyboard.press('k');
    await heading.filter({ hasText: 'was kost' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await page.getByText('+      - mein eigener Satz').waitFor();
    expect(await page.getByLabel('1. Text').first().inputValue()).toBe('mein eigener Satz');
  });

  test('overwrites nothing that somebody else has changed in the file', async () => {
    stage.stub.hasFileConflict = true;
    const { page } = await stage.open('/review/groups/1/adopt');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click();
    const title = page.getByRole('heading', { name: 'Die Datei hat sich inzwischen geändert' });
    await title.waitFor();
    await focused(title);
    await page.getByText('Was jemand anders geändert hat').click();
    await page.getByText('+# von jemand anderem').waitFor();
    await page.getByRole('button', { name: 'Vorschau auf neuem Stand erneuern' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: übernommen' }).waitFor();
  });

  test('ends with a clear notice if the group is deleted meanwhile, and nothing is saved', async () => {
    const { page, heading } = await stage.open('/review/groups/1/adopt');
    await page.getByRole('button', { name: 'Vorschau' }).waitFor();
    stage.stub.groups.delete(1);
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await heading.filter({ hasText: 'Diese Gruppe gibt es nicht mehr' }).waitFor();
    await page.getByRole('alert').getByText('Es wurde nichts gespeichert.').waitFor();
  });

  test('keeps what was written if the group was changed meanwhile', async () => {
    const { page } = await stage.open('/review/groups/1/adopt');
    await page.getByLabel('1. Text').first().fill('mein eigener Satz');
    stage.stub.changeAs('Max Beispiel', 1, { note: 'Ich auch' });
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('alert').getByText('Die Gruppe wurde inzwischen geändert.').waitFor();
    expect(await page.getByLabel('1. Text').first().inputValue()).toBe('mein eigener Satz');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('+      - mein eigener Satz').waitFor();
  });

  test('gives a patch and lines to copy where the server may not write', async () => {
    stage.stub.mayWrite = false;
    const { page, heading } = await stage.open('/review/groups/1/adopt', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    expect(await page.getByRole('button', { name: 'In die Inhalte übernehmen' }).count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Patch herunterladen' }).click(),
    ]);
    expect(download.url()).toBe(`${stage.url}/review/api/proposals/proposal-1/patch`);
    await page.getByText('Zeilen zum Einfügen').click();
    await page.getByRole('button', { name: 'Zeilen kopieren' }).click();
    await page.getByRole('button', { name: 'Kopiert' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('- Kinderreisepass Preis?');
    await page.getByRole('button', { name: 'Als aufgenommen erledigen' }).click();
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
    expect(stage.stub.group(1)).toMatchObject({ state: 'resolved', resolution: 'content-added' });
  });

  test('can be tried before it is written: the answer now beside the answer then', async () => {
    const { page } = await stage.open('/review/groups/2/adopt');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: geprüft' }).waitFor();
    await page.getByRole('link', { name: 'Ausprobieren' }).last().click();
    await page.getByText('Das habe ich leider nicht verstanden.').waitFor();
    await page.getByRole('cell', { name: '70,00 €' }).waitFor();
  });
});

describe.skipIf(browser === undefined)('trying a question out', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('shows the answer as citizens see it, why it came, and follows up', async () => {
    const { page } = await stage.open('/review/try');
    await page.getByLabel('Frage').fill('Was kostet ein Pass?');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '37,50 €' }).waitFor();
    await page.getByText('Wie die Antwort zustande kommt').click();
    await page.getByText('service reisepass', { exact: true }).waitFor();
    await page.getByText('Ab 60 % wird geantwortet').waitFor();
    await page.getByRole('button', { name: 'Wie lange dauert es?' }).click();
    await page.getByText('Etwa vier Wochen.').waitFor();
    expect(stage.stub.asked.filter((each) => each === 'POST /try')).toHaveLength(2);
  });
});

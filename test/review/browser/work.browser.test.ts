import { describe, expect, test, vi } from 'vitest';
import { focused } from '../../widget/browser/visit.ts';
import { browser, Stage } from './stage.ts';

describe.skipIf(browser === undefined)('somebody in the dialog centre', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('goes through new groups and decides by keyboard alone, one after the other', async () => {
    const { page, rows, heading, press, notice, problems } = await stage.open();
    await rows.first().waitFor();
    await press('j', 'j', 'k');
    await focused(rows.first().getByRole('link'));
    await press('Enter');
    await heading.filter({ hasText: 'was kost der pass' }).waitFor();
    await focused(heading);
    await press('n');
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
    await focused(heading);
    expect(stage.stub.group(1)).toMatchObject({ state: 'resolved', resolution: 'out-of-scope' });
    await notice.getByText('1 Gruppe: erledigt, nicht zuständig.').waitFor();
    await press('b');
    await heading.filter({ hasText: 'bis wann muss ich' }).waitFor();
    expect(stage.stub.group(2)).toMatchObject({ state: 'resolved', resolution: 'answered-now' });
    await press('m');
    await page.locator('.facts').getByText('In Arbeit').waitFor();
    expect(stage.stub.group(3)).toMatchObject({ state: 'in-progress', assignee: 'Erika Muster' });
    await press('u');
    await rows.first().waitFor();
    expect(await rows.first().getAttribute('data-id')).toBe('4');
    expect(problems).toEqual([]);
  });

  test('takes the last change back with a key, wherever they are then', async () => {
    const { rows, heading, press, notice } = await stage.open('/review/groups/1');
    await heading.filter({ hasText: 'was kost' }).waitFor();
    await press('s');
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
    expect(stage.stub.group(1).state).toBe('resolved');
    await press('z');
    await notice.getByText('rückgängig gemacht').waitFor();
    expect(stage.stub.group(1).state).toBe('new');
    await press('u');
    await rows.first().waitFor();
    expect(await rows.first().getAttribute('data-id')).toBe('1');
  });

  test('decides about many at once, and takes it back', async () => {
    const { page, rows, press, notice } = await stage.open();
    await rows.first().waitFor();
    await press('j', 'x', 'j', 'j', 'x');
    await page.getByText('2 Gruppen ausgewählt').first().waitFor();
    await press('s');
    await notice.getByText('2 Gruppen: erledigt, Spam.').waitFor();
    await vi.waitFor(async () => expect(await rows.first().getAttribute('data-id')).toBe('2'));
    expect([1, 2, 3].map((id) => stage.stub.group(id).state)).toEqual(['resolved', 'new', 'resolved']);
    await notice.getByRole('button', { name: 'Rückgängig' }).click();
    await vi.waitFor(async () => expect(await rows.first().getAttribute('data-id')).toBe('1'));
    expect([1, 2, 3].map((id) => stage.stub.group(id).state)).toEqual(['new', 'new', 'new']);
  });

  test('keeps the place in the list when the row with the focus goes away', async () => {
    const { rows, press, notice } = await stage.open();
    await rows.first().waitFor();
    await press('j', 'j', 's');
    await notice.waitFor();
    await vi.waitFor(async () => expect(await rows.nth(1).getAttribute('data-id')).toBe('3'));
    await focused(rows.nth(1).getByRole('link'));
  });

  test('finds, filters and sorts; the address says it, and the way back leads back', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('hund');
    await page.getByText('15 Gruppen', { exact: true }).first().waitFor();
    expect(new URL(page.url()).search).toBe('?q=hund');
    await page.getByRole('radio', { name: 'Erledigt' }).check();
    await page.getByText('Hier ist nichts zu tun').waitFor();
    await page.goBack();
    await page.getByText('15 Gruppen', { exact: true }).first().waitFor();
    await page.getByText('Weitere Filter').click();
    await page.getByLabel('Sprache').last().selectOption('Englisch');
    await page.getByText('Hier ist nichts zu tun').waitFor();
    await page.reload();
    await page.getByText('Hier ist nichts zu tun').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('hund');
    await page.getByRole('link', { name: 'Filter aufheben' }).click();
    await rows.first().waitFor();
  });

  test('filters by service through a list that finds it while they write', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    await page.getByText('Weitere Filter').click();
    await page.getByRole('combobox', { name: 'Leistung' }).pressSequentially('fuhr');
    await page.getByRole('option', { name: 'Führungszeugnis beantragen' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('15 Gruppen', { exact: true }).first().waitFor();
    expect(new URL(page.url()).search).toBe('?service=fuehrungszeugnis');
  });

  test('turns pages forwards and backwards', async () => {
    const { page, rows, heading } = await stage.open();
    await rows.first().waitFor();
    await page.getByRole('link', { name: 'Nächste Seite' }).click();
    await vi.waitFor(async () => expect(await rows.first().getAttribute('data-id')).toBe('51'));
    await focused(heading);
    await page.getByRole('link', { name: 'Nächste Seite' }).click();
    await vi.waitFor(async () => expect(await rows.first().getAttribute('data-id')).toBe('101'));
    await page.getByRole('link', { name: 'Vorige Seite' }).click();
    await vi.waitFor(async () => expect(await rows.first().getAttribute('data-id')).toBe('51'));
    await rows.nth(49).getByRole('link').click();
    await page.keyboard.press('j');
    await page.waitForURL('**/review/groups/101');
  });

  test('writes a note and gives the group to somebody; what is unsaved outlives a look elsewhere', async () => {
    const { page, heading, press, notice } = await stage.open('/review/groups/2');
    await page.getByLabel('Notiz').fill('Frage geht an die Steuerabteilung.');
    await page.getByRole('link', { name: 'Zur Liste' }).click();
    await page.locator('li.group[data-id="2"]').getByRole('link').click();
    await heading.filter({ hasText: 'hund' }).waitFor();
    expect(await page.getByLabel('Notiz').inputValue()).toBe('Frage geht an die Steuerabteilung.');
    await page.getByLabel('Zuständig').selectOption('Max Beispiel');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await notice.waitFor();
    expect(stage.stub.group(2)).toMatchObject({ note: 'Frage geht an die Steuerabteilung.', assignee: 'Max Beispiel' });
    await page.getByText('Notiz: – → Frage geht an die Steuerabteilung.').waitFor();
    await page.getByLabel('Notiz').fill('Nachtrag');
    await heading.click();
    await press('n');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    expect(stage.stub.group(2)).toMatchObject({ note: 'Nachtrag', resolution: 'out-of-scope' });
  });

  test('is shown what another person changed meanwhile, and decides what is to hold', async () => {
    const { page, heading, press } = await stage.open('/review/groups/3');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    stage.stub.changeAs('Max Beispiel', 3, { state: 'in-progress', assignee: 'Max Beispiel' });
    await press('s');
    const dialog = page.getByRole('dialog', { name: 'Inzwischen geändert' });
    await dialog.getByText('Zuletzt geändert von Max Beispiel').waitFor();
    await dialog.getByRole('row', { name: /Zuständig niemand Max Beispiel keine/ }).waitFor();
    await dialog.getByRole('row', { name: /Stand Neu In Arbeit Erledigt: Spam/ }).waitFor();
    await dialog.getByRole('button', { name: 'So lassen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(stage.stub.group(3)).toMatchObject({ state: 'in-progress', assignee: 'Max Beispiel' });
    await page.locator('.facts').getByText('Max Beispiel').waitFor();
    stage.stub.changeAs('Max Beispiel', 3, { note: 'Ich kümmere mich.' });
    await press('s');
    await dialog.getByRole('button', { name: 'Meine Änderung speichern' }).click();
    await vi.waitFor(() =>
      expect(stage.stub.group(3)).toMatchObject({ resolution: 'spam', note: 'Ich kümmere mich.' }),
    );
  });

  test('keeps their own note when somebody else has written one', async () => {
    const { page, heading } = await stage.open('/review/groups/3');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    await page.getByLabel('Notiz').fill('Meine Notiz');
    stage.stub.changeAs('Max Beispiel', 3, { note: 'Seine Notiz' });
    await page.getByRole('button', { name: 'Speichern' }).click();
    const dialog = page.getByRole('dialog', { name: 'Inzwischen geändert' });
    await dialog.getByRole('row', { name: /Notiz – Seine Notiz Meine Notiz/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(stage.stub.group(3).note).toBe('Seine Notiz');
    expect(await page.getByLabel('Notiz').inputValue()).toBe('Meine Notiz');
  });

  test('is told clearly that a group was deleted meanwhile, and nothing is half saved', async () => {
    const { page, heading, notice } = await stage.open('/review/groups/3');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    await page.getByLabel('Notiz').fill('Nicht umsonst geschrieben');
    stage.stub.groups.delete(3);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await notice.getByText('1 Gruppe gibt es nicht mehr; dort ist nichts gespeichert worden.').waitFor();
    await heading.filter({ hasText: 'Diese Gruppe gibt es nicht mehr' }).waitFor();
    expect(await page.getByLabel('Ihre Notiz, noch nicht gespeichert').inputValue()).toBe('Nicht umsonst geschrieben');
    await page.getByRole('link', { name: 'Zur Liste' }).click();
    await page.locator('li.group').first().waitFor();
  });

  test('splits off questions that do not fit, and merges groups of one meaning', async () => {
    const { page, heading, notice } = await stage.open('/review/groups/1');
    await page.getByLabel('Zum Abtrennen auswählen: Kinderreisepass Preis?').first().check();
    await page.getByRole('button', { name: '1 Frage als eigene Gruppe abtrennen' }).click();
    await notice.getByText('abgetrennt').waitFor();
    expect(stage.stub.group(121).title).toBe('Kinderreisepass Preis?');
    await page.goto(`${stage.url}/review/groups/121`);
    await page.getByRole('button', { name: 'Mit anderer Gruppe zusammenführen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('kost der pass');
    await dialog.getByRole('option', { name: 'was kost der pass für mein baby 477' }).click();
    await dialog.getByRole('button', { name: 'Zusammenführen' }).click();
    await heading.filter({ hasText: 'was kost der pass' }).waitFor();
    expect(stage.stub.groups.has(121)).toBe(false);
  });

  test('who may only read sees everything and is offered no change', async () => {
    stage.stub.role = 'reader';
    const { page, press, rows } = await stage.open();
    await rows.first().waitFor();
    await press('j', 's');
    await page.goto(`${stage.url}/review/groups/1`);
    await page.getByText('Sie können hier alles lesen').waitFor();
    await press('s', 'm');
    expect(await page.getByRole('button', { name: 'Spam' }).count()).toBe(0);
    expect(stage.stub.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  test('downloads the list as it is filtered', async () => {
    const { page, rows } = await stage.open('/review?q=hund');
    await rows.first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.url()).toBe(`${stage.url}/review/api/export/groups.csv?state=new&q=hund`);
  });
});

import { describe, expect, test, vi } from 'vitest';
import { focused } from '../../widget/browser/visit.ts';
import { browser, Stage } from './stage.ts';

describe.skipIf(browser === undefined)('logging in', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('leads to the page that was asked for; a wrong password is said and can be typed again', async () => {
    stage.stub.isLoggedIn = false;
    const { page, heading } = await stage.open('/review/groups/2');
    await focused(page.getByLabel('Name'));
    await page.keyboard.type('erika');
    await page.keyboard.press('Tab');
    await page.keyboard.type('falsch');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Name oder Passwort ist falsch.').waitFor();
    await focused(page.getByLabel('Passwort'));
    await page.keyboard.type('richtig');
    await page.keyboard.press('Enter');
    await heading.filter({ hasText: 'kann ich den hund' }).waitFor();
  });

  test('with the work account goes to the provider and comes back here', async () => {
    stage.stub.isLoggedIn = false;
    stage.stub.way = 'oidc';
    const { page } = await stage.open('/review/groups/2');
    const link = page.getByRole('link', { name: 'Mit dem Dienstkonto anmelden' });
    expect(await link.getAttribute('href')).toBe('/review/login/oidc?to=%2Freview%2Fgroups%2F2');
  });

  test('says in words that the provider is away, and tries again', async () => {
    Object.assign(stage.stub, { isLoggedIn: false, way: 'oidc', isProviderAway: true });
    const { page } = await stage.open();
    await page.getByText('Der Anmeldedienst ist gerade nicht erreichbar.').waitFor();
    stage.stub.isProviderAway = false;
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('link', { name: 'Mit dem Dienstkonto anmelden' }).waitFor();
  });

  test('again happens in place when the session is over, and what was written is saved', async () => {
    const { page, heading } = await stage.open('/review/groups/2');
    await heading.filter({ hasText: 'hund' }).waitFor();
    await page.getByLabel('Notiz').fill('Lange überlegt');
    stage.stub.isLoggedIn = false;
    await page.getByRole('button', { name: 'Speichern' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bitte melden Sie sich wieder an' });
    await focused(dialog.getByLabel('Name'));
    await page.keyboard.type('erika');
    await dialog.getByLabel('Passwort').fill('richtig');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await vi.waitFor(() => expect(stage.stub.group(2).note).toBe('Lange überlegt'));
    expect(page.url()).toBe(`${stage.url}/review/groups/2`);
  });

  test('can be put off: nothing is saved then, and the text stays', async () => {
    const { page, heading, notice } = await stage.open('/review/groups/2');
    await heading.filter({ hasText: 'hund' }).waitFor();
    await page.getByLabel('Notiz').fill('Lange überlegt');
    stage.stub.isLoggedIn = false;
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('dialog').getByLabel('Name').waitFor();
    await page.keyboard.press('Escape');
    await notice.getByText('Nicht gespeichert. Bitte melden Sie sich an.').waitFor();
    expect(await page.getByLabel('Notiz').inputValue()).toBe('Lange überlegt');
    expect(stage.stub.group(2).note).toBe('');
  });

  test('in another tab does not hinder this one', async () => {
    const { heading, press } = await stage.open('/review/groups/2');
    await heading.filter({ hasText: 'hund' }).waitFor();
    stage.stub.csrf = 'csrf-of-another-tab';
    await press('s');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    expect(stage.stub.group(2).resolution).toBe('spam');
  });

  test('can be undone, here or everywhere', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'Überall abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await page.getByLabel('Passwort').waitFor();
    expect(stage.stub.asked).toContain('POST /logout-everywhere');
  });

  test('may get a new password', async () => {
    const { page, rows, notice } = await stage.open();
    await rows.first().waitFor();
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'Passwort ändern' }).click();
    const dialog = page.getByRole('dialog', { name: 'Passwort ändern' });
    await dialog.getByLabel('Bisheriges Passwort').fill('falsch');
    await dialog.getByLabel('Neues Passwort').fill('ganz neu und lang');
    await page.keyboard.press('Enter');
    await dialog.getByText('Das bisherige Passwort ist falsch.').waitFor();
    await dialog.getByLabel('Bisheriges Passwort').fill('richtig');
    await page.keyboard.press('Enter');
    await notice.getByText('Ihr Passwort ist geändert.').waitFor();
  });
});

describe.skipIf(browser === undefined)('a server that is away', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('is told in words; what was written stays and is saved with the next try', async () => {
    const { page, heading, notice } = await stage.open('/review/groups/2');
    await heading.filter({ hasText: 'hund' }).waitFor();
    await page.getByLabel('Notiz').fill('Bleibt stehen');
    stage.stub.isDown = true;
    await page.getByRole('button', { name: 'Speichern' }).click();
    await notice.getByText('Nicht gespeichert. Der Server antwortet nicht.').waitFor();
    expect(await page.getByLabel('Notiz').inputValue()).toBe('Bleibt stehen');
    stage.stub.isDown = false;
    await page.getByRole('button', { name: 'Speichern' }).click();
    await vi.waitFor(() => expect(stage.stub.group(2).note).toBe('Bleibt stehen'));
  });

  test('leaves the list as it was, with a way to try again', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    stage.stub.isDown = true;
    await page.getByRole('radio', { name: 'Erledigt' }).check();
    await page.getByRole('alert').getByText('Der Server antwortet nicht.').waitFor();
    stage.stub.isDown = false;
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByText('Hier ist nichts zu tun').waitFor();
  });

  test('or answered by a page of the network is not believed', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    await page.route('**/review/api/groups*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Bitte im WLAN anmelden</h1>' }),
    );
    await page.getByRole('radio', { name: 'Erledigt' }).check();
    await page.getByRole('alert').getByText('Der Server antwortet nicht.').waitFor();
  });
});

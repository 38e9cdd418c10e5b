import { describe, expect, test, vi } from 'vitest';
import { browser, Stage } from './stage.ts';
import { focused } from './visit.ts';

describe.skipIf(browser === undefined)('while writing, a visitor', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('takes a known question with the keyboard', async () => {
    const { page, input, dialog, log } = await stage.open();
    await input.pressSequentially('reisepass kost');
    const option = dialog.getByRole('option', { name: 'Reisepass beantragen: Kosten' });
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await input.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await log.getByRole('table').waitFor();
    expect(stage.received('choice')).toMatchObject([{ value: 'reisepass/costs' }]);
    expect(await log.getByText('Reisepass beantragen: Kosten').isVisible()).toBe(true);
    expect(await input.inputValue()).toBe('');
    await focused(input);
  });

  test('takes a known question with the mouse', async () => {
    const { input, dialog, log } = await stage.open();
    await input.pressSequentially('bürg');
    await dialog.getByRole('option', { name: 'Bürgeramt Mitte (Beispiel)', exact: true }).click();
    await log.getByText('Musterstraße 1').waitFor();
    await focused(input);
  });

  test('sends what they wrote as long as they have marked nothing', async () => {
    const { page, input, dialog } = await stage.open();
    await input.pressSequentially('reisepass');
    await dialog.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await vi.waitFor(() => expect(stage.received('utterance')).toMatchObject([{ text: 'reisepass' }]));
    await dialog.getByRole('listbox').waitFor({ state: 'hidden' });
  });

  test('puts the list away with the first Escape and the chat with the second', async () => {
    const { page, input, dialog } = await stage.open();
    await input.pressSequentially('reisepass');
    await dialog.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await input.inputValue()).toBe('reisepass');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('is told how many suggestions there are', async () => {
    const { input, dialog } = await stage.open();
    await input.pressSequentially('reisepass');
    await dialog.getByText('2 Vorschläge. Auswählen mit den Pfeiltasten.').waitFor();
  });

  test('tells the server nothing before they send it', async () => {
    const requests: string[] = [];
    const { page, input, dialog } = await stage.open();
    page.on('request', (request) => requests.push(new URL(request.url()).search));
    await input.pressSequentially('reisepass');
    await dialog.getByRole('listbox').waitFor();
    expect(requests).toEqual(['?language=de']);
    expect(stage.stub.received.map(({ type }) => type)).toEqual(['hello']);
  });

  test('can do without suggestions', async () => {
    const { input, dialog } = await stage.open();
    await dialog.getByLabel('Weitere Funktionen').click();
    const setting = dialog.getByRole('switch', { name: 'Vorschläge beim Schreiben' });
    expect(await setting.getAttribute('aria-checked')).toBe('true');
    await setting.click();
    await input.pressSequentially('reisepass');
    expect(await dialog.getByRole('listbox').isVisible()).toBe(false);
  });

  test('misses nothing where the list cannot be had', async () => {
    const { page, input, log } = await stage.open();
    await page.route('**/api/suggestions*', (route) => route.fulfill({ status: 200, body: '<html>Portal</html>' }));
    await input.pressSequentially('Was kostet ein Reisepass?');
    await page.keyboard.press('Enter');
    await log.getByRole('table').waitFor();
  });
});

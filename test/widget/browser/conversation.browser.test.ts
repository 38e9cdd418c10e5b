import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { browser, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { focused } from './visit.ts';

const question = 'Was kostet ein Reisepass?';

/** One voice of the device and one that would send the text away. */
const voices = `
  globalThis.spoken = [];
  const voice = (lang, localService) => Object.assign(Object.create(SpeechSynthesisVoice.prototype), {}, { fake: true });
  const local = { lang: 'de-DE', localService: true, name: 'Gerät' };
  const remote = { lang: 'en-GB', localService: false, name: 'Wolke' };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    getVoices: () => [remote, local],
    addEventListener() {},
    speak(utterance) { spoken.push(utterance.text); this.current = utterance; },
    cancel() { this.current = undefined; },
  } });
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };`;

/** A recogniser that understands on the device, and hears one sentence. */
const recogniser = `
  globalThis.SpeechRecognition = class extends EventTarget {
    static async available({ processLocally }) { return processLocally ? 'available' : 'downloadable'; }
    start() { globalThis.heardLocally = this.processLocally; setTimeout(() => {
      this.dispatchEvent(Object.assign(new Event('result'), { results: [[{ transcript: 'Wo ist das Bürgeramt Mitte?' }]] }));
      this.dispatchEvent(new Event('end'));
    }); }
    stop() {}
  };`;

const yesterday = `
  if (sessionStorage.getItem('hannover-chat') === null) {
    const reply = { language: 'de', outcome: 'matched', parts: [{ type: 'text', spans: [{ text: 'Gestern beantwortet.' }] }], choices: [] };
    const atMs = Date.now() - 24 * 3600 * 1000;
    sessionStorage.setItem('hannover-chat', JSON.stringify({ entries: [
      { kind: 'question', id: 'q', text: 'Gestern gefragt', status: 'answered', atMs },
      { kind: 'answer', id: 'a', reply, atMs },
    ] }));
  }`;

describe.skipIf(browser === undefined)('in a conversation, a visitor', { timeout: 30_000 }, () => {
  const stage = new Stage();

  async function openAndAsk(prepare?: (context: BrowserContext) => unknown, text = question): Promise<Visit> {
    const visitor = await stage.open('/', { bypassCSP: true }, prepare);
    await visitor.ask(text);
    await visitor.log.getByRole('group', { name: 'War das hilfreich?' }).waitFor();
    return visitor;
  }

  test('changes a question and sends it again', async () => {
    const { page, input, log } = await openAndAsk();
    await log.getByRole('button', { name: `Frage ändern: ${question}` }).click();
    await focused(input);
    expect(await input.inputValue()).toBe(question);
    await page.keyboard.press('End');
    await page.keyboard.type(' Und wie lange dauert es?');
    await page.keyboard.press('Enter');
    await vi.waitFor(() =>
      expect(stage.received('utterance').at(-1)?.text).toBe(`${question} Und wie lange dauert es?`),
    );
  });

  test('gets the last question back with the up arrow', async () => {
    const { page, input } = await openAndAsk();
    await input.press('ArrowUp');
    expect(await input.inputValue()).toBe(question);
    await page.keyboard.press('ArrowUp');
    expect(await input.inputValue()).toBe(question);
  });

  test('is told that a question that was not understood is kept without personal data', async () => {
    const { log, ask } = await stage.open();
    await ask('Quatsch');
    await log.getByText('Ihre Frage wird ohne persönliche Daten aufbewahrt').waitFor();
    await ask(question);
    await log.getByRole('table').waitFor();
    expect(await log.getByText('ohne persönliche Daten aufbewahrt').count()).toBe(1);
  });

  test('is not told so where nothing is kept: of an empty text, of what was chosen', async () => {
    const { log, ask } = await stage.open();
    await ask('Quatsch, aber leer');
    await log.getByText('nicht verstanden').waitFor();
    await log.getByRole('button', { name: 'Quatsch wählen' }).click();
    await log.getByText('nicht verstanden').nth(1).waitFor();
    await log.getByRole('button', { name: /^Frage ändern/ }).waitFor();
    expect(await log.getByText('aufbewahrt').count()).toBe(0);
  });

  test('is thanked for every rating, also where the words are the same', async () => {
    const { page, dialog, log, ask } = await openAndAsk();
    const thanks = dialog.getByRole('status').filter({ hasText: 'Danke für Ihre Rückmeldung.' });
    await log.getByRole('button', { name: 'Ja' }).click();
    await thanks.waitFor({ state: 'attached' });
    await page.evaluate(`
      globalThis.said = 0;
      const panel = document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel').shadowRoot;
      new MutationObserver(() => { said += 1; }).observe([...panel.querySelectorAll('[role=status]')].at(-1), { childList: true, characterData: true, subtree: true });`);
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByRole('button', { name: 'Ja' }).nth(1).click();
    await vi.waitFor(async () => expect(await page.evaluate('said')).toBeGreaterThan(1));
    await thanks.waitFor({ state: 'attached' });
  });

  test('says what was missing, in one message with the rating', async () => {
    const { dialog, log, input } = await openAndAsk();
    await log.getByRole('button', { name: 'Nein' }).click();
    const comment = log.getByRole('textbox', { name: 'Was hat Ihnen gefehlt?' });
    await comment.fill('Der Preis für Kinder');
    await log.getByRole('button', { name: 'Absenden', exact: true }).click();
    await vi.waitFor(() =>
      expect(stage.received('feedback')).toMatchObject([{ helpful: false, comment: 'Der Preis für Kinder' }]),
    );
    await comment.waitFor({ state: 'detached' });
    await focused(input);
    expect(await dialog.getByText('Danke für Ihre Rückmeldung.').count()).toBe(1);
  });

  test('need not say what was missing', async () => {
    const { log, ask } = await openAndAsk();
    await log.getByRole('button', { name: 'Nein' }).click();
    await log.getByRole('textbox', { name: 'Was hat Ihnen gefehlt?' }).waitFor();
    await ask('Wo ist das Bürgeramt Mitte?');
    await vi.waitFor(() =>
      expect(stage.received('feedback')).toEqual([{ type: 'feedback', answer: 'answer-1', helpful: false }]),
    );
  });

  test('is warned of personal data in a comment', async () => {
    const { log } = await openAndAsk();
    await log.getByRole('button', { name: 'Nein' }).click();
    await log.getByRole('textbox', { name: 'Was hat Ihnen gefehlt?' }).fill('Schreiben Sie an erika@example.org');
    await log.getByText('Bitte keine persönlichen Daten eingeben.').waitFor();
  });

  test('copies an answer with the addresses of its links', async () => {
    const { page, log } = await openAndAsk((context) =>
      context.grantPermissions(['clipboard-read', 'clipboard-write']),
    );
    await log.getByRole('button', { name: 'Kopieren' }).click();
    await log.getByRole('button', { name: 'Kopiert' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toMatch(/ab 24 Jahren: 70,00 €[\s\S]*Termin buchen \(https:\/\/termin\.hannover\.gov\.de\/\)/);
  });

  test('saves the conversation as a file', async () => {
    const { page, dialog } = await openAndAsk();
    await dialog.getByLabel('Weitere Funktionen').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Gespräch speichern' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^service-chat-\d{4}-\d\d-\d\d\.txt$/);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/Sie:\nWas kostet ein Reisepass\?[\s\S]*70,00 €/);
  });

  test('prints the conversation without the page around it', async () => {
    const record = 'window.print = () => { window.top.printed = [document.title, document.body.innerText]; };';
    const { page, dialog, problems } = await openAndAsk((context) => context.addInitScript(record));
    await dialog.getByLabel('Weitere Funktionen').click();
    await dialog.getByRole('button', { name: 'Gespräch drucken' }).click();
    const printed = await page.evaluate('window.printed');
    expect(printed).toEqual(['Service-Chat Hannover', expect.stringMatching(/^Service-Chat Hannover[\s\S]*70,00 €/)]);
    expect(printed).not.toEqual(expect.stringContaining('Bürgerservice'));
    expect(problems).toEqual([]);
  });

  test('has an answer read aloud by the device itself', async () => {
    const { page, log } = await openAndAsk((context) => context.addInitScript(voices));
    await log.getByRole('button', { name: 'Vorlesen' }).click();
    await log.getByRole('button', { name: 'Vorlesen beenden' }).waitFor();
    expect(await page.evaluate('spoken')).toEqual([
      expect.stringMatching(/Ein Reisepass kostet:\nab 24 Jahren: 70,00 €/),
    ]);
    await log.getByRole('button', { name: 'Vorlesen beenden' }).click();
    expect(await page.evaluate('speechSynthesis.current')).toBeUndefined();
  });

  test('is offered no voice that would send the answer to others', async () => {
    const remoteOnly = voices.replace('localService: true', 'localService: false');
    const { log } = await openAndAsk((context) => context.addInitScript(remoteOnly));
    await log.getByRole('button', { name: 'Kopieren' }).waitFor();
    expect(await log.getByRole('button', { name: 'Vorlesen' }).count()).toBe(0);
  });

  test('speaks a question where the device itself understands it', async () => {
    const { page, dialog, input } = await openAndAsk((context) => context.addInitScript(recogniser));
    await dialog.getByRole('button', { name: 'Frage sprechen' }).click();
    await vi.waitFor(async () => expect(await input.inputValue()).toBe('Wo ist das Bürgeramt Mitte?'));
    expect(await page.evaluate('heardLocally')).toBe(true);
    await focused(input);
  });

  test('is shown how far an office is, without telling where they are', async () => {
    const visitor = await stage.open('/', {
      geolocation: { latitude: 52.38, longitude: 9.73 },
      permissions: ['geolocation'],
    });
    const { page, log, ask } = visitor;
    await ask('Wo ist das Bürgeramt Mitte?');
    const requests: string[] = [];
    await log.getByRole('button', { name: 'Entfernung anzeigen' }).click();
    page.on('request', (request) => requests.push(request.url()));
    await log.getByText('1,1 km').waitFor();
    expect(requests).toEqual([]);
    expect(stage.stub.received.map(({ type }) => type)).toEqual(['hello', 'utterance']);
  });

  test('is told when the way to an office cannot be reckoned', async () => {
    const { log, ask } = await stage.open();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByRole('button', { name: 'Entfernung anzeigen' }).click();
    await log.getByText('Ihr Standort ist nicht verfügbar.').waitFor();
  });

  test('sees which day it was when the conversation goes on on the next', async () => {
    const { log, ask } = await stage.open('/', {}, (context) => context.addInitScript(yesterday));
    await ask(question);
    await log.getByText('heute', { exact: true }).waitFor();
    expect(await log.locator('.day').allTextContents()).toEqual(['gestern', 'heute']);
  });

  test('finds on the launcher that an answer came while the chat was closed', async () => {
    const { page, launcher, dialog, ask } = await openAndAsk();
    stage.stub.isSilent = true;
    await ask('Wo ist das Bürgeramt Mitte?');
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(2));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    stage.stub.isSilent = false;
    stage.stub.cutSockets();
    await page.getByRole('button', { name: 'Fragen? Zum Chat 1 neue Antwort' }).waitFor();
    expect(await page.getByRole('status').filter({ hasText: '1 neue Antwort' }).count()).toBe(1);
    await launcher.click();
    await page.getByRole('button', { name: 'Fragen? Zum Chat', exact: true }).waitFor();
  });

  test('finds the first answer announced there too', async () => {
    const { page, dialog, ask } = await stage.open();
    stage.stub.isSilent = true;
    await ask(question);
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(1));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    stage.stub.isSilent = false;
    stage.stub.cutSockets();
    await page.getByRole('button', { name: 'Fragen? Zum Chat 1 neue Antwort' }).waitFor();
  });

  test('keeps the last of two languages chosen one after the other', async () => {
    const { page, dialog } = await stage.open();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/en-*', async (route) => {
      await released;
      await route.continue();
    });
    const languages = dialog.getByRole('combobox', { name: 'Sprache' });
    await languages.selectOption('en');
    await languages.selectOption('pl');
    await dialog.getByPlaceholder('np.').waitFor();
    const arrived = page.waitForResponse('**/assets/en-*');
    release();
    await arrived;
    await vi.waitFor(() => expect(stage.received('hello').at(-1)?.language).toBe('pl'));
    expect(await dialog.getAttribute('lang')).toBe('pl');
  });

  test('is not torn away while reading what was said before, and can jump to the new answer', async () => {
    const { page, log, ask } = await openAndAsk();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    stage.stub.isSilent = true;
    await ask('Quatsch');
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(3));
    await log.hover();
    await page.mouse.wheel(0, -2000);
    const top =
      'document.querySelector("hannover-chat").shadowRoot.querySelector("hannover-chat-panel").shadowRoot.querySelector(".log").scrollTop';
    await vi.waitFor(async () => expect(await page.evaluate(top)).toBe(0));
    stage.stub.isSilent = false;
    stage.stub.cutSockets();
    const jump = log.getByRole('button', { name: 'Zur neuen Antwort' });
    await jump.waitFor();
    expect(await page.evaluate(top)).toBe(0);
    await jump.press('Enter');
    await jump.waitFor({ state: 'detached' });
    await focused(log);
    await vi.waitFor(async () => expect(await page.evaluate(top)).toBeGreaterThan(100));
  });
});

import { afterAll, afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { StubServer } from './stub-server.ts';
import { focused, openBrowser, type Visit, visit } from './visit.ts';

const strictPolicy = "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const hostileStyles = `* { all: revert !important; color: red !important; font: 40px monospace !important; letter-spacing: 9px !important;
  transform: rotate(3deg) !important; visibility: hidden !important; display: block !important; }`;

const pages = {
  '/twice.html': `<!doctype html><html lang="de"><title>Zweimal</title>
    <script type="module" src="./hannover-chat.js"></script><script type="module" src="./hannover-chat.js?again"></script>
    <hannover-chat></hannover-chat></html>`,
  '/two.html': `<!doctype html><html lang="de"><title>Zwei</title><script type="module" src="./hannover-chat.js"></script>
    <hannover-chat id="first"></hannover-chat><hannover-chat id="second"></hannover-chat></html>`,
  '/hostile.html': `<!doctype html><html lang="de"><title>Feindlich</title><link rel="stylesheet" href="hostile.css">
    <script type="module" src="./hannover-chat.js"></script><hannover-chat></hannover-chat></html>`,
};

const browser = await openBrowser();
const root = inject('widgetRoot');

describe.skipIf(browser === undefined)('a visitor', { timeout: 30_000 }, () => {
  let stub: StubServer;
  let url: string;
  let current: Visit | undefined;

  beforeEach(async () => {
    stub = new StubServer({
      root,
      contentSecurityPolicy: strictPolicy,
      pages,
      styles: { '/hostile.css': hostileStyles },
    });
    url = await stub.start();
  });

  afterEach(async () => {
    await current?.end();
    await stub.stop();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function arrive(path = '/', options = {}): Promise<Visit> {
    if (browser === undefined) throw new Error('Tests without a browser are skipped.');
    current = await visit(browser, url + path, options);
    return current;
  }

  async function open(path = '/', options = {}): Promise<Visit> {
    const visitor = await arrive(path, options);
    await visitor.launcher.click();
    await visitor.log.locator('.answer').waitFor();
    return visitor;
  }

  function questions() {
    return stub.received.filter((message) => message.type === 'utterance');
  }

  test('gets an answer with the keyboard alone, and comes back to where they were', async () => {
    const { page, launcher, input, log, dialog } = await arrive();
    await launcher.focus();
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await focused(input);
    expect(await launcher.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.type('Was kostet ein Reisepass?');
    await page.keyboard.press('Enter');
    await log.getByRole('cell', { name: '70,00 €' }).waitFor();
    await log.getByRole('button', { name: 'Wie lange dauert es?' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await focused(dialog.getByRole('link', { name: 'Datenschutz' }));
    await page.keyboard.press('Shift+Tab');
    await focused(log.getByRole('button', { name: 'Welche Unterlagen brauche ich?' }));
    await page.keyboard.press('ArrowRight');
    await focused(log.getByRole('button', { name: 'Wie lange dauert es?' }));
    await page.keyboard.press('Enter');
    await focused(input);
    await page.keyboard.press('Escape');
    await focused(launcher);
    await dialog.waitFor({ state: 'hidden' });
  });

  test('closes the chat with Escape while reading the page, and finds the launcher focused', async () => {
    const { page, dialog, launcher } = await open();
    await page.getByRole('link', { name: 'Themen' }).focus();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focused(launcher);
  });

  test('closes the menu with the first Escape and the chat with the second', async () => {
    const { page, dialog } = await open();
    await dialog.getByLabel('Weitere Funktionen').click();
    const forget = dialog.getByRole('button', { name: 'Verlauf löschen' });
    await forget.waitFor();
    await page.keyboard.press('Escape');
    await forget.waitFor({ state: 'hidden' });
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('hears each answer once, whole, in a log that was there before', async () => {
    const { page, log, ask } = await open('/', { bypassCSP: true });
    await page.evaluate(`
      globalThis.additions = [];
      const log = document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel').shadowRoot.querySelector('[role=log]');
      new MutationObserver((changes) => {
        const nodes = changes.flatMap(({ addedNodes }) => [...addedNodes]);
        additions.push(...nodes.filter((node) => node.matches?.('.answer, .answer *') && !node.closest('[aria-live=off]')).map((node) => node.textContent));
      }).observe(log, { childList: true, subtree: true, characterData: true });`);
    await ask('Was kostet ein Reisepass?');
    await log.getByText('Hannover, Stand Januar 2024').waitFor();
    const additions = (await page.evaluate('additions')) as string[];
    expect(additions).toHaveLength(1);
    expect(additions[0]).toMatch(/Reisepass[\s\S]*70,00 €[\s\S]*Termin buchen[\s\S]*Quelle:[\s\S]*Stand Januar 2024/);
  });

  test('loses no message in an outage, and sends none twice', async () => {
    const { dialog, log, ask } = await open();
    stub.isDown = true;
    stub.cutSockets();
    await dialog.getByText('Keine Verbindung').waitFor();
    await ask('Was kostet ein Reisepass?');
    stub.isDown = false;
    // At once, if the chat has not tried again by itself meanwhile.
    const retry = dialog.getByRole('button', { name: 'Jetzt versuchen' });
    await retry.dispatchEvent('click', undefined, { timeout: 500 }).catch(() => undefined);
    await log.getByRole('cell', { name: '70,00 €' }).waitFor();
    await dialog.getByText('Keine Verbindung').waitFor({ state: 'hidden' });
    expect(questions()).toHaveLength(1);
  });

  test('sees one answer to a question the server had taken when the line broke', async () => {
    const { log, ask } = await open();
    stub.isSilent = true;
    await ask('Was kostet ein Reisepass?');
    await vi.waitFor(() => expect(questions()).toHaveLength(1));
    stub.isSilent = false;
    stub.cutSockets();
    await log.getByRole('table').waitFor();
    expect(new Set(questions().map(({ id }) => id)).size).toBe(1);
    expect(await log.getByRole('table').count()).toBe(1);
  });

  test('is served over HTTP where sockets are blocked', async () => {
    stub.refusesSockets = true;
    const { log, ask } = await open();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
  });

  test('finds the conversation again on the next page, and can delete it', async () => {
    const { page, log, dialog, ask } = await open();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
    await page.reload();
    await log.getByRole('table').waitFor();
    await dialog.getByLabel('Weitere Funktionen').click();
    await dialog.getByRole('button', { name: 'Verlauf löschen' }).click();
    await log.getByRole('table').waitFor({ state: 'detached' });
    await log.getByText('Guten Tag').waitFor();
    await vi.waitFor(() => expect(stub.received.map(({ type }) => type)).toContain('forget'));
  });

  test('is warned before sending personal data, and may send all the same', async () => {
    const { dialog, input, ask } = await open();
    await ask('Meine IBAN ist DE02 1203 0000 0000 2020 51');
    await dialog.getByText('Bitte keine persönlichen Daten eingeben. Für').waitFor();
    expect(questions()).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Trotzdem senden' }).click();
    await vi.waitFor(() => expect(questions()).toHaveLength(1));
    expect(await input.inputValue()).toBe('');
  });

  test('rates an answer', async () => {
    const { log, ask } = await open();
    await ask('Was kostet ein Reisepass?');
    const yes = log.getByRole('button', { name: 'Ja' });
    await yes.click();
    await vi.waitFor(() => expect(stub.received.at(-1)).toMatchObject({ type: 'feedback', helpful: true }));
    expect(await yes.getAttribute('aria-pressed')).toBe('true');
  });

  test('chooses another language, which is then marked in the page', async () => {
    const { dialog, log } = await open();
    await dialog.getByRole('combobox', { name: 'Sprache' }).selectOption('ar');
    await log.getByText('مرحبًا').waitFor();
    expect([await dialog.getAttribute('lang'), await dialog.getAttribute('dir')]).toEqual(['ar', 'rtl']);
  });

  test('changes the language in the middle of the conversation', async () => {
    const { dialog, log, ask } = await open();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
    await dialog.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await log.getByText('Hello! What would you like').waitFor();
    expect(await log.locator('.answer[lang=de]').count()).toBe(2);
    await dialog.getByText('Your question').waitFor();
  });

  test('is shown the way to a person when the chat cannot be loaded', async () => {
    const { page, launcher } = await arrive();
    await page.route('**/assets/define-panel*', (route) => route.abort());
    await launcher.click();
    await page.getByRole('link', { name: 'Fragen? Zum Kontakt' }).waitFor();
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
  });

  test('meets no violation of a strict security policy', async () => {
    const { log, ask, problems } = await open();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    expect(problems).toEqual([]);
  });

  test('has nothing stored and nothing asked of others before opening the chat', async () => {
    const requests: string[] = [];
    const { page, launcher, log } = await arrive('/', { bypassCSP: true });
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    const stored = 'sessionStorage.length + localStorage.length + document.cookie.length';
    await launcher.waitFor();
    expect(await page.evaluate(stored)).toBe(0);
    expect(requests.filter((request) => /panel|\/chat$/.test(request))).toEqual([]);
    await launcher.click();
    await log.locator('.answer').waitFor();
    expect(requests.filter((request) => !request.startsWith(url))).toEqual([]);
    expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
  });

  test('has a link to the contact page where scripts do not run', async () => {
    const { page } = await arrive('/', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Fragen? Zum Kontakt' }).waitFor();
  });

  test('sees one chat on a page that includes the script twice', async () => {
    const { launcher, problems } = await open('/twice.html');
    expect(await launcher.count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('sees one chat on a page that has two, and its author reads why', async () => {
    const warnings: string[] = [];
    const { page, launcher, dialog } = await arrive('/two.html', { bypassCSP: true });
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await page.reload();
    await page.locator('#first').getByRole('button').waitFor();
    expect(await launcher.count()).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/^not shown/)]);
    await page.evaluate("document.querySelector('#first').remove()");
    await page.locator('#second').getByRole('button').click();
    await dialog.waitFor();
  });

  test('sees the chat unharmed by the styles of the page', async () => {
    const { page } = await open('/hostile.html', { bypassCSP: true });
    const look = (path: string): Promise<unknown> =>
      page.evaluate(`{
        const { color, fontSize, letterSpacing, transform } = getComputedStyle(document.querySelector('hannover-chat').${path});
        ({ color, fontSize, letterSpacing, transform })
      }`);
    const expected = { fontSize: '16px', letterSpacing: 'normal', transform: 'none' };
    expect(await look("shadowRoot.querySelector('button')")).toEqual({ ...expected, color: 'rgb(255, 255, 255)' });
    const panel = "shadowRoot.querySelector('hannover-chat-panel').shadowRoot.querySelector('.panel')";
    expect(await look(panel)).toEqual({ ...expected, color: 'rgb(21, 33, 30)' });
  });

  test.each([
    [320, 640, 'de'],
    [320, 256, 'de'],
    [320, 640, 'ar'],
    [320, 256, 'ar'],
  ])('reads everything at %i by %i pixels in %s without scrolling sideways', async (width, height, language) => {
    const { page, log, input, ask } = await open(`/?language=${language}`, {
      viewport: { width, height },
      bypassCSP: true,
    });
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('table').waitFor();
    const overflow = await page.evaluate(`
      const panel = document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel').shadowRoot;
      [document.documentElement, ...panel.querySelectorAll('.panel, .panel *')]
        .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden') && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        .map((element) => element.outerHTML.slice(0, 80))`);
    expect(overflow).toEqual([]);
    await input.scrollIntoViewIfNeeded();
    expect(await input.isVisible()).toBe(true);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test, vi } from 'vitest';
import { browser, Stage } from './stage.ts';
import { focused } from './visit.ts';

const loader = '<script type="module" src="./hannover-chat.js"></script>';

function pageOf(body: string): string {
  return `<!doctype html><html lang="de"><head><title>Seite</title>${loader}</head><body>${body}<hannover-chat page-topic="reisepass residence"></hannover-chat></body></html>`;
}

const pages = {
  '/links.html': pageOf('<a href="#chat=reisepass/costs">hier</a> <a href="#chat=%3Cimg%3E">Unfug</a>'),
  '/shortcuts.html': pageOf('<script src="/shortcuts.js"></script><dialog><button>Hinweis</button></dialog>'),
  '/shortcuts.js': "globalThis.pressed = ''; addEventListener('keydown', ({ key }) => { pressed += key; });",
};

describe.skipIf(browser === undefined)('on a page that embeds the chat', { timeout: 30_000 }, () => {
  const stage = new Stage({ pages });

  test('a link opens the chat at an answer, as often as it is clicked', async () => {
    const { page, log, dialog } = await stage.arrive('/links.html');
    const link = page.getByRole('link', { name: 'hier' });
    await link.click();
    await log.getByRole('table').waitFor();
    expect(stage.received('choice')).toMatchObject([{ value: 'reisepass/costs' }]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await link.click();
    await dialog.waitFor();
    await vi.waitFor(() => expect(new URL(page.url()).hash).toBe(''));
  });

  test('an address opens the chat at an answer, and leaves the focus on the page', async () => {
    const { page, log } = await stage.arrive('/links.html?chat=reisepass/costs');
    await log.getByRole('table').waitFor();
    expect(await page.evaluate('document.activeElement.localName')).toBe('body');
  });

  test('what a link or an address asks for stands above the answer, in the words of the chat', async () => {
    const { page, log, dialog } = await stage.arrive('/links.html?chat=buergeramt-mitte/opening-hours');
    const question = log.locator('.question');
    await question.getByText('Bürgeramt Mitte (Beispiel): Öffnungszeiten').waitFor();
    await page.getByRole('link', { name: 'hier' }).click();
    await question.getByText('Reisepass beantragen: Kosten').waitFor();
    expect(await log.getByRole('button', { name: /^Frage ändern/ }).count()).toBe(0);
    await page.reload();
    await dialog.waitFor();
    expect(await question.allTextContents()).toEqual([
      'Sie: Bürgeramt Mitte (Beispiel): Öffnungszeiten',
      'Sie: Reisepass beantragen: Kosten',
    ]);
  });

  test('an answer that nobody has words for is shown alone', async () => {
    const { log } = await stage.arrive('/links.html?chat=help/human-handover');
    await log.getByRole('table').waitFor();
    await log.getByRole('button', { name: 'Ja' }).waitFor();
    expect(await log.locator('.question').isVisible()).toBe(false);
  });

  test('an address does not ask again when the page is loaded again', async () => {
    const { page, log } = await stage.arrive('/links.html?chat=reisepass/costs');
    await log.getByRole('table').waitFor();
    await page.reload();
    await log.getByRole('table').waitFor();
    expect(stage.received('choice')).toHaveLength(1);
  });

  test('a link with anything but an id only opens the chat', async () => {
    const { page, input } = await stage.arrive('/links.html');
    await page.getByRole('link', { name: 'Unfug' }).click();
    await focused(input);
    expect(stage.received('choice')).toEqual([]);
  });

  test('the server is told what the page is about', async () => {
    await stage.open('/links.html');
    expect(stage.received('hello')).toMatchObject([{ page: 'reisepass residence' }]);
  });

  test('the page hears of opening, answers, links and closing', async () => {
    const { page, log, ask } = await stage.arrive('/links.html', { bypassCSP: true });
    await page.evaluate(`
      globalThis.heard = [];
      for (const name of ['open', 'answer', 'link', 'close']) addEventListener('hannover-chat-' + name, (event) => {
        heard.push([name, event.detail ?? null]);
        if (name === 'link') event.preventDefault();
      });
      document.querySelector('hannover-chat').open();`);
    await log.locator('.answer').waitFor();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('link', { name: 'Termin buchen' }).click();
    await page.evaluate("document.querySelector('hannover-chat').close()");
    await vi.waitFor(async () =>
      expect(await page.evaluate('heard')).toEqual([
        ['open', null],
        ['answer', { outcome: 'matched', language: 'de' }],
        ['link', { href: 'https://termin.hannover.gov.de/' }],
        ['close', null],
      ]),
    );
  });

  test('the server is told which link of which answer was followed', async () => {
    const { page, log, ask } = await stage.open('/links.html', { bypassCSP: true });
    await page.evaluate("addEventListener('hannover-chat-link', (event) => event.preventDefault())");
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('link', { name: 'Termin buchen' }).click();
    await vi.waitFor(() =>
      expect(stage.received('followed')).toEqual([
        { type: 'followed', answer: 'answer-1', href: 'https://termin.hannover.gov.de/' },
      ]),
    );
  });

  test('the page can ask in the visitor’s name', async () => {
    const { page, log } = await stage.arrive('/links.html', { bypassCSP: true });
    await page.evaluate("document.querySelector('hannover-chat').ask('Was kostet ein Reisepass?')");
    await log.getByRole('table').waitFor();
  });

  test('shortcuts of the page are not set off by what a visitor writes', async () => {
    const { page, input, dialog } = await stage.open('/shortcuts.html', { bypassCSP: true });
    await input.pressSequentially('suche');
    expect(await page.evaluate('pressed')).toBe('');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('a dialog of the page closes before the chat', async () => {
    const { page, dialog } = await stage.open('/shortcuts.html', { bypassCSP: true });
    const notice = page.locator('dialog').filter({ hasText: 'Hinweis' });
    await page.evaluate("document.querySelector('dialog').showModal()");
    await page.keyboard.press('Escape');
    await notice.waitFor({ state: 'hidden' });
    expect(await dialog.filter({ has: page.locator('#input') }).isVisible()).toBe(true);
  });

  test('the language a visitor chose holds when the page moves the chat', async () => {
    const { page, dialog } = await stage.open('/links.html', { bypassCSP: true });
    await dialog.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await dialog.getByText('Your question').waitFor();
    await page.evaluate("document.body.prepend(document.querySelector('hannover-chat'))");
    await page.evaluate("document.querySelector('hannover-chat').setAttribute('language', 'de')");
    expect(await dialog.getByText('Your question').isVisible()).toBe(true);
    await page.evaluate("document.querySelector('hannover-chat').setAttribute('language', 'pl')");
    await dialog.getByText('Państwa pytanie').waitFor();
  });

  test('nothing on the page moves when the chat is loaded and opened', async () => {
    const { page, launcher, log } = await stage.arrive('/', { bypassCSP: true });
    await page.evaluate(`
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        const sources = list.getEntries().flatMap((entry) => entry.sources);
        // Nodes of the chat are not named to the page.
        shifts.push(...sources.flatMap(({ node }) => node?.outerHTML ?? []));
      }).observe({ type: 'layout-shift', buffered: true });`);
    await launcher.click();
    await log.locator('.answer').waitFor();
    expect(await page.evaluate('shifts')).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.body).overflow')).toBe('visible');
  });
});

describe.skipIf(browser === undefined)('the smallest page of the guide', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('has a chat that answers, also to its link, without a violation of a strict policy', async () => {
    const { page, log, ask, problems } = await stage.arrive('/example.html');
    await page.getByRole('link', { name: 'Was kostet ein Reisepass?' }).click();
    await log.getByRole('table').waitFor();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    expect(stage.received('hello')).toMatchObject([{ page: 'reisepass' }]);
    expect(problems).toEqual([]);
  });

  test('is the one the guide shows', async () => {
    const guide = await readFile('docs/embedding.md', 'utf8');
    const example = await readFile(join(inject('widgetRoot'), 'example.html'), 'utf8');
    const [, snippet = ''] = /```html\n([\s\S]*?)```/.exec(guide) ?? [];
    const plain = (html: string) =>
      html.replace(/\s+/g, ' ').replace('https://chat.example.org/', './').replace('"/kontakt"', '"#kontakt"');
    for (const line of snippet.split('\n').filter(Boolean)) expect(plain(example)).toContain(plain(line).trim());
  });

  test('can be coloured and moved as the guide says', async () => {
    const { page, launcher } = await stage.arrive('/example.html', { bypassCSP: true });
    const guide = await readFile('docs/embedding.md', 'utf8');
    await page.addStyleTag({ content: /```css\n([\s\S]*?)```/.exec(guide)?.[1] ?? '' });
    const { y, height } = (await launcher.boundingBox()) ?? { y: 0, height: 0 };
    expect(Math.round(800 - y - height)).toBe(96);
    expect(
      await launcher.evaluate((button) => button.ownerDocument.defaultView?.getComputedStyle(button).backgroundColor),
    ).toBe('rgb(0, 61, 124)');
  });
});

describe.skipIf(browser === undefined)('on a site with the security policy of the guide', { timeout: 30_000 }, () => {
  const chat = new Stage();
  const made: Record<string, string> = {};
  const policy = { value: '' };
  const site = new Stage({ pages: made, contentSecurityPolicy: () => policy.value });

  test('a visitor talks to a chat on another server, over a socket and over HTTP', async () => {
    const guide = await readFile('docs/embedding.md', 'utf8');
    const [, directives = ''] = /## Content Security Policy[\s\S]*?```\n([\s\S]*?)\n```/.exec(guide) ?? [];
    expect(directives).toContain('wss://chat.example.org');
    policy.value = `default-src 'none'; require-trusted-types-for 'script'; ${directives
      .replaceAll('https://chat.example.org', chat.url)
      .replaceAll('wss://chat.example.org', chat.url.replace('http', 'ws'))}`;
    made['/page.html'] = `<!doctype html><html lang="de"><title>Seite</title>
      <script type="module" src="${chat.url}/hannover-chat.js"></script><hannover-chat></hannover-chat>`;
    const { page, input, dialog, log, ask, problems } = await site.open('/page.html');
    await input.pressSequentially('reisepass');
    await dialog.getByRole('listbox').waitFor();
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('button', { name: 'Ja' }).waitFor();
    expect(chat.stub.openSockets).toBe(1);
    await dialog.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await dialog.getByText('Your question').waitFor();
    chat.stub.refusesSockets = true;
    chat.stub.cutSockets();
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor({ timeout: 20_000 });
    expect(problems).toEqual([]);
    expect(await page.evaluate('document.querySelectorAll("style").length')).toBe(0);
  });
});

describe.skipIf(browser === undefined)('on a page that pins the chat', { timeout: 30_000 }, () => {
  const pinned = '/pinned.html';
  const made: Record<string, string> = {};
  const stage = new Stage({ pages: made });

  async function pin(): Promise<void> {
    const { file, integrity } = JSON.parse(await readFile(join(inject('widgetRoot'), 'integrity.json'), 'utf8'));
    const script = `<script type="module" src="./${file}" integrity="${integrity}" crossorigin="anonymous"></script>`;
    made[pinned] =
      `<!doctype html><html lang="de"><head><title>Seite</title>${script}</head><body><hannover-chat><a href="/kontakt">Zum Kontakt</a></hannover-chat></body></html>`;
  }

  test('a visitor gets answers, tools and other languages, each file verified', async () => {
    await pin();
    const { dialog, log, ask, problems } = await stage.open(pinned);
    await ask('Was kostet ein Reisepass?');
    await log.getByRole('button', { name: 'Ja' }).waitFor();
    await dialog.getByLabel('Weitere Funktionen').click();
    await dialog.getByRole('button', { name: 'Gespräch speichern' }).waitFor();
    await dialog.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await dialog.getByText('Your question').waitFor();
    expect(problems).toEqual([]);
  });

  test('a chat that was tampered with does not run', async () => {
    await pin();
    const { page, launcher } = await stage.arrive(pinned);
    await page.route('**/assets/define-panel*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `globalThis.tampered = true;${await response.text()}` });
    });
    await launcher.click();
    await page.getByRole('link', { name: 'Zum Kontakt' }).waitFor();
    expect(await page.evaluate('globalThis.tampered')).toBeUndefined();
  });
});

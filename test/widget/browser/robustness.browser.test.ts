import { describe, expect, test, vi } from 'vitest';
import { browser, Stage } from './stage.ts';

const loader = '<script type="module" src="/hannover-chat.js"></script>';
const chat = '<hannover-chat privacy-url="/datenschutz"><a href="/kontakt">Zum Kontakt</a></hannover-chat>';
const question = 'Was kostet ein Reisepass?';

/** What old libraries and careless scripts do to everybody. */
const hostileScript = `
  Array.prototype.evil = function () {};
  Object.prototype.polluted = 'yes';
  Array.prototype.toJSON = function () { return 'old library'; };
  Array.prototype.flat = function () { return [].concat.apply([], this); };
  Array.prototype.contains = Array.prototype.last = function () { throw new Error('not yours'); };
  Function.prototype.bind = function () { throw new Error('not yours'); };
  Element.prototype.scrollIntoView = function () { throw new Error('not yours'); };
  String.prototype.at = function () { throw new Error('not yours'); };
  window.$ = window.name = window.event = 'taken';`;

const hostileStyles = `
  *, *::before { all: revert !important; display: block !important; visibility: hidden !important; opacity: .2 !important; position: static !important; }
  button, input, textarea, a, p, ul, li, div { color: red !important; font: 40px monospace !important; transform: rotate(3deg) !important; pointer-events: none !important; }
  html { font-size: 62.5% !important; direction: rtl !important; }`;

const pages = {
  '/prototypes.html': `<!doctype html><html lang="de"><title>Prototypen</title><script src="/hostile.js"></script>${loader}${chat}`,
  '/hostile.js': hostileScript,
  '/styles.html': `<!doctype html><html lang="de"><title>Stile</title><link rel="stylesheet" href="/hostile.css">${loader}${chat}`,
  '/base.html': `<!doctype html><html lang="de"><title>Basis</title><base href="https://anderswo.example/ordner/">${loader.replace('src="', 'src="ORIGIN')}${chat}`,
  '/quirks.html': `<html lang="de"><title>Ohne Doctype</title>${loader}<table><tr><td>${chat}</table>`,
  '/rtl.html': `<!doctype html><html lang="ar" dir="rtl"><title>من اليمين</title>${loader}<hannover-chat language="de"></hannover-chat>`,
  '/frame.html':
    '<!doctype html><title>Rahmen</title><iframe src="/twice.html" sandbox="allow-scripts" width="600" height="700"></iframe>',
  '/twice.html': `<!doctype html><html lang="de"><title>Zweimal</title>${loader}${loader.replace('.js', '.js?zwei')}${chat}`,
};

const blockedStorage = `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`;
const fullStorage = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;

describe.skipIf(browser === undefined)('the chat works', { timeout: 30_000 }, () => {
  const stage = new Stage({ pages, styles: { '/hostile.css': hostileStyles } });

  test.each([
    ['where prototypes were changed', '/prototypes.html'],
    ['in quirks mode, inside a table', '/quirks.html'],
    ['on a page written from right to left, in its own direction', '/rtl.html'],
    ['under styles that hit everything', '/styles.html'],
  ])('%s', async (_, path) => {
    const { dialog, log, ask, problems } = await stage.open(path);
    await ask(question);
    await log.getByRole('cell', { name: '70,00 €' }).waitFor();
    await log.getByRole('button', { name: 'Kopieren' }).waitFor();
    expect(await dialog.getAttribute('dir')).toBe('ltr');
    expect(problems).toEqual([]);
  });

  test('where the page counts its addresses from elsewhere', async () => {
    const { page, launcher, log, ask } = await stage.arrive('/', { bypassCSP: true });
    await page.route('**/base.html*', (route) =>
      route.fulfill({ body: pages['/base.html'].replace('ORIGIN', stage.url), contentType: 'text/html' }),
    );
    await page.goto(`${stage.url}/base.html`);
    await launcher.click();
    await log.locator('.answer').waitFor();
    await page.evaluate("location.hash = '#chat=reisepass/costs'");
    await log.getByRole('table').waitFor();
    expect(page.url()).toBe(`${stage.url}/base.html`);
    await ask(question);
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(1));
  });

  test('in a sandboxed frame without storage', async () => {
    const { page } = await stage.arrive('/frame.html');
    const frame = page.frameLocator('iframe');
    await frame.locator('hannover-chat button[aria-haspopup=dialog]').click();
    await frame.getByRole('log').locator('.answer').waitFor();
    await frame.locator('#input').fill(question);
    await frame.locator('#input').press('Enter');
    await frame.getByRole('cell', { name: '70,00 €' }).waitFor();
  });

  test.each([
    ['blocked', blockedStorage],
    ['full', fullStorage],
  ])('where storage is %s', async (_, script) => {
    const { log, ask, problems } = await stage.open('/', {}, (context) => context.addInitScript(script));
    await ask(question);
    await log.getByRole('cell', { name: '70,00 €' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('on a telephone with the keyboard out, above it', async () => {
    const keyboard = `
      const viewport = Object.assign(new EventTarget(), { height: 640, scale: 1, offsetTop: 0 });
      Object.defineProperty(window, 'visualViewport', { value: viewport });`;
    const options = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
    const { page, dialog } = await stage.open('/', options, (context) => context.addInitScript(keyboard));
    await page.evaluate(
      "Object.assign(visualViewport, { height: 340, offsetTop: 120 }).dispatchEvent(new Event('resize'))",
    );
    await vi.waitFor(async () => expect(await dialog.boundingBox()).toMatchObject({ y: 120, height: 340 }));
  });
});

describe.skipIf(browser === undefined)('the conversation goes on', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test('after going to another page and back', async () => {
    const { page, log, ask } = await stage.open();
    await ask(question);
    await log.getByRole('table').waitFor();
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    await vi.waitFor(() => expect(stage.stub.openSockets).toBe(0));
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    expect(stage.received('hello').map(({ resume }) => resume)).toEqual([undefined, 'resume-answer-1']);
  });

  test('in two tabs that know nothing of each other', async () => {
    const first = await stage.open();
    await first.ask(question);
    await first.log.getByRole('table').waitFor();
    const second = await stage.open();
    expect(await second.log.locator('.entry').count()).toBe(1);
    await second.ask('Wo ist das Bürgeramt Mitte?');
    await second.log.getByText('Musterstraße 1').waitFor();
    expect(await first.log.getByText('Musterstraße 1').count()).toBe(0);
  });

  test('at once when the device is online again', async () => {
    const { page, dialog, log, ask } = await stage.open();
    stage.stub.isDown = true;
    stage.stub.cutSockets();
    await dialog.getByText('Keine Verbindung').waitFor();
    await ask(question);
    stage.stub.isDown = false;
    await page.evaluate("dispatchEvent(new Event('online'))");
    await log.getByRole('table').waitFor();
    expect(stage.received('utterance')).toHaveLength(1);
  });

  test('after eight hours of sleep, over a new connection', async () => {
    const { page, log, ask } = await stage.open('/', { bypassCSP: true });
    await ask(question);
    await log.getByRole('table').waitFor();
    await page.evaluate(`
      const show = (state) => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); };
      show('hidden');
      const now = Date.now;
      Date.now = () => now() + 8 * 3600 * 1000;
      show('visible');`);
    await vi.waitFor(() => expect(stage.received('hello').at(-1)?.resume).toBe('resume-answer-1'));
    await ask('Wo ist das Bürgeramt Mitte?');
    await log.getByText('Musterstraße 1').waitFor();
    expect(await log.getByRole('table').count()).toBe(1);
  });

  test('when a captive portal, which answers everything with its own page, has let the visitor through', async () => {
    const { page, dialog, log, input, ask } = await stage.open('/', { bypassCSP: true });
    stage.stub.refusesSockets = true;
    await page.route('**/api/chat', (route) => route.fulfill({ status: 200, body: '<html>Bitte anmelden</html>' }));
    stage.stub.cutSockets();
    await dialog.getByText('Keine Verbindung').waitFor();
    await ask(question);
    expect(await log.getByText(question).isVisible()).toBe(true);
    expect(await input.inputValue()).toBe('');
    await page.unroute('**/api/chat');
    stage.stub.refusesSockets = false;
    await page.evaluate("dispatchEvent(new Event('online'))");
    await log.getByRole('table').waitFor();
    expect(await log.getByText('Bitte anmelden').count()).toBe(0);
  });

  test.each([
    ['a script', '<script>globalThis.hacked = true</script>'],
    ['an image', '<img src=x onerror="globalThis.hacked = true">'],
    ['a drawing', '<svg onload="globalThis.hacked = true"></svg>'],
    ['an address that is a program', 'javascript:globalThis.hacked=true'],
    ['the template syntax', '{{constructor.constructor("hacked=true")()}} <!--?lit$0$-->'],
    ['turned and control characters', 'a\u202Eb\u0007c\u2028d\uD800e\u001B[31mf'],
    ['brackets without end', '['.repeat(1800)],
    ['a thousand marks on a letter', `z${'\u0301'.repeat(1000)}`],
    ['families of many people', '👨‍👩‍👧‍👦'.repeat(150)],
    ['a word without end', 'x'.repeat(1900)],
  ])('past %s in question and answer, shown as text inside its bubble', async (_, text) => {
    const { page, dialog, log, ask, problems } = await stage.open('/', {
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    });
    await ask(`Echo ${text}`);
    await log.getByRole('table').waitFor();
    await log.getByRole('button', { name: 'Kopieren' }).waitFor();
    // Half a character is shown as the sign for an unknown one.
    expect(await log.locator('.question bdi').textContent()).toBe(`Echo ${text}`.replace('\uD800', '\uFFFD'));
    const seen = (await page.evaluate(`{
      const log = document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel').shadowRoot.querySelector('.log');
      const clips = (element) => { const { overflow, contentVisibility } = getComputedStyle(element); return overflow === 'hidden' || contentVisibility === 'auto'; };
      ({
        foreign: log.querySelectorAll('.answer script, .answer img, .answer .text svg, .question script, .question img, [href^="javascript" i]').length,
        isWide: log.scrollWidth > log.clientWidth,
        isInside: [...log.querySelectorAll('.question, .answer')].every(clips),
      })
    }`)) as object;
    expect(seen).toEqual({ foreign: 0, isWide: false, isInside: true });
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(await dialog.isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('past messages and parts that this chat does not know', async () => {
    const { log, ask } = await stage.open();
    stage.stub.say({ type: 'fireworks', text: 'Unbekannt' });
    stage.stub.say('kein JSON');
    await ask(question);
    await log.getByRole('table').waitFor();
    expect(await log.getByText('Unbekannt').count()).toBe(0);
  });

  test('past an answer of 10,000 characters with 200 choices', async () => {
    const { page, log, ask } = await stage.open();
    await ask('Sehr viel bitte');
    await log.getByRole('button', { name: 'Wahl 200' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await ask(question);
    await log.getByRole('table').waitFor();
    expect(await log.getByRole('button', { name: 'Wahl 200' }).count()).toBe(0);
  });

  test('without laying out what is out of sight of a list of 200 points', async () => {
    const { log, ask } = await stage.open('/', { reducedMotion: 'reduce' });
    await ask('Sehr viel bitte');
    const point = log.getByText('Punkt 200 ');
    await point.waitFor({ state: 'attached' });
    const height = async () => (await point.boundingBox())?.height ?? 0;
    // Several lines of text, of which nobody has counted how many.
    expect(await height()).toBeLessThan(30);
    await point.scrollIntoViewIfNeeded();
    await vi.waitFor(async () => expect(await height()).toBeGreaterThan(40));
  });

  test('after 500 turns', async () => {
    const { page, log, ask } = await stage.arrive('/', {}, (context) => context.addInitScript(longConversation));
    await page.locator('hannover-chat button[aria-haspopup=dialog]').click();
    await log.getByText('Antwort 500').waitFor();
    await ask(question);
    await log.getByRole('table').waitFor();
    await page.reload();
    await log.getByRole('table').waitFor();
    expect(await log.locator('.answer').count()).toBe(501);
  });
});

const longConversation = `
  if (sessionStorage.getItem('hannover-chat') === null) {
    const entries = Array.from({ length: 500 }, (_, index) => [
      { kind: 'question', id: 'q' + index, text: 'Frage ' + (index + 1), status: 'answered' },
      { kind: 'answer', id: 'a' + index, reply: { language: 'de', outcome: 'matched', choices: [], parts: [{ type: 'text', spans: [{ text: 'Antwort ' + (index + 1) }] }] } },
    ]).flat();
    sessionStorage.setItem('hannover-chat', JSON.stringify({ entries }));
  }`;

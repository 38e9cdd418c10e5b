import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { languages } from '../../../server/protocol/messages.ts';
import { findings } from './axe.ts';
import { browser, Stage } from './stage.ts';
import { focused, type Visit } from './visit.ts';

/** Whatever a visitor can see of the chat. */
const states = [
  'closed',
  'greeting',
  'suggestions',
  'fees',
  'comment',
  'office',
  'menu',
  'emergency and fallback',
  'personal data, too long',
  'offline',
  'unread',
] as const;

type Look = (state: (typeof states)[number]) => Promise<void>;

/** Goes through every state of the chat and looks at each. */
async function lookAtEverything(visitor: Visit, stage: Stage, look: Look): Promise<void> {
  const { page, launcher, dialog, log, input, ask } = visitor;
  await look('closed');
  await launcher.click();
  await log.locator('.answer').waitFor();
  await look('greeting');
  await input.pressSequentially('reisepass');
  await dialog.getByRole('listbox').waitFor();
  await page.keyboard.press('ArrowDown');
  await look('suggestions');
  await page.keyboard.press('Escape');
  await ask('Was kostet ein Reisepass?');
  const ratings = log.locator('.feedback');
  await ratings.waitFor();
  await look('fees');
  await ratings.getByRole('button').nth(1).click();
  await log.locator('.comment textarea').fill('erika@example.org');
  await look('comment');
  await ask('Wo ist das Bürgeramt Mitte?');
  await log.getByText('Musterstraße 1').waitFor();
  await ratings.nth(1).waitFor();
  await look('office');
  await dialog.locator('summary').click();
  await look('menu');
  await page.keyboard.press('Escape');
  await ask('Notfall');
  await log.getByRole('link', { name: '112' }).waitFor();
  await ask('Quatsch');
  await log.getByText('nicht verstanden').waitFor();
  await look('emergency and fallback');
  await input.fill('Meine Mail ist erika@example.org'.padEnd(2100, '.'));
  await look('personal data, too long');
  await input.fill('');
  stage.stub.isDown = true;
  stage.stub.cutSockets();
  await dialog.locator('.status button').waitFor();
  await ask('Was kostet ein Reisepass?');
  await look('offline');
  await page.keyboard.press('Escape');
  stage.stub.isDown = false;
  await page.evaluate("dispatchEvent(new Event('online'))");
  await page.locator('hannover-chat .badge').waitFor();
  await look('unread');
}

/** What can colour a page: the theme, and what the device is set to. */
const colourings = [
  ['light', {}],
  ['dark', {}],
  ['contrast', {}],
  ['light', { forcedColors: 'active' }],
  ['dark', { colorScheme: 'dark', contrast: 'more' }],
] as const;

describe.skipIf(browser === undefined)('axe finds nothing wrong', { timeout: 60_000 }, () => {
  const stage = new Stage();

  /** Walks through every state, and collects what axe finds in each. */
  async function walk(
    path: string,
    options: BrowserContextOptions,
    find: (page: Page) => Promise<readonly string[]>,
  ): Promise<void> {
    // Half transparent while it arrives, the panel has no contrast of its own yet.
    const visitor = await stage.arrive(path, { reducedMotion: 'reduce', bypassCSP: true, ...options });
    const seen: string[] = [];
    await lookAtEverything(visitor, stage, async (state) => {
      seen.push(state);
      expect.soft(await find(visitor.page), state).toEqual([]);
    });
    expect(seen).toEqual(states);
  }

  test.each(languages)('in any state, in %s', async (language) => {
    await walk(`/?language=${language}`, {}, (page) => findings(page, 'all'));
  });

  // Words and widths change no colours: one language on one screen shows what the colours do.
  test('in any state, in any colours', async () => {
    await walk('/', {}, async (page) => {
      const found: string[] = [];
      for (const [theme, media] of colourings) {
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference', ...media });
        await page.evaluate(`{
          document.documentElement.dataset.theme = '${theme}';
          document.querySelector('hannover-chat').theme = '${theme}';
        }`);
        const problems = await findings(page, 'colours');
        found.push(...problems.map((problem) => `${theme} ${JSON.stringify(media)}: ${problem}`));
      }
      return found;
    });
  });

  test('in any state, on a telephone', async () => {
    const telephone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
    await walk('/', telephone, (page) => findings(page, 'all'));
  });
});

/** Everything in the panel, also inside the parts that are elements of their own. */
const inThePanel = `
  const panel = document.querySelector('hannover-chat').shadowRoot.querySelector('hannover-chat-panel');
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const visible = all(panel.shadowRoot).filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'));
  const operable = visible.filter((element) => element.matches('button, a[href], select, textarea, summary, [role=option]'));
  const describe = (element) => element.outerHTML.replace(/<!--.*?-->/g, '').slice(0, 90);`;

describe.skipIf(browser === undefined)('everybody can use it:', { timeout: 30_000 }, () => {
  const stage = new Stage();
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, bypassCSP: true };

  async function openAnswered(options = {}, path = '/'): Promise<Visit> {
    const visitor = await stage.open(path, { bypassCSP: true, reducedMotion: 'reduce', ...options });
    await visitor.ask('Wo ist das Bürgeramt Mitte?');
    await visitor.log.locator('.feedback').waitFor();
    await visitor.ask('Was kostet ein Reisepass?');
    await visitor.log.locator('.feedback').nth(1).waitFor();
    return visitor;
  }

  test.each([
    ['a mouse', 24, {}],
    ['a finger', 44, phone],
  ])('what is to be hit with %s measures %i pixels or more', async (_, least, options) => {
    const { page } = await openAnswered(options);
    const small = await page.evaluate(`{ ${inThePanel}
      operable.filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isInText = element.matches('p > a, .source a');
        return !isInText && (width < ${least} || height < ${least});
      }).map(describe) }`);
    expect(small).toEqual([]);
  });

  test('text with more space between letters, words and lines is neither cut off nor covered', async () => {
    const { page, log } = await openAnswered();
    await page.evaluate(`{ ${inThePanel}
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }');
      for (const root of [panel.shadowRoot, ...all(panel.shadowRoot).flatMap((element) => element.shadowRoot ?? [])]) root.adoptedStyleSheets.push(sheet); }`);
    const cut = await page.evaluate(`{ ${inThePanel}
      visible.filter((element) => element.scrollWidth > element.clientWidth + 1 && !['inline', 'contents'].includes(getComputedStyle(element).display) && !element.matches('textarea, svg, svg *')).map(describe) }`);
    expect(cut).toEqual([]);
    expect(await log.isVisible()).toBe(true);
  });

  test('nothing moves for those who want no motion', async () => {
    stage.stub.isSilent = false;
    const { page } = await openAnswered();
    stage.stub.isSilent = true;
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    expect(
      await page.evaluate(`{ ${inThePanel} getComputedStyle(panel.shadowRoot.querySelector('.log')).scrollBehavior }`),
    ).toBe('auto');
  });

  test('the Tab key reaches everything, shows where it is, and leaves the chat again at both ends', async () => {
    const { page, input, launcher } = await openAnswered();
    const focusedElement = `{
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { left, top, width, height } = element.getBoundingClientRect();
      let onTop = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
      while (onTop?.shadowRoot) { const inner = onTop.shadowRoot.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20)); if (!inner || inner === onTop) break; onTop = inner; }
      ({
        name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40) ?? element.localName,
        inside: element.getRootNode().host?.localName?.startsWith('hannover-chat-') ?? false,
        shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        uncovered: onTop !== null && (element === onTop || element.contains(onTop) || onTop.contains(element)),
      })
    }`;
    await launcher.focus();
    const seen: { name: string; inside: boolean; shown: boolean; uncovered: boolean }[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const stop = (await page.evaluate(focusedElement)) as (typeof seen)[number];
      if (!stop.inside) break;
      seen.push(stop);
    }
    expect(seen.length).toBeGreaterThan(12);
    expect(seen.length).toBeLessThan(60);
    expect(seen.filter(({ shown }) => !shown)).toEqual([]);
    expect(seen.filter(({ uncovered }) => !uncovered)).toEqual([]);
    await input.focus();
    for (
      let step = 0;
      step < 60 &&
      !(await page.evaluate("document.activeElement.shadowRoot?.activeElement?.matches('button') ?? true"));
      step += 1
    )
      await page.keyboard.press('Shift+Tab');
    expect(await launcher.evaluate((button) => button.matches(':focus'))).toBe(true);
  });

  test('the focus is never lost when what had it goes away', async () => {
    const { page, dialog, log } = await openAnswered();
    const lost = 'document.activeElement === document.body';
    await log.getByRole('button', { name: 'Wie lange dauert es?' }).click();
    await log.locator('.feedback').nth(2).waitFor();
    expect(await page.evaluate(lost)).toBe(false);
    await log.getByRole('button', { name: 'Nein' }).last().click();
    await log.getByRole('button', { name: 'Ohne Text absenden' }).click();
    await log.locator('.comment').waitFor({ state: 'detached' });
    expect(await page.evaluate(lost)).toBe(false);
    await dialog.getByLabel('Weitere Funktionen').click();
    await dialog.getByRole('button', { name: 'Verlauf löschen' }).click();
    await log.getByText('Guten Tag').waitFor();
    expect(await page.evaluate(lost)).toBe(false);
  });

  test('the focus is not lost when the line is back, or a question is sent again', async () => {
    const { page, dialog, log, ask } = await openAnswered();
    const place = "document.querySelector('hannover-chat').shadowRoot.activeElement?.localName";
    stage.stub.isDown = true;
    stage.stub.cutSockets();
    const retry = dialog.getByRole('button', { name: 'Jetzt versuchen' });
    await retry.focus();
    stage.stub.isDown = false;
    await page.keyboard.press('Enter');
    await retry.waitFor({ state: 'detached' });
    expect(await page.evaluate(place)).toBe('hannover-chat-panel');
    stage.stub.isSilent = true;
    await ask('Quatsch');
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(3));
    stage.stub.say({
      type: 'error',
      to: stage.received('utterance').at(-1)?.id,
      code: 'slow_down',
      message: 'Langsam.',
    });
    stage.stub.isSilent = false;
    await log.getByRole('button', { name: 'Noch einmal senden' }).focus();
    await page.keyboard.press('Enter');
    await log.getByText('nicht verstanden').waitFor();
    expect(await page.evaluate(place)).toBe('hannover-chat-panel');
  });

  test('on a touch screen a choice does not bring the keyboard over the answer', async () => {
    const { page, log } = await openAnswered(phone);
    await log.getByRole('button', { name: 'Wie lange dauert es?' }).tap();
    await log.locator('.feedback').nth(2).waitFor();
    await focused(log);
    expect(await page.evaluate('document.activeElement.localName')).toBe('hannover-chat');
  });

  test('a text that was held back is said to be, and how to send it', async () => {
    const { dialog, ask } = await openAnswered();
    const warning = dialog.locator('#warning');
    await ask('Meine IBAN ist DE02 1203 0000 0000 2020 51');
    await vi.waitFor(async () => expect(await warning.textContent()).toMatch(/nicht gebraucht\.\s+Trotzdem senden\?/));
    expect(await warning.getAttribute('role')).toBe('status');
  });

  test('a text that is too long is not sent, and said to be', async () => {
    const { dialog, input, ask } = await stage.open();
    await ask('x'.repeat(2001));
    await dialog.getByRole('status').filter({ hasText: '1 Zeichen zu viel' }).waitFor();
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await input.getAttribute('aria-describedby')).toContain('counter');
    expect(stage.received('utterance')).toEqual([]);
  });

  test('a link says that it opens a new tab', async () => {
    const { log } = await openAnswered();
    const link = log.getByRole('link', { name: 'Termin buchen (öffnet in neuem Tab)' });
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  test('nothing happens where the pointer was moved away before it was released', async () => {
    const { page, log, dialog } = await openAnswered();
    for (const target of [
      log.getByRole('button', { name: 'Wie lange dauert es?' }),
      dialog.getByLabel('Chat schließen'),
    ]) {
      await target.hover();
      await page.mouse.down();
      await page.mouse.move(20, 20);
      await page.mouse.up();
    }
    expect(await dialog.isVisible()).toBe(true);
    expect(stage.received('choice')).toEqual([]);
  });

  test('browsers are told to fill in nothing about the person', async () => {
    const { input } = await stage.open();
    expect(await input.getAttribute('autocomplete')).toBe('off');
  });

  test('a change of language does not read the conversation again', async () => {
    const { log } = await openAnswered();
    expect(await log.getAttribute('aria-relevant')).toBe('additions');
  });

  test('the whole conversation can be had with the keyboard on a page of 320 pixels', async () => {
    const { page, launcher, log, dialog, input } = await stage.arrive('/', { viewport: { width: 320, height: 256 } });
    await launcher.focus();
    await page.keyboard.press('Enter');
    await focused(input);
    await page.keyboard.type('reisepass');
    await dialog.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await log.getByRole('cell', { name: '70,00 €' }).waitFor();
    await page.keyboard.type('Wo ist das Bürgeramt Mitte?');
    await page.keyboard.press('Enter');
    await log.getByText('Musterstraße 1').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await launcher.evaluate((button) => button.matches(':focus'))).toBe(true);
  });

  test('a telephone number runs from left to right in an Arabic answer', async () => {
    const { log } = await openAnswered({}, '/?language=ar');
    const number = log.getByRole('link', { name: '0511 168-0' });
    expect(await number.evaluate((link) => link.matches(':dir(ltr)'))).toBe(true);
  });

  test('help stands in the same place in every state: the menu, the way to close, privacy', async () => {
    const { dialog, ask } = await stage.open();
    const places = async () =>
      Promise.all(
        [
          dialog.locator('summary'),
          dialog.getByLabel('Chat schließen'),
          dialog.getByRole('link', { name: 'Datenschutz' }),
        ].map((element) => element.boundingBox()),
      );
    const before = await places();
    await ask('Quatsch');
    await vi.waitFor(() => expect(stage.received('utterance')).toHaveLength(1));
    expect(await places()).toEqual(before);
  });
});

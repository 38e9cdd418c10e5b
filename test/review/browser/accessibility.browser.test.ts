import type { Page, ViewportSize } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findings, type Rules } from '../../widget/browser/axe.ts';
import { focused } from '../../widget/browser/visit.ts';
import { hostileTexts } from '../stub/seed.ts';
import { browser, Stage } from './stage.ts';

type Walk = (page: Page, stage: Stage, look: (state: string) => Promise<void>) => Promise<void>;

/** Ways through the page that lead to every view in every state. */
const walks: Readonly<Record<string, Walk>> = {
  async list(page, stage, look) {
    await page.goto(`${stage.url}/review`);
    await page.locator('li.group').first().waitFor();
    await page.locator('li.group input').first().check();
    await look('with a selection');
    await page.locator('.more summary').click();
    await page.locator('#service-input').click();
    await page.locator('[role=option]').first().waitFor();
    await look('filters');
    await page.keyboard.press('Escape');
    await page.locator('.bulk .button').nth(2).click();
    await page.locator('.notices .message').waitFor();
    await look('notice');
    await page.goto(`${stage.url}/review?q=nothing-like-it`);
    await page.locator('.empty').waitFor();
    await look('empty');
  },
  async frame(page, stage, look) {
    await page.goto(`${stage.url}/review/nowhere`);
    await page.locator('h1').waitFor();
    await look('missing');
    await page.locator('.menu summary').click();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    await page.locator('dialog#help').waitFor();
    await look('shortcuts');
  },
  async group(page, stage, look) {
    await page.goto(`${stage.url}/review/groups/3`);
    await page.locator('.put-aside').first().waitFor();
    await look('questions, work, history');
    stage.stub.changeAs('Max Beispiel', 3, { note: 'Ich auch' });
    await page.keyboard.press('s');
    await page.locator('dialog#conflict table').waitFor();
    await look('conflict');
    await page.goto(`${stage.url}/review/groups/999`);
    await page.locator('h1').waitFor();
    await look('gone');
  },
  async adopt(page, stage, look) {
    await page.goto(`${stage.url}/review/groups/4/adopt`);
    await page.locator('.lines').first().waitFor();
    await page.locator('form.adopt .primary').click();
    await page.locator('.impact').first().waitFor();
    await look('proposal');
    stage.stub.hasFileConflict = true;
    await page.locator('.proposal .primary').click();
    await page.locator('#file-conflict').waitFor();
    await look('file conflict');
    await page.locator('input.line-text').first().fill('doppelt');
    await page.locator('form.adopt .primary').click();
    await page.locator('.problems').waitFor();
    await look('broken');
  },
  async 'try and figures'(page, stage, look) {
    await page.goto(`${stage.url}/review/try?text=was+kostet+ein+pass`);
    await page.locator('.trace summary').click();
    await look('trace');
    const periods = 'from=2026-11-01&to=2026-11-28&againstFrom=2026-10-04&againstTo=2026-10-31';
    await page.goto(`${stage.url}/review/figures?${periods}`);
    await page.locator('.squares').waitFor();
    for (const details of await page.locator('review-figures details summary').all()) await details.click();
    await look('figures');
  },
  async 'log-in'(page, stage, look) {
    stage.stub.isLoggedIn = false;
    await page.goto(`${stage.url}/review`);
    await page.locator('input[name=name]').fill('x');
    await page.locator('input[name=password]').fill('x');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    await look('wrong password');
  },
};

/** What the page can look like, and what of it axe is to judge. */
interface Look {
  readonly name: string;
  readonly theme?: 'light' | 'dark' | 'device';
  readonly language?: 'de' | 'en';
  readonly media?: Parameters<Page['emulateMedia']>[0];
  readonly size?: ViewportSize;
  /** Nothing where no rule of axe can tell it from the others. */
  readonly rules?: Rules;
}

const wide: ViewportSize = { width: 1280, height: 800 };
const narrow: ViewportSize = { width: 320, height: 800 };

const asFound: Look = { name: 'light, German', rules: 'all' };
// Words change no colours, colours nothing else; on a narrow page there is what a wide one does not have.
const looks: readonly Look[] = [
  asFound,
  { name: 'light, English', language: 'en', rules: 'all' },
  { name: 'light, German, 320 pixels wide', size: narrow, rules: 'all' },
  { name: 'light, English, 320 pixels wide', size: narrow, language: 'en' },
  { name: 'dark, 320 pixels wide', size: narrow, theme: 'dark', rules: 'colours' },
  { name: '400 % zoom', size: { width: 320, height: 256 }, rules: 'all' },
  { name: 'dark', theme: 'dark', rules: 'colours' },
  { name: 'forced colours', theme: 'device', media: { forcedColors: 'active' }, rules: 'colours' },
  {
    name: 'more contrast in dark colours',
    theme: 'device',
    media: { contrast: 'more', colorScheme: 'dark' },
    rules: 'colours',
  },
];

describe.skipIf(browser === undefined)('axe finds nothing wrong', { timeout: 120_000 }, () => {
  const stage = new Stage(12);

  async function dress(page: Page, { theme = 'light', language = 'de', media, size = wide }: Look): Promise<void> {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference', ...media });
    await page.evaluate(`{
      const page = document.querySelector('review-page');
      page.preferences = { theme: '${theme}', language: '${language}', shortcuts: true };
      page.updateComplete;
    }`);
  }

  test.each(Object.entries(walks))('in any look, and no look is wider than the window: %s', async (_, walk) => {
    const { page } = await stage.open('/review/nowhere', { bypassCSP: true });
    await walk(page, stage, async (state) => {
      for (const look of looks) {
        await dress(page, look);
        const tooWide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        const problems = look.rules === undefined ? [] : await findings(page, look.rules);
        if (tooWide > 0) problems.push(`${tooWide} pixels too wide`);
        expect.soft(problems, `${state}, ${look.name}`).toEqual([]);
      }
      await dress(page, asFound);
    });
  });
});

/** Everything in the page, also in its shadow tree. */
const inThePage = `
  const root = document.querySelector('review-page').shadowRoot;
  const visible = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .term'));
  const describe = (element) => element.outerHTML.replace(/<!--.*?-->/g, '').slice(0, 120);`;

describe.skipIf(browser === undefined)('everybody can use it:', { timeout: 30_000 }, () => {
  const stage = new Stage();

  const places = ['/review', '/review/groups/3', '/review/groups/3/adopt', '/review/try', '/review/figures'];

  test.each(places)('the Tab key reaches everything on %s and shows where it is, uncovered', async (path) => {
    const { page, heading } = await stage.open(path, { bypassCSP: true });
    await heading.waitFor();
    await page.waitForLoadState('networkidle');
    const stop = `{
      const element = document.querySelector('review-page').shadowRoot.activeElement;
      if (element === null) null; else {
        const shown = element.matches('[type=radio]') ? element.nextElementSibling : element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        const { left, top, width, height } = shown.getBoundingClientRect();
        const onTop = document.querySelector('review-page').shadowRoot.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
        ({
          name: element.outerHTML.replace(/<!--.*?-->/g, '').slice(0, 80),
          shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
          uncovered: onTop !== null && (shown === onTop || shown.contains(onTop) || onTop.contains(shown)),
        })
      }
    }`;
    const seen: { name: string; shown: boolean; uncovered: boolean }[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const here = (await page.evaluate(stop)) as (typeof seen)[number] | null;
      if (here === null) break;
      seen.push(here);
    }
    expect(seen.length).toBeGreaterThan(6);
    expect(seen.filter(({ shown }) => !shown)).toEqual([]);
    expect(seen.filter(({ uncovered }) => !uncovered)).toEqual([]);
  });

  test('the way past the header leads to the content', async () => {
    const { page, rows } = await stage.open();
    await rows.first().waitFor();
    await page.keyboard.press('Tab');
    await focused(page.getByRole('link', { name: 'Zum Inhalt springen' }));
    await page.keyboard.press('Enter');
    await focused(page.locator('main'));
  });

  test('a new view has its own title, and the cursor at its heading, also on the way back', async () => {
    const { page, rows, heading } = await stage.open();
    await rows.first().waitFor();
    expect(await page.title()).toBe('Offene Fragen – Service-Chat: Fragen sichten');
    await rows.nth(1).getByRole('link').click();
    await focused(heading.filter({ hasText: 'kann ich den hund' }));
    expect(await page.title()).toBe('kann ich den hund auch per mail anmelden – Service-Chat: Fragen sichten');
    await page.goBack();
    await focused(heading.filter({ hasText: 'Offene Fragen' }));
    await page.goForward();
    await focused(heading.filter({ hasText: 'kann ich den hund' }));
  });

  test('single keys can be switched off, and stay off', async () => {
    const { page, rows, press } = await stage.open();
    await rows.first().waitFor();
    await press('?');
    const help = page.getByRole('dialog', { name: 'Tastenkürzel' });
    await help.getByRole('row', { name: 'J Nächste Gruppe' }).waitFor();
    await help.getByRole('checkbox').uncheck();
    await press('Escape', 'j', '?');
    await page.reload();
    await rows.first().waitFor();
    await press('j', 's', '?');
    expect(await help.isVisible()).toBe(false);
    expect(stage.stub.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: 'Tastenkürzel' }).click();
    await help.getByRole('checkbox').check();
  });

  test('keys write letters where letters are written', async () => {
    const { page, heading } = await stage.open('/review/groups/3');
    await heading.filter({ hasText: 'bis wann' }).waitFor();
    await page.getByLabel('Notiz').pressSequentially('sb?nz');
    expect(await page.getByLabel('Notiz').inputValue()).toBe('sb?nz');
    expect(stage.stub.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  test('what comes of a search, a selection and a decision is announced', async () => {
    const { page, rows, press } = await stage.open();
    await rows.first().waitFor();
    const said = page.getByRole('status');
    await said.getByText('120 Gruppen').waitFor({ state: 'attached' });
    await press('j', 'x');
    await said.getByText('1 Gruppe ausgewählt').waitFor({ state: 'attached' });
    await press('s');
    await said.getByText('1 Gruppe: erledigt, Spam.').waitFor();
  });

  test.each([
    ['a mouse', 24, {}],
    ['a finger', 44, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }],
  ])('what is to be hit with %s measures %i pixels or more', async (_, least, options) => {
    const { page, rows } = await stage.open('/review', { bypassCSP: true, ...options });
    await rows.first().waitFor();
    const small = await page.evaluate(`{ ${inThePage}
      visible.filter((element) => element.matches('button, select, summary, label.check, .states label, nav a, .title, input:not([type=checkbox], [type=radio])')).filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < ${least} || height < ${least};
      }).map(describe) }`);
    expect(small).toEqual([]);
  });

  test.each(places)('text with more space between letters, words and lines is not cut off on %s', async (path) => {
    const { page, heading } = await stage.open(path, { bypassCSP: true });
    await heading.waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(`{ ${inThePage}
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }');
      root.adoptedStyleSheets.push(sheet); }`);
    const cut = await page.evaluate(`{ ${inThePage}
      visible.filter((element) => element.scrollWidth > element.clientWidth + 1 && !['inline', 'contents'].includes(getComputedStyle(element).display) && !element.matches('input, textarea, select, svg, svg *, .diff, .squares *, .wide')).map(describe) }`);
    expect(cut).toEqual([]);
  });

  test('another language is chosen in the menu, marked in the page, and remembered', async () => {
    const { page, heading } = await stage.open();
    await page.locator('.menu summary').click();
    await page.getByLabel('Sprache').first().selectOption('English');
    await heading.filter({ hasText: 'Open questions' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await heading.filter({ hasText: 'Open questions' }).waitFor();
  });
});

describe.skipIf(browser === undefined)('what citizens write is only ever text:', { timeout: 30_000 }, () => {
  const stage = new Stage();

  test.each(['/review', '/review/groups/1', '/review/groups/1/adopt'])(
    'on %s it does nothing and stays in its box',
    async (path) => {
      for (const [index, text] of hostileTexts.entries()) {
        const kept = stage.stub.groups.get(index + 1);
        if (kept === undefined) throw new Error('no such group');
        kept.group = { ...kept.group, title: text, note: text };
        kept.entries = kept.entries.map((entry) => ({ ...entry, text, comment: text, page: text }));
      }
      const { page, heading, problems } = await stage.open(path, { bypassCSP: true });
      await heading.waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.title()).not.toBe('taken');
      expect(await page.locator('main img, main script').count()).toBe(0);
      const loose = await page.evaluate(`{ ${inThePage}
      [...root.querySelectorAll('.said')].filter((element) => {
        const { overflow, unicodeBidi } = getComputedStyle(element);
        return !/hidden|clip/.test(overflow) || !/isolate|plaintext/.test(unicodeBidi) || element.localName !== 'bdi';
      }).map(describe) }`);
      expect(loose).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(problems).toEqual([]);
    },
  );

  test('a tower of marks does not reach into the lines above and below', async () => {
    const kept = stage.stub.groups.get(1);
    if (kept === undefined) throw new Error('no such group');
    kept.group = { ...kept.group, title: hostileTexts[2] ?? '' };
    const { rows } = await stage.open();
    const first = await rows.first().boundingBox();
    expect(first?.height).toBeLessThan(150);
    expect(
      await rows
        .first()
        .locator('.said')
        .evaluate((said) => (said as unknown as { clientHeight: number }).clientHeight),
    ).toBeLessThan(80);
  });
});

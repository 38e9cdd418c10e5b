import { describe, expect, it } from 'vitest';
import { isSafeHref, parseMarkup } from '../../../server/content/markup.ts';
import { fill, toSpans } from '../../../server/conversation/wording.ts';
import { catalogueOf } from './good-content.ts';

const catalogue = catalogueOf();
const shown = (text: string) => toSpans(text, catalogue);

describe('what an editor writes is shown', () => {
  it.each([
    ['plain', 'Kommen Sie vorbei.', [{ text: 'Kommen Sie vorbei.' }]],
    ['bold', 'Das ist **wichtig**.', [{ text: 'Das ist ' }, { text: 'wichtig', strong: true }, { text: '.' }]],
    [
      'linked',
      '[Termin](link:termin) buchen',
      [{ text: 'Termin', href: 'https://termin.hannover.gov.de' }, { text: ' buchen' }],
    ],
    ['callable', '[0511 168-0](tel:+495111680)', [{ text: '0511 168-0', href: 'tel:+495111680' }]],
  ])('%s', (_, text, spans) => expect(shown(text)).toEqual(spans));
});

describe('what is no markup of ours is shown as the letters it is', () => {
  it.each([
    '<b>fett</b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    "{{constructor.constructor('return process')()}}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template expression in an answer must come out as the plain text that it is here.
    '${process.env.HOME}',
    '<%= 7 * 7 %>',
    '{constructor} {__proto__} {toString}',
    '_kursiv_ # Titel > Zitat | Tabelle',
    '[hier](javascript:alert(1))',
    '**',
    '[]() [x]( ) [](y)',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([{ text }]);
    expect(fill(text, { service: 'Reisepass' })).toBe(text);
  });
});

describe('links that may not be shown', () => {
  it.each([
    'javascript:alert',
    'JaVaScRiPt:alert',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//boese.example',
    '/admin',
    'link:gibt-es-nicht',
    'link:__proto__',
  ])('%s keeps its words and loses its target', (target) =>
    expect(shown(`[hier](${target})`)).toEqual([{ text: 'hier' }]),
  );

  it('a remote image is a word with a mark in front, never an image', () => {
    expect(shown('![Karte](https://hannover.de/x.png)')).toEqual([
      { text: '!' },
      { text: 'Karte', href: 'https://hannover.de/x.png' },
    ]);
  });

  it.each(['https://hannover.de', 'http://hannover.de', 'mailto:a@b.de', 'tel:115'])('%s may be shown', (href) =>
    expect(isSafeHref(href)).toBe(true),
  );
  it.each(['https:// x', 'javascript:https://', 'tel:', ' https://x', 'https://x\nalert'])('%j may not', (href) =>
    expect(isSafeHref(href)).toBe(false),
  );
});

describe('a sentence that is filled in', () => {
  it('takes values as they are, braces and dollar signs included', () => {
    expect(fill('Was kostet {service}?', { service: '$& {service} $1' })).toBe('Was kostet $& {service} $1?');
  });
});

describe('Markdown monsters', () => {
  it.each([
    ['20,000 brackets', '['.repeat(20_000)],
    ['20,000 asterisks', '*'.repeat(20_000)],
    ['10,000 half links', '[a](b'.repeat(10_000)],
    ['10,000 half bold words', '**a '.repeat(10_000)],
    ['a table of 20,000 columns', '|a'.repeat(20_000)],
    ['5,000 quotes', '>'.repeat(5_000)],
  ])('%s are read letter by letter, nothing is lost', (_, text) => {
    const runs = parseMarkup(text);
    expect(
      runs
        .map((run) => (run.strong ? `**${run.text}**` : run.target ? `[${run.text}](${run.target})` : run.text))
        .join(''),
    ).toBe(text);
  });
});

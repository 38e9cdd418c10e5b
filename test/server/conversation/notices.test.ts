import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue, type RawFile } from '../../../server/content/build.ts';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { readContent } from '../../../server/content/load.ts';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import type { Language, Part } from '../../../server/protocol/messages.ts';

const noticesPath = 'knowledge-base/notices.yaml';
let content: readonly RawFile[];

beforeAll(async () => {
  content = await readContent('.');
});

describe('a notice about one office', () => {
  const linden = `
notices:
  - id: rohrbruch
    from: 2026-11-24
    to: 2026-11-26
    offices: [buergeramt-linden]
    text: {de: Wegen eines Rohrbruchs ist das Bürgeramt Linden geschlossen., en: Bürgeramt Linden is closed after a burst pipe.}
    closed: true
    source: {id: stadt, name: Stadt Hannover, url: "https://hannover.gov.de/rohrbruch", as_of: 2026-11-23}
`;
  let catalogue: Catalogue;
  beforeAll(() => {
    catalogue = withNoticesFile(linden);
  });

  it.each([
    ['the evening before, Hannover time', '2026-11-23T22:59:00Z', 0],
    ['from midnight on the first day', '2026-11-23T23:00:00Z', 1],
    ['to the end of the last day', '2026-11-26T22:59:00Z', 1],
    ['and is gone at midnight by itself', '2026-11-26T23:00:00Z', 0],
  ])('is shown %s: %s', (_, now, count) => {
    expect(warnings(ask(catalogue, 'buergeramt-linden/location-info', now))).toHaveLength(count);
  });

  it('says that the office is closed although it is Thursday morning', () => {
    const now = '2026-11-26T09:00:00Z';
    expect(openNow(ask(withNoticesFile('notices: []'), 'buergeramt-linden/opening-hours', now))?.state).toBe('open');
    expect(openNow(ask(catalogue, 'buergeramt-linden/opening-hours', now))).toEqual({
      state: 'closed',
      text: 'Heute geschlossen, siehe Hinweis',
    });
  });

  it('does not promise an opening on a day that the notice closes', () => {
    const daily = withNoticesFile(linden, [
      ['knowledge-base/locations/buergeramt-linden.yaml', 'complete: false', 'complete: true'],
      [noticesPath, 'from: 2026-11-24', 'from: 2026-11-25'],
    ]);
    expect(openNow(ask(daily, 'buergeramt-linden/opening-hours', '2026-11-24T09:00:00Z'))?.text).toBe(
      'Jetzt geschlossen',
    );
  });

  it('is not shown with another office, nor with services of every Bürgeramt', () => {
    const now = '2026-11-25T09:00:00Z';
    expect(warnings(ask(catalogue, 'buergeramt-aegi/location-info', now))).toEqual([]);
    expect(warnings(ask(catalogue, 'reisepass/where', now))).toEqual([]);
  });

  it('names its source beside that of the answer', () => {
    const parts = ask(catalogue, 'buergeramt-linden/location-info', '2026-11-25T09:00:00Z');
    const sources = parts.flatMap((part) => (part.type === 'source' ? part.links : []));
    expect(sources.map(({ label }) => label)).toContainEqual('Stadt Hannover, Stand 23. November 2026');
    expect(parts.filter(({ type }) => type === 'source')).toHaveLength(1);
  });

  it('is in German, marked and announced, where the language is missing', () => {
    const parts = ask(catalogue, 'buergeramt-linden/location-info', '2026-11-25T09:00:00Z', 'tr');
    expect(warnings(parts)).toMatchObject([{ lang: 'de' }]);
    expect(parts[0]).toMatchObject({ type: 'text' });
    const english = ask(catalogue, 'buergeramt-linden/location-info', '2026-11-25T09:00:00Z', 'en');
    expect(warnings(english)[0]?.lang).toBeUndefined();
  });
});

describe('a notice about a building', () => {
  it('holds for the offices in it', () => {
    const catalogue = withNoticesFile(`
notices:
  - id: stromausfall
    from: 2026-11-25
    to: 2026-11-25
    offices: [hannover-service-center]
    text: {de: Wegen Stromausfalls bleibt das Haus zu.}
    closed: true
    source: {id: stadt, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: 2026-11}
`);
    const parts = ask(catalogue, 'standesamt/location-info', '2026-11-25T09:00:00Z');
    expect(warnings(parts)).toHaveLength(1);
    expect(openNow(parts)?.state).toBe('closed');
    // An answer about a service shows the card of its office.
    expect(warnings(ask(catalogue, 'heiratsurkunde/where', '2026-11-25T09:00:00Z'))).toHaveLength(1);
  });
});

describe('the rule for the end of the year', () => {
  const between = '2026-12-28T09:00:00Z';
  let catalogue: Catalogue;
  beforeAll(() => {
    catalogue = build(content);
  });

  it.each(['reisepass/where', 'reisepass/appointment', 'wohnsitz-anmelden/where', 'buergeramt-linden/location-info'])(
    'is said with %s, before the links',
    (value) => {
      const parts = ask(catalogue, value, between);
      expect(warnings(parts)).toHaveLength(1);
      expect(textOf(warnings(parts)[0])).toContain('üblicherweise geschlossen');
      expect(textOf(warnings(parts)[0])).toContain('Bitte vorher prüfen');
      const types = parts.map(({ type }) => type);
      if (types.includes('links')) expect(types.indexOf('notice')).toBeLessThan(types.indexOf('links'));
    },
  );

  it.each(['reisepass/costs', 'heiratsurkunde/where', 'standesamt/location-info', 'gewerbe-anmelden/where'])(
    'is not said with %s, which is not about Bürgerämter or not about going there',
    (value) => {
      expect(warnings(ask(catalogue, value, between))).toEqual([]);
    },
  );

  it('is said before asking for the office', () => {
    expect(warnings(ask(catalogue, 'location/opening-hours', between))).toHaveLength(1);
  });

  it('does not call the offices closed, because nobody has announced it', () => {
    expect(openNow(ask(catalogue, 'buergeramt-linden/opening-hours', '2026-12-31T09:00:00Z'))?.text).not.toBe(
      'Heute geschlossen, siehe Hinweis',
    );
  });

  it.each(['2026-12-20T12:00:00Z', '2027-01-03T12:00:00Z'])('is not said on %s', (now) => {
    expect(warnings(ask(catalogue, 'reisepass/where', now))).toEqual([]);
  });
});

describe('checking notices', () => {
  it.each([
    ['an unknown office', 'offices: [buergeramt-lindn]', 5, 'Standort „buergeramt-lindn“ gibt es nicht.'],
    ['an end before the beginning', 'to: 2026-01-01', 4, '„notices › 0 › to“: Das Ende liegt vor dem Anfang.'],
    ['a day that does not exist', 'to: 2026-11-31', 4, '„notices › 0 › to“ hat nicht die richtige Form.'],
    ['an unknown link in the text', 'text: {de: "[hier](link:nirgends)"}', 6, 'Link „nirgends“ gibt es nicht.'],
  ])('finds %s at its line', (_, change, line, message) => {
    const key = change.split(':')[0];
    const text = [
      'notices:',
      '  - id: einer',
      '    from: 2026-11-24',
      '    to: 2026-11-26',
      '    offices: [buergeramt-linden]',
      '    text: {de: Zu.}',
      '    source: {id: stadt, name: Stadt, url: "https://hannover.gov.de/", as_of: 2026}',
    ]
      .map((each) => (each.trim().startsWith(`${key}:`) ? `    ${change}` : each))
      .join('\n');
    const { problems } = buildCatalogue(replaced(noticesPath, text));
    expect(problems).toMatchObject([{ file: noticesPath, line, message, severity: 'error' }]);
  });

  it('does not need the file', () => {
    const { catalogue, problems } = buildCatalogue(content.filter(({ path }) => path !== noticesPath));
    expect(problems).toEqual([]);
    expect(catalogue?.notices.size).toBe(0);
  });
});

function ask(catalogue: Catalogue, value: string, now: string, language: Language = 'de'): readonly Part[] {
  return takeTurn({ kind: 'choice', value }, freshContext(language), catalogue, new Date(now)).reply.parts;
}

function warnings(parts: readonly Part[]) {
  return parts.flatMap((part) => (part.type === 'notice' && part.tone === 'warning' ? [part] : []));
}

function textOf(part: { readonly spans: readonly { readonly text: string }[] } | undefined): string {
  return part?.spans.map(({ text }) => text).join('') ?? '';
}

function openNow(parts: readonly Part[]) {
  return parts.flatMap((part) => (part.type === 'location' ? [part.openNow] : []))[0];
}

function withNoticesFile(
  notices: string,
  changes: readonly (readonly [path: string, from: string, to: string])[] = [],
): Catalogue {
  const files = replaced(noticesPath, notices).map(({ path, bytes }) => {
    const mine = changes.filter(([changed]) => changed === path);
    const text = mine.reduce((old, [, from, to]) => old.replace(from, to), Buffer.from(bytes).toString('utf8'));
    return { path, bytes: Buffer.from(text) };
  });
  return build(files);
}

function replaced(path: string, text: string): readonly RawFile[] {
  return [...content.filter((file) => file.path !== path), { path, bytes: Buffer.from(text) }];
}

function build(files: readonly RawFile[]): Catalogue {
  const { catalogue, problems } = buildCatalogue(files);
  if (!catalogue) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return catalogue;
}

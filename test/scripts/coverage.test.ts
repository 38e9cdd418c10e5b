import { describe, expect, it } from 'vitest';
import { countCoverage } from '../../scripts/coverage/figures.ts';
import { formatPage } from '../../scripts/coverage/page.ts';
import { formatTable, formatUtterances } from '../../scripts/coverage/table.ts';
import { catalogueOf } from '../server/content/good-content.ts';
import { smallCatalogue, smallChanges } from './small-content.ts';

const figures = countCoverage(smallCatalogue, '2026-01-31');

describe('the coverage', () => {
  it('counts facts by confidence, the service’s where the fact has none', () => {
    expect(figures.facts).toEqual({ total: 6, high: 4, medium: 1, low: 1 });
  });

  it('counts for each aspect the services that have it', () => {
    expect(figures.aspects.general).toBe(3);
    expect(figures.aspects.costs).toBe(2);
    expect(figures.aspects.how).toBe(0);
  });

  it('counts a fact for a language only if nothing of it is missing', () => {
    const half = catalogueOf({
      'knowledge-base/services/reisepass-kind.yaml': (good) =>
        good.replace(
          'general: {text: {de: Auch Kinder brauchen einen Pass.}}',
          'general: {text: {de: Ja., en: Yes.}}\n  how: {text: {de: So., en: So.}, hint: {de: Nur so.}}',
        ),
    });
    const english = countCoverage(half, '2026-01-31').languages.find(({ language }) => language === 'en');
    expect(english).toMatchObject({ facts: [1, 5], names: [1, 2] });
  });

  it('names what is to be reviewed, what is overdue, and what is no longer shown', () => {
    const { due } = countCoverage(
      catalogueOf({
        ...smallChanges,
        'knowledge-base/services/reisepass-kind.yaml': (good) =>
          good.replace('text: {de: Auch Kinder brauchen einen Pass.}', 'text: {de: Auch Kinder.}, expires: 2026-01-01'),
      }),
      '2026-01-31',
    );
    expect(due[0]).toEqual({
      file: 'knowledge-base/services/reisepass-kind.yaml (general)',
      what: 'expiry',
      on: '2026-01-01',
      isOver: true,
    });
    expect(due[1]).toMatchObject({ file: 'knowledge-base/services/hundesteuer.yaml', on: '2026-01-31', isOver: true });
    expect(due.every(({ on }) => on <= '2026-04-01')).toBe(true);
  });

  it('says how many sources a service has, and from when the oldest and the newest are', () => {
    const several = countCoverage(
      catalogueOf({
        'knowledge-base/services/reisepass.yaml': (good) =>
          good.replace(
            /^sources:$/m,
            'sources:\n  - {id: a, name: A, url: "https://a.de/", as_of: 2017-09}\n  - {id: b, name: B, url: "https://b.de/", as_of: unknown}',
          ),
      }),
      '2026-01-31',
    );
    const [child, passport] = ['reisepass-kind', 'reisepass'].map((id) =>
      several.services.find((each) => each.id === id),
    );
    expect(passport?.sources).toEqual({ count: 3, oldest: '2017-09', newest: '2026-07' });
    expect(child?.sources).toEqual({ count: 1, oldest: '2026-07', newest: '2026-07' });
    expect(formatTable(several)).toMatch(/^reisepass .* 3 \(2017–2026\) +2027-01-31$/m);
    expect(formatPage(several, '2026-01-31')).toContain('<td>3 (2017–2026)</td><td>2027-01-31</td>');
  });

  it('finds no fact without a source', () => {
    expect(figures.withoutSource).toEqual([]);
  });

  it('names a fact without a source where there is one', () => {
    const reisepass = smallCatalogue.services.get('reisepass');
    if (!reisepass) throw new Error('no reisepass');
    const services = new Map([['reisepass', { ...reisepass, sources: [] }]]);
    expect(countCoverage({ ...smallCatalogue, services }, '2026-01-31').withoutSource).toEqual([
      'reisepass › general',
      'reisepass › costs',
      'reisepass › foto',
    ]);
  });

  describe('of citizens’ own questions', () => {
    const asked = countCoverage(
      catalogueOf({
        'knowledge-base/services/reisepass.yaml': (good) =>
          good.replace(/^facts:$/m, 'utterances:\n  costs: {de: [a, b], en: [c]}\nfacts:'),
      }),
      '2026-01-31',
    );

    it('is counted by service, aspect and language', () => {
      expect(asked.services.find(({ id }) => id === 'reisepass')?.utterances).toEqual({ costs: { de: 2, en: 1 } });
      expect(formatUtterances(asked)).toMatch(/^reisepass +· +· +· +D2 E1 +·/m);
      expect(formatUtterances(asked)).toContain('Ohne eigene Äußerungen (1): reisepass-kind');
      expect(formatPage(asked, '2026-01-31')).toContain('<br><small>D2 E1</small>');
    });

    it('is counted by language, questions that no aspect covers included', () => {
      const [german, english] = ['de', 'en'].map(
        (each) => asked.languages.find(({ language }) => language === each)?.utterances,
      );
      expect(german).toEqual({ intents: 5, services: 3 });
      expect(english).toEqual({ intents: 0, services: 1 });
    });
  });

  it('is a table of services and aspects', () => {
    const table = formatTable(figures);
    expect(table).toMatch(/^Leistung +Allg +Abl/);
    expect(table).toMatch(/reisepass +D +· +· +D /);
    expect(table).toContain('Jede Angabe hat eine Quelle.');
  });

  it('is a page that stands alone: no script, nothing to load, headers with scope', () => {
    const page = formatPage(figures, '2026-01-31');
    expect(page).toMatch(/^<!doctype html>\n<html lang="de">/);
    expect(page).not.toMatch(/<script|src=|<link|url\(|https?:/);
    expect(page.match(/<table>/g)).toHaveLength(page.match(/<caption>/g)?.length ?? 0);
    expect(page).not.toMatch(/<th>/);
    expect(page).toContain('@media print');
  });

  it('is a page in which names are only text', () => {
    const odd = catalogueOf({
      'knowledge-base/services/reisepass-kind.yaml': (good) => good.replace('Kinderreisepass beantragen', '<b>&"'),
    });
    expect(formatPage(countCoverage(odd, '2026-01-31'), '2026-01-31')).toContain('&#60;b&#62;&#38;&#34;');
  });
});

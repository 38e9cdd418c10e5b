import { describe, expect, it } from 'vitest';
import { explainUtterance } from '../../scripts/explanation.ts';
import { catalogueOf } from '../server/content/good-content.ts';

const catalogue = catalogueOf();
const now = new Date('2026-11-24T09:00:00Z');

/** The lines of one step. */
function explain(text: string, step: RegExp): readonly string[] {
  const section = explainUtterance(text, 'de', catalogue, now).find(({ title }) => step.test(title));
  if (!section) throw new Error(`no step ${step}`);
  return section.lines;
}

describe('the explanation of an utterance', () => {
  it('goes from the words to the reply', () => {
    const titles = explainUtterance('Was kostet ein Reisepass?', 'de', catalogue, now).map(({ title }) => title);
    expect(titles).toEqual([
      'Frage',
      'Gelesen',
      'Erkannte Namen',
      'Ohne Namen',
      'Wonach es klingt',
      'Kandidaten',
      'Entscheidung',
      'Antwort (matched, de)',
    ]);
  });

  it('shows corrected words and names', () => {
    expect(explain('Was kostet ein Reisepas?', /Gelesen/).join('\n')).toMatch(
      /reisepas +→ reisepass \(\d\d %\) +Stamm /,
    );
    expect(explain('Was kostet ein Reisepas?', /Erkannte Namen/)[0]).toMatch(
      /^service +reisepass +über „Reisepass“ +\d\d %$/,
    );
    expect(explain('Was kostet ein Reisepass?', /Ohne Namen/)).toEqual(['was kostet ein {service}']);
  });

  it('shows candidates with their reasons, and the thresholds they were held against', () => {
    expect(explain('Was kostet ein Reisepass?', /Kandidaten/).join('\n')).toMatch(
      /^1\. +\d+ % +service\/costs +service=reisepass/,
    );
    expect(explain('Was kostet ein Reisepass?', /Entscheidung/)).toEqual([
      'matched: service/costs  service=reisepass',
      'Schwellen: antworten ab 50 %, anbieten ab 20 %',
    ]);
  });

  it('shows the reply with link targets and choices', () => {
    const lines = explain('Was kostet ein Reisepass?', /Antwort/);
    expect(lines.slice(0, 2)).toEqual(['Reisepass: Kosten', '70,00 € ab 24 Jahren']);
    expect(lines).toContain('Termin buchen <https://termin.hannover.gov.de>');
  });

  it.each(['', '???', '\u200b', 'xqzt'])('has something to say about %j', (text) => {
    expect(explain(text, /Antwort/)).not.toEqual([]);
  });
});

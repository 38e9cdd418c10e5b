import { describe, expect, it } from 'vitest';
import { draftFor, requestOf, whatIsMissing } from '../../server/review/page/views/adopt/draft.ts';
import type { Entry } from '../../server/unanswered/entry.ts';
import { seedGroups, targets } from './stub/seed.ts';

function detailOf(id: number) {
  const kept = seedGroups(id)[id - 1];
  if (kept === undefined) throw new Error('no such group');
  return { group: kept.group, entries: kept.entries, history: [] };
}

describe('a draft for a group', () => {
  it('aims at what the engine suggests, and takes each question once', () => {
    const draft = draftFor(detailOf(1));
    expect(draft.target).toBe('service:reisepass');
    expect(draft.aspect).toBe('costs');
    expect(draft.utterances.map(({ text }) => text)).toEqual([
      'was kost der pass für mein baby',
      'Kinderreisepass Preis?',
      'wie teuer ist ein Pass für Kleinkinder',
    ]);
  });

  it('aims at an intent where no service is meant', () => {
    expect(draftFor(detailOf(5)).target).toBe('intent:location/opening-hours');
  });

  it('leaves it to people about which service a question is that only an aspect was found in', () => {
    const { group, ...detail } = detailOf(1);
    const draft = draftFor({ ...detail, group: { ...group, suggested: { intent: 'service/costs' } } });
    expect([draft.target, draft.aspect]).toEqual(['', 'costs']);
  });

  it('takes what was asked most first', () => {
    const { entries, ...detail } = detailOf(1);
    const asked = ['pass bayb', 'pass baby', 'Pass Baby?'].map((text) => ({ ...entries[0], text }) as Entry);
    expect(draftFor({ ...detail, entries: asked }).utterances.map(({ text }) => text)).toEqual([
      'pass baby',
      'pass bayb',
    ]);
  });

  it('becomes a request with the chosen lines only, each with its aspect', () => {
    const detail = detailOf(1);
    const draft = draftFor(detail);
    const [first, ...others] = draft.utterances;
    const utterances = [{ ...first, isChosen: true }, ...others.map((line) => ({ ...line, isChosen: false }))];
    expect(requestOf({ ...draft, utterances: utterances as typeof draft.utterances }, detail)).toEqual({
      group: { group: 1, version: 1 },
      target: { service: 'reisepass' },
      utterances: [{ text: 'was kost der pass für mein baby', language: 'de', aspect: 'costs' }],
      terms: [],
    });
  });

  it('says what is missing before it can be proposed', () => {
    const draft = draftFor(detailOf(1));
    expect(whatIsMissing(draft, targets)).toBeUndefined();
    expect(whatIsMissing({ ...draft, target: '' }, targets)).toBe('target');
    expect(whatIsMissing({ ...draft, aspect: '' }, targets)).toBe('aspect');
    expect(whatIsMissing({ ...draft, utterances: [] }, targets)).toBe('lines');
  });

  it('needs no aspect for a name alone', () => {
    const terms = [{ text: 'Babypass', language: 'de' as const, isChosen: true }];
    expect(whatIsMissing({ ...draftFor(detailOf(1)), aspect: '', utterances: [], terms }, targets)).toBeUndefined();
  });
});

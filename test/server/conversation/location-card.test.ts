import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LocationCard } from '../../../server/protocol/messages.ts';
import { catalogueOf } from '../content/good-content.ts';
import { talk } from './talk.ts';

const phrases = { 'intents/phrases.yaml': readFileSync('intents/phrases.yaml', 'utf8') };
const office = 'knowledge-base/locations/buergeramt-mitte.yaml';

/** The card of the small content's office: open Monday to Friday from 8 to 13, if nothing else is said. */
function card(now: string, change?: (good: string) => string): LocationCard | undefined {
  const catalogue = catalogueOf({ ...phrases, ...(change ? { [office]: change } : {}) });
  const { reply } = talk(catalogue, now).choose('buergeramt-mitte/opening-hours');
  return reply.parts.find((part) => part.type === 'location');
}

/** Only Thursdays are known. */
const thursdaysOnly = (good: string) =>
  good.replace('Mo-Fr 08:00', 'Th 08:00').replace('complete: true', 'complete: false');

describe('whether an office is open', () => {
  test.each([
    ['Tuesday morning', '2026-11-24T09:00:00Z', 'open', 'Jetzt geöffnet, bis 13:00 Uhr'],
    ['Tuesday at opening', '2026-11-24T07:00:00Z', 'open', 'Jetzt geöffnet, bis 13:00 Uhr'],
    ['Tuesday before opening', '2026-11-24T06:59:00Z', 'closed', 'Jetzt geschlossen, öffnet heute um 8:00 Uhr'],
    ['Tuesday at closing', '2026-11-24T12:00:00Z', 'closed', 'Jetzt geschlossen, öffnet Mittwoch um 8:00 Uhr'],
    ['Friday evening', '2026-11-27T18:00:00Z', 'closed', 'Jetzt geschlossen, öffnet Montag um 8:00 Uhr'],
    ['Saturday', '2026-11-28T09:00:00Z', 'closed', 'Jetzt geschlossen, öffnet Montag um 8:00 Uhr'],
  ])('%s', (_, now, state, text) => {
    expect(card(now)?.openNow).toEqual({ state, text });
  });

  test.each([
    ['2026-12-25T09:00:00Z', 'Weihnachtstag'],
    ['2026-10-31T09:00:00Z', 'Reformationstag'],
    ['2027-03-26T09:00:00Z', 'Karfreitag'],
  ])('on a public holiday, %s, it is closed, and why: %s', (now, holiday) => {
    expect(card(now)?.openNow).toMatchObject({ state: 'closed', text: expect.stringContaining(holiday) });
  });

  test('is unknown on a day that is not named, where hours are incomplete', () => {
    expect(card('2026-11-24T09:00:00Z', thursdaysOnly)?.openNow).toEqual({
      state: 'unknown',
      text: 'Ob heute geöffnet ist, weiß ich nicht sicher. Bekannt ist mir nur, was unten steht.',
    });
  });

  test('is known on a day that is named, even where hours are incomplete', () => {
    expect(card('2026-11-26T09:00:00Z', thursdaysOnly)?.openNow?.state).toBe('open');
    expect(card('2026-11-26T06:00:00Z', thursdaysOnly)?.openNow?.text).toContain('öffnet heute um 8:00 Uhr');
  });

  test('is not promised for a later day, where hours are incomplete', () => {
    expect(card('2026-11-26T15:00:00Z', thursdaysOnly)?.openNow?.text).toBe('Jetzt geschlossen');
  });

  test('is unknown where no hours are known', () => {
    const without = (good: string) => good.replace(/hours:\n(?: {2}.*\n)+/, '');
    expect(card('2026-11-24T09:00:00Z', without)?.openNow?.state).toBe('unknown');
  });

  test('is no question where the office does not exist', () => {
    const closed = (good: string) => good.replace('status: open', 'status: closed\nnote: {de: Gibt es nicht mehr.}');
    expect(card('2026-11-24T09:00:00Z', closed)).toMatchObject({ openNow: null, notes: ['Gibt es nicht mehr.'] });
  });
});

describe('across the change of clocks', () => {
  test.each([
    ['Friday before winter time', '2026-10-23T06:00:00Z', 'Jetzt geöffnet, bis 13:00 Uhr'],
    ['Saturday before winter time', '2026-10-24T16:00:00Z', 'Jetzt geschlossen, öffnet Montag um 8:00 Uhr'],
    ['Monday in winter time, before eight', '2026-10-26T06:59:00Z', 'Jetzt geschlossen, öffnet heute um 8:00 Uhr'],
    ['Monday in winter time, at eight', '2026-10-26T07:00:00Z', 'Jetzt geöffnet, bis 13:00 Uhr'],
    ['Thursday before summer time, at eight', '2027-03-25T07:00:00Z', 'Jetzt geöffnet, bis 13:00 Uhr'],
    ['Tuesday in summer time, before eight', '2027-03-30T05:59:00Z', 'Jetzt geschlossen, öffnet heute um 8:00 Uhr'],
    ['Tuesday in summer time, at eight', '2027-03-30T06:00:00Z', 'Jetzt geöffnet, bis 13:00 Uhr'],
  ])('%s', (_, now, text) => {
    expect(card(now)?.openNow?.text).toBe(text);
  });
});

describe('an office as a card', () => {
  test('shows address, hours with their date, and phone', () => {
    expect(card('2026-11-24T09:00:00Z')).toMatchObject({
      name: 'Bürgeramt Mitte',
      address: ['Teststraße 1', '30159 Hannover'],
      hours: [
        'Montag 08:00–13:00',
        'Dienstag (heute) 08:00–13:00',
        'Mittwoch 08:00–13:00',
        'Donnerstag 08:00–13:00',
        'Freitag 08:00–13:00',
        'Zeiten: Stand 2026',
      ],
      phone: { label: '+49 511 168-0', href: 'tel:+495111680' },
      map: null,
    });
  });

  test('warns where hours are incomplete', () => {
    expect(card('2026-11-24T09:00:00Z', thursdaysOnly)?.hours).toContainEqual(
      expect.stringContaining('Für andere Tage sind mir keine Zeiten sicher bekannt'),
    );
  });
});

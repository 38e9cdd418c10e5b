import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../content/good-content.ts';
import { talk } from './talk.ts';

const phrases = { 'intents/phrases.yaml': readFileSync('intents/phrases.yaml', 'utf8') };
const passport = 'knowledge-base/services/reisepass.yaml';
const hours = 'buergeramt-mitte/opening-hours';

describe('what many ask in the same minute', () => {
  const catalogue = catalogueOf(phrases);

  test('is put together once', () => {
    const [first, second] = ['2026-11-24T09:00:01Z', '2026-11-24T09:00:59Z'].map((now) =>
      talk(catalogue, now).choose('reisepass/costs'),
    );
    expect(second?.reply.parts).toBe(first?.reply.parts);
  });

  test('is answered anew in the next: an office that has just closed is closed', () => {
    const [before, after] = ['2026-11-24T11:59:59Z', '2026-11-24T12:00:00Z'].map(
      (now) => talk(catalogue, now).choose(hours).says[0],
    );
    expect(before).toContain('Jetzt geöffnet, bis 13:00 Uhr');
    expect(after).toContain('Jetzt geschlossen');
  });

  test('is answered from the content that is in service at that moment', () => {
    expect(talk(catalogue).choose('reisepass/costs').says[1]).toContain('70,00');
    const changed = catalogueOf({ ...phrases, [passport]: (good) => good.replace('amount: 70', 'amount: 80') });
    expect(talk(changed).choose('reisepass/costs').says[1]).toContain('80,00');
  });

  test('is answered to each in their own language', () => {
    const [german, english] = (['de', 'en'] as const).map((language) =>
      talk(catalogue, undefined, language).choose('reisepass/costs'),
    );
    expect(english?.reply.language).toBe('en');
    expect(english?.says).not.toEqual(german?.says);
  });

  test('leaves each visitor the course of their own talk', () => {
    const [one, other] = [talk(catalogue), talk(catalogue)];
    one.choose(hours);
    one.choose('reisepass/costs');
    other.choose('reisepass/costs');
    expect(one.context()).toMatchObject({ service: 'reisepass', location: 'buergeramt-mitte' });
    expect(other.context().location).toBeUndefined();
  });
});

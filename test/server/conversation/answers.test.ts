import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freshContext } from '../../../server/conversation/context.ts';
import { serve } from '../../../server/conversation/serve.ts';
import { welcome } from '../../../server/conversation/turn.ts';
import { catalogueOf } from '../content/good-content.ts';
import { lineOf, talk, tuesday } from './talk.ts';

/** What the bot itself says is taken from the repository: it is part of how an answer reads. */
const phrases = { 'intents/phrases.yaml': readFileSync('intents/phrases.yaml', 'utf8') };
const passport = 'knowledge-base/services/reisepass.yaml';
const childPassport = 'knowledge-base/services/reisepass-kind.yaml';

/** The passport's fee in the small content, with more lines to it. */
function withFee(lines: string) {
  return catalogueOf({
    ...phrases,
    [passport]: (good) => good.replace('    source: portal\n', `    source: portal\n    ${lines}\n`),
  });
}

describe('an answer', () => {
  const catalogue = catalogueOf(phrases);

  test('says what it is, where to go on, and where it comes from', () => {
    const { says, reply } = talk(catalogue).choose('reisepass/costs');
    expect(reply.parts.map(({ type }) => type)).toEqual(['text', 'fees', 'links', 'source']);
    expect(says).toEqual([
      'Reisepass: Kosten',
      '70,00\u00a0€ ab 24 Jahren',
      'Termin buchen https://termin.hannover.gov.de',
      'Stadt Hannover, Stand Juli 2026 https://hannover.gov.de/',
    ]);
  });

  test('says first who is responsible, where it is not the city', () => {
    const federal = catalogueOf({
      ...phrases,
      [passport]: (good) => `${good}responsible: {who: federal, text: {de: Das macht der Bund.}}\n`,
    });
    expect(talk(federal).choose('reisepass/costs').says.slice(0, 2)).toEqual([
      'Das macht der Bund.',
      'Reisepass: Kosten',
    ]);
  });

  test('says free for nothing', () => {
    const free = catalogueOf({ ...phrases, [passport]: (good) => good.replace('amount: 70', 'amount: 0') });
    expect(talk(free).choose('reisepass/costs').says[1]).toBe('kostenlos ab 24 Jahren');
  });
});

describe('a fact of low confidence', () => {
  test('is hedged', () => {
    const { reply, says } = talk(withFee('confidence: low')).choose('reisepass/costs');
    expect(reply.parts[2]).toMatchObject({ type: 'notice', tone: 'hint' });
    expect(says[2]).toContain('nicht ganz sicher');
  });

  test.each(['confidence: medium', 'confidence: high'])('and one of %s is not', (confidence) => {
    const { reply } = talk(withFee(confidence)).choose('reisepass/costs');
    expect(reply.parts.filter(({ type }) => type === 'notice')).toEqual([]);
  });
});

describe('what is only there in German', () => {
  test('is announced in one sentence, and marked', () => {
    const { reply, says } = talk(catalogueOf(phrases), tuesday, 'en').choose('reisepass/costs');
    expect(says.filter((line) => line.includes('only available in German'))).toEqual([says[0]]);
    expect(reply.parts[0]).not.toHaveProperty('lang');
    expect(reply.parts[1]).toMatchObject({ type: 'text', lang: 'de' });
    expect(reply.parts[2]).toMatchObject({ type: 'fees', lang: 'de' });
  });

  test.each(['de', 'easy'] as const)('is nothing special on a page in %s', (language) => {
    const { reply } = talk(catalogueOf(phrases), tuesday, language).choose('reisepass/costs');
    expect(reply.parts.filter(({ lang }) => lang !== undefined)).toEqual([]);
  });
});

describe('what is not known', () => {
  const catalogue = catalogueOf({ ...phrases, [childPassport]: (good) => `${good}links: [termin]\n` });

  test('is said so, with a link and the phone', () => {
    expect(talk(catalogue).choose('reisepass-kind/costs').says).toEqual([
      'Die Kosten von Reisepass für Kinder kenne ich nicht.',
      'Termin buchen https://termin.hannover.gov.de',
      'Telefon der Stadt: +49 511 168-0 tel:+495111680',
    ]);
  });

  test('is put aside, and no miss', () => {
    const visitor = talk(catalogue);
    expect(visitor.choose('reisepass-kind/costs')).toMatchObject({
      unanswered: { reason: 'no-fact' },
      nearest: [{ intent: 'service/costs', slots: { service: 'reisepass-kind' } }],
    });
    expect(visitor.context().misses).toBe(0);
  });
});

describe('a fact that expires', () => {
  const catalogue = withFee('expires: 2026-12-01');

  test.each([
    ['the evening before', '2026-11-30T22:59:00Z', '70,00'],
    ['midnight in Hannover', '2026-11-30T23:00:00Z', 'kenne ich nicht'],
  ])('is shown until its day begins: %s', (_, now, says) => {
    expect(talk(catalogue, now).choose('reisepass/costs').says.join('\n')).toContain(says);
  });

  test('is put aside when it is asked for afterwards', () => {
    expect(talk(catalogue, '2026-12-01T09:00:00Z').choose('reisepass/costs').unanswered?.reason).toBe('no-fact');
  });

  test('is no longer offered', () => {
    const general = {
      'intents/service/general.yaml': `
kind: aspect
aspect: general
title: {de: Allgemeines}
question: {de: "Was ist {service}?"}
unknown: {de: "{service} kenne ich nicht."}
utterances: {de: [was ist das]}
`.trimStart(),
    };
    const both = catalogueOf({
      ...phrases,
      ...general,
      [passport]: (good) => good.replace('    source: portal\n', '    source: portal\n    expires: 2026-12-01\n'),
    });
    expect(talk(both).choose('reisepass').choices).toContain('reisepass/costs');
    expect(talk(both, '2026-12-01T09:00:00Z').choose('reisepass').choices).not.toContain('reisepass/costs');
  });

  test.each([
    ['2026-11-24T09:00:00Z', 'Ja.', true],
    ['2026-12-01T09:00:00Z', 'Die Kosten von Reisepass kenne ich nicht.', false],
  ])('may be the answer to a question of its own: on %s %s', (now, says, known) => {
    const own = catalogueOf({
      ...phrases,
      [passport]: (good) => good.replace('text: {de: Ja.}', 'text: {de: Ja.}, expires: 2026-12-01'),
    });
    const candidate = {
      intent: 'service/costs',
      slots: { service: 'reisepass' },
      question: 'foto',
      confidence: 1,
      because: [],
    };
    const served = serve(candidate, freshContext('de'), { catalogue: own, language: 'de', now: new Date(now) });
    expect(served.parts.slice(0, 1).map(lineOf)).toEqual([says]);
    expect(served.known).toBe(known);
  });

  test('may be the answer of a topic: then nothing is understood any more', () => {
    const greeting = catalogueOf({
      ...phrases,
      'intents/smalltalk/greeting.yaml': (good) =>
        good.replace('{text: {de: Hallo!}}', '{text: {de: Hallo!}, expires: 2026-12-01}'),
    });
    expect(talk(greeting).choose('smalltalk/greeting').says).toEqual(['Hallo!']);
    const late = talk(greeting, '2026-12-01T09:00:00Z').choose('smalltalk/greeting');
    expect(late).toMatchObject({ reply: { outcome: 'unmatched' }, unanswered: { reason: 'no-fact' } });
    expect(late.says[0]).toContain('oder ich weiß es nicht');
  });

  test('is said nevertheless in an emergency', () => {
    const old = catalogueOf({
      ...phrases,
      'intents/emergency/medical.yaml': (good) => good.replace('(tel:112)."}', '(tel:112)."}, expires: 2026-01-01'),
    });
    expect(talk(old).say('keine luft').says).toEqual(['Rufen Sie 112.']);
  });
});

describe('an emergency in a language it is not written in', () => {
  test('keeps its tone', () => {
    const { reply, says } = talk(catalogueOf(phrases), tuesday, 'en').say('keine Luft');
    const told = reply.parts[says.indexOf('Rufen Sie 112.')];
    expect(told).toMatchObject({ type: 'notice', tone: 'emergency', lang: 'de' });
  });
});

describe('a choice', () => {
  const catalogue = catalogueOf(phrases);

  test('of an aspect means the service talked about', () => {
    const visitor = talk(catalogue);
    visitor.choose('reisepass/costs');
    expect(visitor.choose('service/costs').about).toBe('reisepass/costs');
  });

  test('that is gone is told so, with a new start, and is no miss', () => {
    const visitor = talk(catalogue);
    const gone = visitor.choose('nichts/da');
    expect(gone.says).toEqual(['Diese Auswahl gibt es nicht mehr. Bitte stellen Sie die Frage noch einmal.']);
    expect(gone.choices).toEqual(['reisepass/costs']);
    expect(visitor.context().misses).toBe(0);
  });

  test.each([
    '',
    '/',
    'topic:',
    'topic:nirgends',
    '__proto__',
    'constructor',
    'reisepass/__proto__',
    'reisepass/costs/x',
  ])('%j points at nothing', (value) => {
    expect(talk(catalogue).choose(value).says[0]).toContain('gibt es nicht mehr');
  });

  test('of "Nichts davon" is a miss, and the second one leads to topics', () => {
    const visitor = talk(catalogue);
    expect(visitor.choose('none-of-these').says[0]).toContain('nicht verstanden');
    const again = visitor.choose('none-of-these');
    expect(again.says[0]).toContain('Am Telefon hilft Ihnen ein Mensch');
    expect(again.choices).toEqual(['topic:identity']);
  });

  test('of a topic lists its services', () => {
    expect(talk(catalogue).choose('topic:identity').choices).toEqual(['reisepass', 'reisepass-kind']);
  });
});

describe('a message without words', () => {
  test.each(['', '   ', '…', '?!', '\u200b', '👍', '\n\t'])('%j gets a friendly prompt and is no miss', (text) => {
    const visitor = talk(catalogueOf(phrases));
    const prompted = visitor.say(text);
    expect(prompted.says).toEqual([
      'Schreiben Sie mir einfach, worum es geht, zum Beispiel „Was kostet ein Reisepass?“.',
    ]);
    expect(prompted.unanswered).toBeUndefined();
    expect(visitor.context().misses).toBe(0);
  });
});

describe('the first words of a visit', () => {
  const catalogue = catalogueOf(phrases);

  test('say that a program is speaking, and offer a beginning', () => {
    const { parts, choices } = welcome(freshContext('de'), catalogue, new Date(tuesday));
    expect(parts.map(lineOf)[0]).toContain('ein Programm und kein Mensch');
    expect(choices.map(({ value }) => value)).toEqual(['reisepass/costs']);
  });

  test.each(['easy', 'en', 'tr', 'uk', 'ru', 'pl', 'ar'] as const)('are there in %s', (language) => {
    expect(welcome(freshContext(language), catalogue, new Date(tuesday)).parts[0]).not.toHaveProperty('lang');
  });
});

describe('what carries over', () => {
  test('is free of anything the visitor wrote', () => {
    const visitor = talk(catalogueOf(phrases));
    visitor.say('Ich bin Erika Mustermann und keine Luft');
    visitor.say('Was kostet der Reisepass von Erika Mustermann');
    expect(JSON.stringify(visitor.context())).not.toContain('Mustermann');
  });
});

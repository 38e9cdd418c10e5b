import type { Catalogue } from '../../server/content/catalogue.ts';
import { languages } from '../../server/protocol/messages.ts';
import { type Entry, reasons } from '../../server/unanswered/entry.ts';
import { knownUtterances } from '../../server/understanding/known-utterances.ts';

/** How the reasons are spread among what is put aside. */
const reasonShares: Readonly<Record<Entry['reason'], number>> = {
  'not-understood': 0.5,
  abandoned: 0.15,
  unsure: 0.15,
  'no-fact': 0.1,
  'not-helpful': 0.1,
};

const fillers = ['bitte', 'hallo', 'mal', 'denn', 'eigentlich', 'guten tag', 'danke', 'schnell', 'heute', 'nochmal'];

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Questions that look like those of half a year: what the content knows that citizens say, some of it often and most of
 * it seldom, with typos and small words. The same seed gives the same questions.
 */
export function makeQuestions(catalogue: Catalogue, count: number, now: Date, seed = 1): readonly Entry[] {
  const chance = createChance(seed);
  const known = knownUtterances(catalogue).filter(({ spoken }) => spoken);
  return Array.from({ length: count }, (_, index) => {
    // Squared twice: a few utterances are asked over and over, the tail is long.
    const base = known[Math.floor(chance() ** 3 * known.length)];
    const reason = pickReason(chance());
    const isSure = reason === 'no-fact' || reason === 'not-helpful' || reason === 'unsure';
    const intent = base?.aspect === undefined ? (base?.subject ?? '') : `service/${base.aspect}`;
    const service = base?.subject !== undefined && catalogue.services.has(base.subject) ? base.subject : undefined;
    const age = ((count - index) / count) * 179 * dayMs;
    return {
      id: `bench-${seed}-${index}`,
      text: vary(base?.text ?? '', chance),
      language: chance() < 0.85 ? 'de' : (languages[Math.floor(chance() * languages.length)] ?? 'de'),
      reason,
      outcome: isSure ? 'matched' : reason === 'abandoned' ? 'ambiguous' : 'unmatched',
      nearest: [{ intent, ...(service === undefined ? {} : { service }), confidence: chance() }],
      at: new Date(now.getTime() - age).toISOString(),
    };
  });
}

function pickReason(at: number): Entry['reason'] {
  let left = at;
  for (const reason of reasons) {
    left -= reasonShares[reason];
    if (left < 0) return reason;
  }
  return 'not-understood';
}

function vary(text: string, chance: () => number): string {
  let varied = chance() < 0.5 ? withFiller(text, chance) : text;
  for (let typos = chance() < 0.5 ? 1 : chance() < 0.2 ? 2 : 0; typos > 0; typos -= 1)
    varied = withTypo(varied, chance);
  return varied;
}

/** The text with a small word more, before or behind it. */
export function withFiller(text: string, chance: () => number): string {
  const filler = fillers[Math.floor(chance() * fillers.length)];
  return chance() < 0.5 ? `${filler} ${text}` : `${text} ${filler}`;
}

/** The text with a letter left out, or changed with the next one. */
export function withTypo(text: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * Math.max(1, text.length - 2));
  return chance() < 0.5
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

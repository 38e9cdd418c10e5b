import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { stem } from './stem.ts';

/** Known words, and the way from a misspelt word to the one that was meant. */
export interface Spelling {
  knows(word: string): boolean;
  /** The nearest known word, the more frequent one first; undefined if none is near enough. */
  correct(word: string): Correction | undefined;
}

export interface Correction {
  readonly word: string;
  /** Typos between the two. */
  readonly distance: number;
}

/** The same word is looked up for the whole text and for its clauses, and typos repeat. */
const mostRemembered = 5000;

/** Only the beginnings are indexed: it bounds the index, and long words differ early enough. */
const prefixLength = 8;

/**
 * Prepares correction towards a vocabulary with word counts; `realWords` stay as they are. One typo is forgiven from four letters on, two from
 * eight. A deletion index as in SymSpell (W. Garbe, 2012): both sides lose letters until they meet, so looking up a
 * word costs the same however large the vocabulary is.
 */
export function createSpelling(
  countByWord: ReadonlyMap<string, number>,
  realWords: ReadonlySet<string> = new Set(),
): Spelling {
  const knownStems = new Set([...countByWord.keys(), ...realWords].filter((word) => word.length > 4).map(stem));
  const corrections = new Map<string, Correction | null>();
  const wordsByDeletion = new Map<string, string[]>();
  for (const word of countByWord.keys()) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) continue;
    for (const deletion of deletions(word.slice(0, prefixLength), allowance(word))) {
      const words = wordsByDeletion.get(deletion);
      if (words) words.push(word);
      else wordsByDeletion.set(deletion, [word]);
    }
  }
  return {
    // A form of a known word is no typo of another one: "gelben" is not "geben".
    knows: (word) => countByWord.has(word) || realWords.has(word) || knownStems.has(stem(word)),
    correct(word) {
      const known = corrections.get(word);
      if (known !== undefined) return known ?? undefined;
      const corrected = search(word);
      // Visitors can invent words without end.
      if (corrections.size >= mostRemembered) corrections.clear();
      corrections.set(word, corrected ?? null);
      return corrected;
    },
  };

  function search(word: string): Correction | undefined {
    const allowed = allowance(word);
    if (allowed === 0 || word.length > 40) return undefined;
    let best: { word: string; distance: number; count: number } | undefined;
    const seen = new Set<string>();
    for (const deletion of deletions(word.slice(0, prefixLength), allowed)) {
      for (const candidate of wordsByDeletion.get(deletion) ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const limit = Math.min(allowed, allowance(candidate));
        if (Math.abs(candidate.length - word.length) > limit) continue;
        const distance = DamerauLevenshteinDistance(word, candidate, { restricted: true });
        if (distance > limit) continue;
        const count = countByWord.get(candidate) ?? 0;
        if (!best || distance < best.distance || (distance === best.distance && count > best.count)) {
          best = { word: candidate, distance, count };
        }
      }
    }
    return best && { word: best.word, distance: best.distance };
  }
}

function allowance(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

function deletions(word: string, depth: number): ReadonlySet<string> {
  const found = new Set([word]);
  let layer = [word];
  for (let level = 0; level < depth; level += 1) {
    const next: string[] = [];
    for (const each of layer) {
      for (let at = 0; at < each.length; at += 1) {
        const shorter = each.slice(0, at) + each.slice(at + 1);
        if (shorter.length < 2 || found.has(shorter)) continue;
        found.add(shorter);
        next.push(shorter);
      }
    }
    layer = next;
  }
  return found;
}

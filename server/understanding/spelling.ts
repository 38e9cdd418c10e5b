import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import {
  createHashLists,
  createHashTable,
  type HashLists,
  type HashTable,
  hashText,
  itemsOf,
  placeOf,
} from './hashing.ts';
import { stem } from './stem.ts';

/** Known words, and the way from a misspelt word to the one that was meant. */
export interface Spelling {
  /** Whether a word, or another form of it, is known. */
  knows(word: string): boolean;
  /** Whether the very word is known. */
  has(word: string): boolean;
  /** The nearest known word, the more frequent one first; undefined if none is near enough. */
  correct(word: string): Correction | undefined;
}

export interface Correction {
  readonly word: string;
  /** Typos between the two. */
  readonly distance: number;
}

/** What is prepared once for a vocabulary. Plain data, ready to be stored. */
export interface SpellingIndex {
  /** All known words. */
  readonly known: HashTable;
  /** The stems of those long enough to have one. */
  readonly stems: HashTable;
  /** The words that others may be corrected to, with how often they occur. */
  readonly words: readonly string[];
  readonly counts: Int32Array;
  /** Places in `words` by what is left of the word without a letter or two. */
  readonly deletions: HashLists;
}

/** Only the beginnings are indexed: it bounds the index, and long words differ early enough. */
const prefixLength = 8;

/**
 * Prepares correction towards a vocabulary with word counts; `realWords` stay as they are. One typo is forgiven from
 * four letters on, two from eight. A deletion index as in SymSpell (W. Garbe, 2012): both sides lose letters until they
 * meet, so looking up a word costs the same however large the vocabulary is.
 */
export function indexWords(
  countByWord: ReadonlyMap<string, number>,
  realWords: ReadonlySet<string> = new Set(),
): SpellingIndex {
  const known = [...new Set([...countByWord.keys(), ...realWords])];
  const words = [...countByWord.keys()].filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word));
  const hashes: number[] = [];
  const places: number[] = [];
  for (const [place, word] of words.entries()) {
    for (const deletion of deletions(word.slice(0, prefixLength), allowance(word))) {
      hashes.push(hashText(deletion));
      places.push(place);
    }
  }
  return {
    known: tableOf(known),
    stems: tableOf(known.filter((word) => word.length > 4).map(stem)),
    words,
    counts: Int32Array.from(words, (word) => countByWord.get(word) ?? 0),
    deletions: createHashLists(hashes, places),
  };
}

/** Correction towards a vocabulary that was prepared before. */
export function spellingOf({ known, stems, words, counts, deletions: wordsByDeletion }: SpellingIndex): Spelling {
  const letters = Int32Array.from(words, lettersOf);
  const has = (word: string) => placeOf(known, hashText(word)) >= 0;
  return {
    // A form of a known word is no typo of another one: "gelben" is not "geben".
    knows: (word) => has(word) || placeOf(stems, hashText(stem(word))) >= 0,
    has,
    correct,
  };

  function correct(word: string): Correction | undefined {
    const allowed = allowance(word);
    if (allowed === 0 || word.length > 40) return undefined;
    let best: { word: string; distance: number; sound: number; count: number } | undefined;
    const sound = soundOf(word);
    const wanted = lettersOf(word);
    const seen = new Set<number>();
    for (const deletion of deletions(word.slice(0, prefixLength), allowed)) {
      for (const place of itemsOf(wordsByDeletion, hashText(deletion)) ?? []) {
        // Most have the beginning in common and nothing else: their letters tell at once.
        if (countBits(wanted ^ (letters[place] as number)) > 2 * allowed || seen.has(place)) continue;
        seen.add(place);
        const candidate = words[place] as string;
        const limit = Math.min(allowed, allowance(candidate));
        if (Math.abs(candidate.length - word.length) > limit) continue;
        const distance = typosBetween(word, candidate, limit);
        if (distance > limit) continue;
        const found = {
          word: candidate,
          distance,
          // What sounds alike was meant sooner: "daur" is "dauer" and not "dafür".
          sound: soundOf(candidate) === sound ? 0 : 1,
          count: counts[place] ?? 0,
        };
        if (!best || isNearer(found, best)) best = found;
      }
    }
    return best && { word: best.word, distance: best.distance };
  }
}

/** Typos between two words, or infinitely many where there are more than a limit. */
function typosBetween(one: string, other: string, limit: number): number {
  // What they have in common at either end makes no difference, and is most of them.
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end))
    end += 1;
  if (start + end === shorter) return Math.max(one.length, other.length) - shorter;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (lettersMissing(left, right) > limit || lettersMissing(right, left) > limit) return Number.POSITIVE_INFINITY;
  return DamerauLevenshteinDistance(left, right, { restricted: true });
}

/** Letters of one word that the other lacks, each as often as it comes: each is a typo at least. */
function lettersMissing(one: string, other: string): number {
  let missing = 0;
  let rest = other;
  for (const letter of one) {
    const left = rest.replace(letter, '');
    if (left === rest) missing += 1;
    rest = left;
  }
  return missing;
}

/** The letters of a word, a bit for each, some sharing one: a typo changes two bits at most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

interface Found {
  readonly distance: number;
  readonly sound: number;
  readonly count: number;
}

function isNearer(a: Found, b: Found): boolean {
  return a.distance - b.distance || a.sound - b.sound ? a.distance + a.sound < b.distance + b.sound : a.count > b.count;
}

/** How a folded word sounds in German, roughly: letters that sound alike as one, no vowels but the first, none twice. */
function soundOf(word: string): string {
  return word
    .replace(/sch|[szx]|c(?=[eiy])/g, 's')
    .replace(/[ckgq]/g, 'k')
    .replace(/[dt]h?/g, 't')
    .replace(/ph|[fvw]/g, 'f')
    .replace(/[bp]/g, 'p')
    .replace(/(?<=.)[aeiouyhj]/g, '')
    .replace(/(.)\1+/g, '$1');
}

function tableOf(words: readonly string[]): HashTable {
  return createHashTable(Int32Array.from(new Set(words.map((word) => hashText(word)))));
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

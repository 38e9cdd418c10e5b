import { gramsOf, type Meaning, nameOf, type Target } from './meaning.ts';

/** Questions that stand for groups. New ones are compared with them, as few as need be. */
export interface Landmarks {
  readonly size: number;
  add(id: number, meaning: Meaning): void;
  remove(id: number): void;
  /** The landmarks whose meaning a question has, the likeliest first. */
  like(meaning: Meaning): readonly number[];
}

/**
 * Words this much alike mean the same. Of 6,000 questions, four spellings of each, 98.8 % are among their own kind and
 * 88.0 % of the pairs are together (`npm run bench:review`). With 0.5 it is 97.2 and 91.6 %, with 0.7 it is 99.5 and
 * 82.1 %: to merge two groups costs people less than to part one.
 */
const alike = 0.6;

/** What it adds that the engine took both for the same, or for the same service. */
const sameTarget = 0.15;
const sameService = 0.05;

/** Landmarks that are compared word by word; those that share the most telling trigrams come first. */
const mostCompared = 32;

/** Trigrams in a larger share of the landmarks tell too little to look for them … */
const mostCommonShare = 0.01;

/** … except among few … */
const fewLandmarks = 200;

/** … or where a text has no others: "was kostet das". */
const leastSearched = 8;

interface Landmark {
  readonly meaning: Meaning;
  readonly grams: Int32Array;
}

/** An index in memory, without any. Deterministic: the same landmarks give the same answer, in whatever order added. */
export function createLandmarks(): Landmarks {
  const landmarks = new Map<number, Landmark>();
  const idsByGram = new Map<number, number[]>();
  const idsByTarget = new Map<string, number[]>();
  let shared = new Float64Array(1024);

  /** How much it tells that two texts share a trigram, squared. */
  const tells = (gram: number): number =>
    Math.log((landmarks.size + 1) / ((idsByGram.get(gram)?.length ?? 0) + 0.5) + 1) ** 2;

  /** Compares texts with one text: how much of what tells something they share, from 0 to 1. */
  const similarityTo = (grams: Int32Array): ((other: Int32Array) => number) => {
    const own = new Map<number, number>();
    let all = 0;
    for (const gram of grams) {
      const telling = tells(gram);
      own.set(gram, telling);
      all += telling;
    }
    return (other) => {
      let common = 0;
      let ofOther = 0;
      for (const gram of other) {
        const telling = own.get(gram);
        ofOther += telling ?? tells(gram);
        common += telling ?? 0;
      }
      return common === 0 ? 0 : common / Math.sqrt(all * ofOther);
    };
  };

  /** The trigrams to look for landmarks by: those that are not too common, and always some. */
  const searched = (grams: Int32Array): readonly number[] => {
    const mostCommon = Math.max(fewLandmarks, landmarks.size * mostCommonShare);
    const counted = [...grams].map((gram) => ({ gram, count: idsByGram.get(gram)?.length ?? 0 }));
    counted.sort((a, b) => a.count - b.count || a.gram - b.gram);
    return counted
      .filter(({ count }, place) => count > 0 && (count <= mostCommon || place < leastSearched))
      .map(({ gram }) => gram);
  };

  /** Those that share the most with a text. */
  const candidates = (grams: Int32Array): readonly number[] => {
    const touched: number[] = [];
    for (const gram of searched(grams)) {
      const ids = idsByGram.get(gram) ?? [];
      const telling = tells(gram);
      for (const id of ids) {
        const before = shared[id] ?? 0;
        if (before === 0) touched.push(id);
        shared[id] = before + telling;
      }
    }
    const top: Scored[] = [];
    for (const id of touched) {
      insert(top, { id, score: (shared[id] ?? 0) / Math.sqrt(landmarks.get(id)?.grams.length ?? 1) }, mostCompared);
      shared[id] = 0;
    }
    return top.map(({ id }) => id);
  };

  return {
    get size() {
      return landmarks.size;
    },
    add(id, meaning) {
      if (landmarks.has(id)) return;
      const grams = gramsOf(meaning.words);
      landmarks.set(id, { meaning, grams });
      if (id >= shared.length) {
        const larger = new Float64Array(Math.max(id + 1, shared.length * 2));
        larger.set(shared);
        shared = larger;
      }
      for (const gram of grams) append(idsByGram, gram, id);
      if (meaning.isSure && meaning.target) append(idsByTarget, nameOf(meaning.target), id);
    },
    remove(id) {
      const landmark = landmarks.get(id);
      if (!landmark) return;
      landmarks.delete(id);
      for (const gram of landmark.grams) drop(idsByGram, gram, id);
      const { target, isSure } = landmark.meaning;
      if (isSure && target) drop(idsByTarget, nameOf(target), id);
    },
    like(meaning) {
      const grams = gramsOf(meaning.words);
      const kin = meaning.isSure && meaning.target ? (idsByTarget.get(nameOf(meaning.target)) ?? []) : [];
      const compared = new Set([...kin.slice(0, mostCompared), ...candidates(grams)]);
      const similarity = similarityTo(grams);
      const same: Scored[] = [];
      for (const id of compared) {
        const landmark = landmarks.get(id);
        const score = landmark ? likeness(meaning, landmark.meaning, similarity(landmark.grams)) : 0;
        if (score >= alike) insert(same, { id, score }, compared.size);
      }
      return same.map(({ id }) => id);
    },
  };
}

/** How much two questions mean the same, from how much their words are alike: from `alike` on, they do. */
function likeness(a: Meaning, b: Meaning, words: number): number {
  if (a.isSure && b.isSure) {
    // The engine knows what both are about; the words only choose among groups that people have parted.
    return isSame(a.target, b.target) ? alike + words : 0;
  }
  if (isSame(a.target, b.target)) return words + sameTarget;
  return words + (a.target?.service !== undefined && a.target.service === b.target?.service ? sameService : 0);
}

function isSame(a: Target | undefined, b: Target | undefined): boolean {
  return a !== undefined && a.intent === b?.intent && a.service === b.service;
}

interface Scored {
  readonly id: number;
  readonly score: number;
}

/** Puts an item in its place among the best: the highest score first, of equal ones the oldest. */
function insert(best: Scored[], item: Scored, most: number) {
  const isBehind = (other: Scored | undefined) =>
    other !== undefined && (other.score < item.score || (other.score === item.score && other.id > item.id));
  if (best.length === most && !isBehind(best[most - 1])) return;
  let place = best.length;
  while (place > 0 && isBehind(best[place - 1])) place -= 1;
  best.splice(place, 0, item);
  if (best.length > most) best.pop();
}

function append<Key>(idsByKey: Map<Key, number[]>, key: Key, id: number) {
  const ids = idsByKey.get(key);
  if (ids) ids.push(id);
  else idsByKey.set(key, [id]);
}

function drop<Key>(idsByKey: Map<Key, number[]>, key: Key, id: number) {
  const ids = idsByKey.get(key);
  const at = ids?.indexOf(id) ?? -1;
  if (at >= 0) ids?.splice(at, 1);
}

import Fuse from 'fuse.js';
import type { Catalogue } from '../content/catalogue.ts';
import { engineFor } from './engine.ts';
import { tokenise } from './normalise.ts';

/** Longer words are no names of services, and fuzzy search takes time with their length. */
const maxWordLength = 24;

/** Fuzzy search costs time for every word: the longest say the most. */
const mostWords = 4;

/** A word in the titles of more services than this tells none of them. */
const mostServices = 2;

/** 0 is the very word, 1 anything: beyond this a suggestion looks like a joke. */
const threshold = 0.3;

interface Entry {
  readonly service: string;
  readonly word: string;
}

const indexes = new WeakMap<Catalogue, Fuse<Entry>>();

/** Services whose titles hold a word that looks like one of a text not understood, best first, at most three. */
export function suggestServices(utterance: string, catalogue: Catalogue): readonly string[] {
  const words = tokenise(utterance)
    .map(({ word }) => word)
    .filter((word) => word.length > 4 && word.length <= maxWordLength)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords);
  const { knows } = engineFor(catalogue).spelling;
  const index = indexFor(catalogue);
  const found = words
    .filter((word) => !knows(word))
    .flatMap((word) =>
      index.search(word, { limit: 3 }).filter(({ item }) => Math.abs(item.word.length - word.length) <= 3),
    )
    .sort((a, b) => (a.score ?? 1) - (b.score ?? 1))
    .map(({ item }) => item.service);
  return [...new Set(found)].slice(0, 3);
}

function indexFor(catalogue: Catalogue): Fuse<Entry> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const entries = [...catalogue.services.values()].flatMap(({ id, name, short }) => {
    const words = [name.de, short.de, name.en, short.en].flatMap((text) => tokenise(text ?? ''));
    const long = new Set(words.map(({ word }) => word).filter((word) => word.length > 5));
    return [...long].map((word) => ({ service: id, word }));
  });
  const counts = new Map<string, number>();
  for (const { word } of entries) counts.set(word, (counts.get(word) ?? 0) + 1);
  // "anmelden" is in many titles and points at none of them.
  const telling = entries.filter(({ word }) => (counts.get(word) ?? 0) <= mostServices);
  const index = new Fuse(telling, {
    keys: ['word'],
    threshold,
    distance: 20,
    includeScore: true,
  });
  indexes.set(catalogue, index);
  return index;
}

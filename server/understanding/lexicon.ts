import type { Catalogue } from '../content/catalogue.ts';
import { circumstances, type PhrasesByLanguage } from '../content/schema.ts';
import { emptyHash, extendHash, firstSlot, hashText } from './hashing.ts';
import { remember } from './memory.ts';
import { splitWords, type Token, tokenise } from './normalise.ts';
import { determiners } from './small-words.ts';
import { stem } from './stem.ts';

/** A kind of named value. */
export type EntityKind =
  | 'service'
  | 'location'
  | 'district'
  | 'circumstance'
  | 'language'
  | 'office'
  | 'town'
  | 'country';

/** What stands in the place of a name once it is taken out of a text, as in the utterances of intents. */
const masks: Partial<Readonly<Record<EntityKind, string>>> = {
  service: '{service}',
  location: '{location}',
  district: '{district}',
  town: '{town}',
  country: '{country}',
};

/** What a term stands for. */
export interface Entity {
  readonly kind: EntityKind;
  readonly id: string;
}

export interface Term extends Entity {
  /** As the editor wrote it. */
  readonly phrase: string;
  readonly stems: readonly string[];
  /** The folded words that the stems come from. */
  readonly words: readonly string[];
  /** Where each word points to, if a preposition before it says so. */
  readonly directions: readonly (Direction | null)[];
  /** The words as one. */
  readonly joined: string;
  /** Letters of the stems: the longer the term, the more specific. */
  readonly length: number;
  /** What takes its place where names are cut out; nothing for terms that are no names. */
  readonly mask: string | null;
  /** What it is looked up by. */
  readonly keys: readonly string[];
}

/** A term of several words. */
export interface SeveralWords {
  readonly term: Term;
  /** The signs of its stems. */
  readonly signs: number;
}

/** One of thirty bits for a stem: where a text lacks the bit it lacks the word, which is told at once. */
export function signOf(stem: string): number {
  return 1 << ((hashText(stem) >>> 1) % 30);
}

/** All terms of a catalogue, found by their words. */
export interface Lexicon {
  /** Terms by their words written as one: "reisepass" also finds "Reise Pass". */
  readonly byKey: ReadonlyMap<string, readonly Term[]>;
  /** The keys of terms, and how they begin: a bit for the hash of each, and few others. */
  readonly keys: Uint8Array;
  readonly beginnings: Uint8Array;
  /** Terms of several words, by the rarest of their words. */
  readonly byRarestStem: ReadonlyMap<string, readonly SeveralWords[]>;
  readonly districtsByPostcode: ReadonlyMap<string, readonly string[]>;
  /** Stems of words that ask something about whatever is named: "Gebühr" stays in the text, even inside a term. */
  readonly askingStems: ReadonlySet<string>;
}

export type Direction = 'to' | 'from';

const directionByWord: Readonly<Record<string, Direction>> = {
  nach: 'to',
  in: 'to',
  ins: 'to',
  to: 'to',
  into: 'to',
  aus: 'from',
  von: 'from',
  from: 'from',
};

/** Where a word points to, by the one before it: "nach Hannover" and "aus Hannover" are no matter of order. */
export function directionAfter(before: Token | undefined): Direction | null {
  return (before && directionByWord[before.word]) ?? null;
}

/** Words that connect the words of a term without adding to it: "Termin *im* Bürgeramt". */
const connectors = new Set([
  ...determiners,
  ...'im in am an auf fur von vom zum zur bei und and of for to at on is ist'.split(' '),
]);

/** Words for a Bürgeramt as such, without saying which one. */
const officeWords: PhrasesByLanguage = {
  de: [
    'Bürgeramt',
    'Bürgerämter',
    'Bürgerbüro',
    'Amt',
    'Ämter',
    'ServicePoint',
    'Service Point',
    'HannoverServicePoint',
    'Meldestelle',
  ],
  en: ['citizens office', 'office'],
};

/** All terms of a catalogue, read from its phrases. Plain data, ready to be stored. */
export function readTerms(catalogue: Catalogue): readonly Term[] {
  const found: Term[] = [];
  const add = (entity: Entity, phrase: string, mask: string | null = masks[entity.kind] ?? null) => {
    const all = tokenise(phrase);
    const telling = all.filter(({ word }) => !connectors.has(word));
    const tokens = telling.length > 0 ? telling : all;
    if (tokens.length === 0) return;
    const stems = tokens.map((token) => token.stem);
    const words = tokens.map(({ word }) => word);
    const directions = tokens.map((token) => directionAfter(all[all.indexOf(token) - 1]));
    const keys = [...new Set(keysOf(tokens))];
    const [joined, length] = [words.join(''), stems.join('').length];
    found.push({ ...entity, phrase, stems, words, directions, joined, length, mask, keys });
  };
  const addAll = (entity: Entity, phrases: PhrasesByLanguage) => {
    for (const list of Object.values(phrases)) for (const phrase of list ?? []) add(entity, phrase);
  };

  for (const service of catalogue.services.values()) {
    // A service that gives way to others is itself what is asked about them: "Termin" must stay in the text.
    for (const list of Object.values(service.terms)) {
      for (const phrase of list ?? [])
        add({ kind: 'service', id: service.id }, phrase, service.yields ? null : masks.service);
    }
  }
  for (const { id, terms } of catalogue.locations.values()) addAll({ kind: 'location', id }, terms);
  for (const { id, name, terms = [] } of catalogue.districts.values()) {
    for (const phrase of new Set([name, ...terms])) add({ kind: 'district', id }, phrase);
  }
  for (const id of circumstances) addAll({ kind: 'circumstance', id }, catalogue.circumstances[id]);
  for (const { id, name, terms } of catalogue.languages.values()) {
    for (const phrase of new Set([name, ...terms])) add({ kind: 'language', id }, phrase);
  }
  addAll({ kind: 'office', id: 'citizens-office' }, officeWords);
  for (const town of catalogue.elsewhere.towns) add({ kind: 'town', id: town }, town);
  for (const [country = '', ...people] of catalogue.elsewhere.countries)
    for (const phrase of [country, ...people]) add({ kind: 'country', id: country }, phrase);
  return found;
}

/** The lexicon of a catalogue. `terms` may be given where they were read before from the same content. */
export function createLexicon(catalogue: Catalogue, terms: readonly Term[] = readTerms(catalogue)): Lexicon {
  const byKey = new Map<string, Term[]>();
  for (const term of terms) for (const key of term.keys) push(byKey, key, term);
  const several = terms.filter(({ stems }) => stems.length > 1);
  return {
    byKey,
    keys: indexKeys(byKey.keys()),
    beginnings: indexBeginnings(byKey.keys()),
    byRarestStem: indexByRarest(several),
    districtsByPostcode: indexPostcodes(catalogue),
    askingStems: findAskingStems(catalogue),
  };
}

/** Bits in a filter: few enough to be at hand, enough that few are set. */
const filterSize = 2 ** 20;

function isSet(bits: Uint8Array, hash: number): boolean {
  const slot = firstSlot(hash, filterSize);
  return (((bits[slot >> 3] as number) >> (slot & 7)) & 1) === 1;
}

function set(bits: Uint8Array, hash: number) {
  const slot = firstSlot(hash, filterSize);
  bits[slot >> 3] = (bits[slot >> 3] as number) | (1 << (slot & 7));
}

function indexKeys(keys: Iterable<string>): Uint8Array {
  const found = new Uint8Array(filterSize / 8);
  for (const key of keys) set(found, hashText(key));
  return found;
}

/** Whether there might be a term with a key of this hash: most runs of words are told to be none without being joined. */
export function mayBeKey(hash: number, { keys }: Lexicon): boolean {
  return isSet(keys, hash);
}

/** Of a long key, this much tells nearly as well as all of it. */
const longestBeginning = 12;

function indexBeginnings(keys: Iterable<string>): Uint8Array {
  const found = new Uint8Array(filterSize / 8);
  for (const key of keys) {
    let hash = emptyHash;
    for (let at = 0; at < key.length && at < longestBeginning; at += 1) {
      hash = extendHash(hash, key.charCodeAt(at));
      set(found, hash);
    }
  }
  return found;
}

/**
 * Whether a term might begin with a word and go on in the next one. Of most pairs of words this is soon denied, which
 * spares looking for all that they might be part of.
 */
export function mayGoOn(first: Token, next: Token, { beginnings }: Lexicon): boolean {
  if (isSet(beginnings, hashBeginning(first.stem, next.stem, 1))) return true;
  // Read as one word, they lose an ending together, and "ge" and "zu" before it.
  const firm = lengthToFirm(next.word);
  return (
    firm < 0 || isSet(beginnings, hashBeginning(first.word, next.word, firm)) || mayLoseMore(first.word, next.word)
  );
}

/** The hash of a word with some letters of the next one, as far as a beginning goes. */
function hashBeginning(word: string, next: string, letters: number): number {
  let hash = emptyHash;
  for (let at = 0; at < word.length && at < longestBeginning; at += 1) hash = extendHash(hash, word.charCodeAt(at));
  for (let at = 0; at < next.length && at < letters && word.length + at < longestBeginning; at += 1)
    hash = extendHash(hash, next.charCodeAt(at));
  return hash;
}

/** Letters that endings which the stemmer takes off are made of. */
const endingLetters = new Set([...'demngrstu'].map((letter) => letter.charCodeAt(0)));

/** How many letters of a word there are up to the first that is in no ending; -1 if all of them may be an ending. */
function lengthToFirm(word: string): number {
  for (let at = 0; at < word.length; at += 1) if (!endingLetters.has(word.charCodeAt(at))) return at + 1;
  return -1;
}

/** Whether two words read as one hold "ge" in front or a "zu" that the stemmer takes out, or might with the next one. */
function mayLoseMore(first: string, next: string): boolean {
  return (
    first.startsWith('ge') ||
    first.includes('zu') ||
    next.includes('zu') ||
    next.endsWith('z') ||
    (first.endsWith('z') && next.startsWith('u')) ||
    (first === 'g' && next.startsWith('e'))
  );
}

/** A word in fewer general phrasings says nothing about what is asked. */
const leastPhrasings = 3;

/** The stems of words that general phrasings about services consist of. */
function findAskingStems({ intents }: Catalogue): ReadonlySet<string> {
  const counts = new Map<string, number>();
  // Thousands of phrasings are made of a few hundred words.
  const stemOf = remember(stem);
  for (const intent of intents.values()) {
    if (intent.kind !== 'aspect') continue;
    for (const pattern of Object.values(intent.utterances).flatMap((list) => list ?? [])) {
      if (!pattern.includes('{service}')) continue;
      for (const word of splitWords(pattern.replaceAll('{service}', ' '))) {
        if (!connectors.has(word)) counts.set(stemOf(word), (counts.get(stemOf(word)) ?? 0) + 1);
      }
    }
  }
  return new Set([...counts].flatMap(([stem, count]) => (count >= leastPhrasings ? [stem] : [])));
}

function indexPostcodes({ districts }: Catalogue): ReadonlyMap<string, readonly string[]> {
  const districtsByPostcode = new Map<string, string[]>();
  for (const { id, postcodes } of districts.values())
    for (const postcode of postcodes) push(districtsByPostcode, postcode, id);
  // A district's main postcode comes first in its list; that district answers for the postcode.
  for (const [postcode, ids] of districtsByPostcode) {
    ids.sort((a, b) => rankOf(postcode, a) - rankOf(postcode, b));
  }
  function rankOf(postcode: string, id: string): number {
    return districts.get(id)?.postcodes.indexOf(postcode) ?? 0;
  }
  return districtsByPostcode;
}

/** The keys a run of words is looked up by: as stems, and as if it were one word. */
function keysOf(tokens: readonly Token[]): readonly [string, string] {
  let stems = '';
  let words = '';
  for (const token of tokens) {
    stems += token.stem;
    words += token.word;
  }
  return [stems, stem(words)];
}

function indexByRarest(terms: readonly Term[]): ReadonlyMap<string, readonly SeveralWords[]> {
  const counts = new Map<string, number>();
  for (const { stems } of terms) for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1);
  const index = new Map<string, SeveralWords[]>();
  for (const term of terms) {
    const rarest = term.stems.reduce((a, b) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a));
    push(index, rarest, { term, signs: term.stems.reduce((signs, each) => signs | signOf(each), 0) });
  }
  return index;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

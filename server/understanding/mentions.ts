import { hashText } from './hashing.ts';
import { directionAfter, type EntityKind, type Lexicon, mayBeKey, mayGoOn, signOf, type Term } from './lexicon.ts';
import { determiners } from './small-words.ts';
import { stem } from './stem.ts';
import { isForm } from './word-forms.ts';
import type { ReadToken } from './words.ts';

/** A term found in an utterance. */
export interface Mention {
  readonly kind: EntityKind;
  readonly id: string;
  /** The term as the editor wrote it. */
  readonly phrase: string;
  /** The words of the utterance that it covers, by position. */
  readonly at: readonly number[];
  /** 1 for the very words, less for a misspelt or compound word. */
  readonly quality: number;
  /** Letters of the term's stems. */
  readonly length: number;
  /** What takes its place where names are cut out. */
  readonly mask: string | null;
  /** "nicht den Perso": named only to be ruled out. */
  readonly negated: boolean;
}

/** How far apart the words of one term may be: "*Ausweis* ist seit Mai *abgelaufen*". */
const maxSpan = 7;

/** Short words turn up everywhere: those of a term must stand closer together. */
const shortSpan = 4;

/** The terms in an utterance, the longest and most specific where they overlap. */
export function findMentions(tokens: readonly ReadToken[], lexicon: Lexicon): readonly Mention[] {
  const found: Mention[] = [];
  addAdjacent(found, tokens, lexicon);
  addScattered(found, tokens, lexicon);
  addPostcodes(found, tokens, lexicon);
  if (found.length === 0) return found;
  found.sort((a, b) => b.at.length - a.at.length || b.length - a.length || b.quality - a.quality);
  const kept: Mention[] = [];
  for (const mention of found) {
    const covered = kept.some(
      (other) => sameShelf(other, mention) && isTight(other) && mention.at.every((index) => other.at.includes(index)),
    );
    // A circumstance may sit inside a service's term ("Ausweis *verloren*"): the term has said it already.
    const said =
      mention.kind === 'circumstance' &&
      kept.some((other) => other.kind === 'service' && mention.at.every((index) => other.at.includes(index)));
    const doubled = kept.some((other) => other.kind === mention.kind && other.id === mention.id);
    if (!covered && !said && !doubled) kept.push(mention);
  }
  return kept.sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
}

/**
 * Whether the words of a service's term stand together, but for an article. Those that are spread over a sentence may
 * have met by chance ("Welche *Behörde* ist für das *Führungszeugnis* zuständig?"): a shorter name among them counts as
 * well.
 */
function isTight({ at, kind }: Mention): boolean {
  return kind !== 'service' || (at.at(-1) ?? 0) - (at[0] ?? 0) <= at.length;
}

/** Offices and districts compete for the same words. */
function sameShelf(a: Mention, b: Mention): boolean {
  return shelf[a.kind] === shelf[b.kind];
}

const shelf: Readonly<Record<EntityKind, string>> = {
  service: 'subject',
  location: 'place',
  district: 'place',
  office: 'office',
  circumstance: 'circumstance',
  language: 'language',
  town: 'elsewhere',
  country: 'elsewhere',
};

/** Words that one word of a term may be written as. */
const mostParts = 3;

/** Words that a term consists of, at most, where it is looked for as a whole. */
const mostAdjacent = 5;

function addAdjacent(found: Mention[], tokens: readonly ReadToken[], lexicon: Lexicon) {
  const look = (key: string, words: string, start: number, end: number) => {
    for (const term of lexicon.byKey.get(key) ?? []) {
      if (!isForm(words, term.joined, term.kind)) continue;
      if (isElsewhere(term) && term.words.length !== end - start) continue;
      if (end === start + 1 && term.kind === 'service' && isSaidOfAnother(start, tokens)) continue;
      found.push(
        mention(
          term,
          Array.from({ length: end - start }, (_, index) => start + index),
          tokens,
        ),
      );
    }
  };
  for (let start = 0; start < tokens.length; start += 1) {
    const token = tokens[start] as ReadToken;
    let { stem: stems, word: words } = token;
    let hash = hashText(stems);
    if (mayBeKey(hash, lexicon)) look(stems, words, start, start + 1);
    const next = tokens[start + 1];
    if (!next || !mayGoOn(token, next, lexicon)) continue;
    for (let end = start + 2; end <= tokens.length && end <= start + mostAdjacent; end += 1) {
      const other = tokens[end - 1] as ReadToken;
      stems += other.stem;
      words += other.word;
      hash = hashText(other.stem, hash);
      if (mayBeKey(hash, lexicon)) look(stems, words, start, end);
      // What is written as one word in a term is written as two or three by some, and seldom as more.
      const whole = end - start <= mostParts ? stem(words) : stems;
      if (whole !== stems && mayBeKey(hashText(whole), lexicon)) look(whole, words, start, end);
    }
  }
}

/** Towns and countries are many, and never written apart: "in der Wohnung" is about no "Inder". */
function isElsewhere({ kind }: Term): boolean {
  return kind === 'town' || kind === 'country';
}

/** A text of so few words does not say itself what a pronoun in it stands for. */
const mostWithoutNoun = 7;
const otherObjects = new Set('ihn sie es das die den it them that'.split(' '));

/**
 * "wo melde ich ihn an": the verb alone would name a service, but it is something else that is to be registered. In a
 * longer text it may have been said before what.
 */
function isSaidOfAnother(at: number, tokens: readonly ReadToken[]): boolean {
  return (
    tokens.length <= mostWithoutNoun &&
    /en$/.test(tokens[at]?.word ?? '') &&
    otherObjects.has(tokens[at - 1]?.word ?? '')
  );
}

/** Terms of several words whose words are all there, near each other, in any order. */
function addScattered(found: Mention[], tokens: readonly ReadToken[], lexicon: Lexicon) {
  const present = new Set<string>();
  let signs = 0;
  for (const token of tokens) {
    present.add(token.stem);
    signs |= signOf(token.stem);
  }
  for (const rarest of present) {
    const several = lexicon.byRarestStem.get(rarest);
    if (several === undefined) continue;
    for (const { term, signs: wanted } of several) {
      // Most terms lack one of their words: tell so before looking for places.
      const isThere = (wanted & ~signs) === 0 && term.stems.every((each) => present.has(each));
      const at = isThere ? nearestPositions(term, tokens) : undefined;
      if (at) found.push(mention(term, at, tokens));
    }
  }
}

function nearestPositions(term: Term, tokens: readonly ReadToken[]): readonly number[] | undefined {
  const { stems } = term;
  const [, ...others] = stems;
  for (const start of tokens.keys()) {
    if (!isWordOf(term, 0, start, tokens)) continue;
    const at = [start];
    for (const place of others.keys()) {
      const near = tokens.findIndex(
        (_, index) =>
          Math.abs(index - start) <= maxSpan && !at.includes(index) && isWordOf(term, place + 1, index, tokens),
      );
      if (near < 0) break;
      at.push(near);
    }
    at.sort((a, b) => a - b);
    const span = (at.at(-1) ?? 0) - (at[0] ?? 0);
    if (at.length === stems.length && span <= (stems.some(({ length }) => length < 4) ? shortSpan : maxSpan)) return at;
  }
  return undefined;
}

/** Whether a word of a text is a certain word of a term, and does not point the other way. */
function isWordOf(
  { stems, words, directions, kind }: Term,
  place: number,
  index: number,
  tokens: readonly ReadToken[],
): boolean {
  const token = tokens[index] as ReadToken;
  if (token.stem !== stems[place] || !isForm(token.word, words[place] ?? '', kind)) return false;
  const wanted = directions[place];
  if (!wanted) return true;
  return (directionAfter(tokens[index - 1]) ?? wanted) === wanted;
}

function addPostcodes(found: Mention[], tokens: readonly ReadToken[], lexicon: Lexicon) {
  for (const [index, { word }] of tokens.entries()) {
    if (word.length !== postcodeLength) continue;
    const [district] = lexicon.districtsByPostcode.get(word) ?? [];
    if (district)
      found.push({
        kind: 'district',
        id: district,
        phrase: word,
        at: [index],
        quality: 1,
        length: postcodeLength,
        mask: '{district}',
        negated: false,
      });
  }
}

const postcodeLength = 5;

function mention(term: Term, at: readonly number[], tokens: readonly ReadToken[]): Mention {
  const quality = Math.min(...at.map((index) => tokens[index]?.quality ?? 1));
  const { kind, id, phrase, length, mask } = term;
  const negated = isNegated(at[0] ?? 0, tokens) || at.some((index) => isRuledOut(index, tokens));
  return { kind, id, phrase, at, quality, length, mask, negated };
}

const negations = new Set(['nicht', 'kein', 'keine', 'keinen', 'statt', 'anstatt', 'not', 'no', 'instead']);

/** "nicht den Perso", "statt dem Reisepass": the negation stands at most two words before. */
function isNegated(start: number, tokens: readonly ReadToken[]): boolean {
  return tokens.slice(Math.max(0, start - 2), start).some(({ word }) => negations.has(word));
}

/** "weg ist der Perso, nicht der Führerschein": a later word of a term is ruled out as a noun is, with an article. */
function isRuledOut(index: number, tokens: readonly ReadToken[]): boolean {
  const [before, article] = [tokens[index - 2]?.word ?? '', tokens[index - 1]?.word ?? ''];
  return negations.has(before) && determiners.includes(article);
}

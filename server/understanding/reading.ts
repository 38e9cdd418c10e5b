import { findStory } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { remember } from './memory.ts';
import { findMentions, type Mention } from './mentions.ts';
import { fillers } from './small-words.ts';
import type { ReadToken, WordReader } from './words.ts';

/** An utterance as read: its words corrected and split, the names in it, and what it asks with the names masked. */
export interface Reading {
  readonly tokens: readonly ReadToken[];
  /** Those that say what it is about. */
  readonly telling: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  /** What was recognised by name, as the classifier sees it: a service or circumstance itself, a place as such. */
  readonly names: readonly string[];
  /** The telling words of the part that asks, a placeholder for each name in it. */
  readonly masked: readonly ReadToken[];
  /** The part that asks, where there is a story around it. */
  readonly asking: Part | undefined;
  /** What is told around that part. */
  readonly told: () => Part | undefined;
}

/** A part of a story. */
export interface Part {
  readonly tokens: readonly ReadToken[];
  readonly telling: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  readonly names: readonly string[];
}

interface Reader {
  readonly lexicon: Lexicon;
  readonly readWords: WordReader;
}

/** Reads a text. The same reading is done for training and for visitors, so that both are compared alike. */
export function readText(text: string, reader: Reader): Reading {
  const whole = readNames(text, reader);
  const story = findStory(text);
  const asking = story && readNames(story.asks, reader);
  const { tokens, mentions } = asking ?? whole;
  return {
    ...whole,
    masked: withoutFillers(maskMentions(tokens, mentions, reader.lexicon)),
    asking,
    told: () => story && readNames(story.tells, reader),
  };
}

function nameOf({ kind, id, negated }: Mention): readonly string[] {
  if (negated) return [];
  switch (kind) {
    case 'service':
    case 'circumstance':
      return [`${kind} ${id}`];
    case 'location':
    case 'district':
    case 'office':
      return [kind];
    // Towns and countries stand in the text as placeholders; a language is no help here.
    case 'town':
    case 'country':
    case 'language':
      return [];
  }
}

function readNames(text: string, { lexicon, readWords }: Reader): Part {
  const read = readWords(text);
  const mentions = findMentions(read, lexicon);
  const tokens = hideElsewhere(read, mentions);
  return { tokens, telling: withoutFillers(tokens), mentions, names: [...new Set(mentions.flatMap(nameOf))] };
}

/** Words without those that ask nothing, unless there are no others. */
function withoutFillers(tokens: readonly ReadToken[]): readonly ReadToken[] {
  if (!tokens.some(({ word }) => fillers.has(word))) return tokens;
  const telling = tokens.filter(({ word }) => !fillers.has(word));
  return telling.length > 0 ? telling : tokens;
}

/** Other towns and countries are alike to us: what is learnt of one holds for all. */
function hideElsewhere(tokens: readonly ReadToken[], mentions: readonly Mention[]): readonly ReadToken[] {
  const elsewhere = mentions.filter(({ kind }) => kind === 'town' || kind === 'country');
  if (elsewhere.length === 0) return tokens;
  return tokens.map((token, index) => {
    const mask = elsewhere.find(({ at }) => at[0] === index)?.mask;
    return typeof mask === 'string' ? standIn(mask) : token;
  });
}

/**
 * Takes names out of the text, so that what is asked about them can be compared across all of them. Words that ask
 * stay, also where a term has taken them in: "Ausweis *abgelaufen*".
 */
function maskMentions(
  tokens: readonly ReadToken[],
  mentions: readonly Mention[],
  { askingStems }: Lexicon,
): readonly ReadToken[] {
  if (mentions.length === 0) return tokens;
  const maskAt = new Map<number, string>();
  const asking = new Set<number>();
  // "Fundbüro" is a service and a place: what is asked of it is asked of places.
  const isPlace = ({ kind }: Mention) => kind === 'location';
  const placesFirst = mentions.some(isPlace)
    ? [...mentions].sort((a, b) => Number(isPlace(b)) - Number(isPlace(a)))
    : mentions;
  for (const { mask, at, kind } of placesFirst) {
    if (mask === null) continue;
    for (const [place, index] of at.entries()) {
      if (!maskAt.has(index)) maskAt.set(index, place === 0 ? mask : '');
      if (kind === 'service' && askingStems.has(tokens[index]?.stem ?? '')) asking.add(index);
    }
  }
  const masked: ReadToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const mask = maskAt.get(index);
    if (mask) masked.push(standIn(mask));
    if (mask === undefined || asking.has(index)) masked.push(token);
  }
  return masked;
}

/** What stands in the place of a name, always the same. */
const standIn = remember((mask): ReadToken => ({ word: mask, stem: mask, written: mask, quality: 1 }));

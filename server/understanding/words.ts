import { correctCompound, isCompound, splitCompound, splitSlip } from './compounds.ts';
import type { Lexicon } from './lexicon.ts';
import { remember } from './memory.ts';
import { splitWords, type Token, tokenOf } from './normalise.ts';
import { joinVerbs } from './separable-verbs.ts';
import type { Spelling } from './spelling.ts';
import { stem } from './stem.ts';

/** An utterance's words as read: misspelt ones corrected, compounds split where a known term is in them. */
export interface ReadToken extends Token {
  /** As the visitor wrote it, folded; differs from `word` if that was corrected, but for a typo within a compound. */
  readonly written: string;
  /** 1, or less if it was corrected. */
  readonly quality: number;
}

/** Reads the words of a text. The same word is mostly the same object, so that what is worked out of it can be kept. */
export type WordReader = (text: string) => readonly ReadToken[];

/** A reader that puts verbs together, corrects what is no known word but near one, and splits compounds. */
export function createWordReader(lexicon: Lexicon, spelling: Spelling): WordReader {
  const readParts = remember((word) => splitCompound(readWord(word, spelling), lexicon, spelling.knows), mostWords);
  const splitUp = remember((word) => splitSlip(word, spelling), mostWords);
  return (text) => {
    const tokens: ReadToken[] = [];
    for (const word of joinVerbs(splitWords(text).flatMap(splitUp), spelling.knows))
      for (const part of readParts(word)) tokens.push(part);
    return tokens;
  };
}

/** Words that are remembered, each with all that the models make of it: common ones make up most of any text. */
const mostWords = 8_000;

/** Reads one word: corrects it if it is no known word but near one. */
export function readWord(word: string, spelling: Spelling): ReadToken {
  const unchanged = { word, stem: stem(word), written: word, quality: 1 };
  if (spelling.knows(word) || isCompound(word, spelling)) return unchanged;
  const corrected = spelling.correct(word);
  if (corrected) return { ...tokenOf(corrected.word), written: word, quality: 1 - 0.08 * corrected.distance };
  const compound = correctCompound(word, spelling);
  return compound === undefined ? unchanged : { ...tokenOf(compound), written: compound, quality: 0.92 };
}

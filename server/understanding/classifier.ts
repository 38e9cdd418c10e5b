import { type Closeness, closenessOf, indexUtterances } from './closeness.ts';
import { extractFeatures, spellOut } from './features.ts';
import { remember } from './memory.ts';
import { splitWords, type Token, tokenise, tokenOf } from './normalise.ts';
import { createJudge, type Judge } from './regression.ts';
import { trainRegression } from './regression-training.ts';
import { indexWords, type Spelling, spellingOf } from './spelling.ts';
import { stem } from './stem.ts';

/** Tells what a text asks for. */
export interface Classifier {
  /** Intents best first. Confidences are comparable across texts, and low for a text that fits none. */
  classify(text: string): readonly Classification[];
}

export interface Classification {
  readonly intent: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/**
 * Trains a classifier on examples, one intent each: the engine's parts without a catalogue, for others who want to compare
 * or use them. The language makes no difference: the stemmer serves both, and
 * n-grams know none.
 */
export function trainClassifier(
  examples: readonly { readonly text: string; readonly intent: string }[],
  _language: 'de' | 'en',
): Classifier {
  const read = examples.map(({ text, intent }) => ({ tokens: tokenise(text), intent }));
  const countByWord = new Map<string, number>();
  for (const { tokens } of read) for (const { word } of tokens) countByWord.set(word, (countByWord.get(word) ?? 0) + 1);
  const spelling = spellingOf(indexWords(countByWord));
  const regression = trainRegression(
    read.map(({ tokens, intent }) => ({ features: spellOut(extractFeatures(tokens)), label: intent })),
  );
  const closeness = closenessOf(indexUtterances(read.map(({ tokens }) => tokens)));
  const readWord = remember((word) => correct(word, spelling));
  const asked = { classes: regression.classes, judge: createJudge(regression), closeness };
  return { classify: (text) => classifyTokens(splitWords(text).map(readWord), asked) };
}

/** What is left of a probability where nothing known is near: the order of intents, and little confidence. */
const leastTrust = 0.1;

interface Asked {
  readonly classes: readonly string[];
  readonly judge: Judge;
  readonly closeness: Closeness;
}

/** Intents for words that were read and corrected already, best first. */
function classifyTokens(tokens: readonly Token[], { classes, judge, closeness }: Asked): readonly Classification[] {
  if (tokens.length === 0) return [];
  const near = closeness.nearest(tokens, 1)[0]?.similarity ?? 0;
  const shares = judge(extractFeatures(tokens));
  return classes
    .map((intent, index) => ({ intent, confidence: (shares[index] ?? 0) * (leastTrust + (1 - leastTrust) * near) }))
    .sort((a, b) => b.confidence - a.confidence);
}

function correct(word: string, spelling: Spelling): Token {
  const corrected = spelling.knows(word) ? undefined : spelling.correct(word);
  return corrected ? tokenOf(corrected.word) : { word, stem: stem(word) };
}

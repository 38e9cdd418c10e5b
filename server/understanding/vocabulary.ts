import type { Catalogue } from '../content/catalogue.ts';
import type { KnownUtterance } from './known-utterances.ts';
import type { Term } from './lexicon.ts';
import { tokenise } from './normalise.ts';
import { indexWords, type SpellingIndex, spellingOf } from './spelling.ts';
import { triggerPhrases } from './triggers.ts';

/** A word that utterances use less often may be a typo that an editor wrote down on purpose … */
const leastUses = 6;

/** … if they use the word it may be a typo of this many times more often. */
const typoRatio = 5;

/** A letter doubled or left single ("Ausweiß", "Reisepas") is a typo however often it is made, if the other is so much more usual. */
const doublingRatio = 20;

/** The words that visitors may mean: those of terms, and those of utterances that are no typos of others. */
export function indexVocabulary(
  utterances: readonly KnownUtterance[],
  terms: readonly Term[],
  catalogue: Catalogue,
): SpellingIndex {
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { text } of utterances) for (const { word } of tokenise(text)) count(word);
  const sure = new Set(terms.flatMap(({ words }) => words));
  for (const { phrase } of triggerPhrases(catalogue)) for (const { word } of tokenise(phrase)) sure.add(word);
  for (const word of sure) count(word);
  const common = foldAll(catalogue.commonWords);
  const { knows, correct } = spellingOf(
    indexWords(new Map([...counts].filter(([word, uses]) => uses >= leastUses || sure.has(word))), common),
  );
  const usual = mostUsualByLetters(counts);
  const isTypo = (word: string, uses: number) => {
    if (!sure.has(word) && (usual.get(undoubled(word)) ?? 0) >= doublingRatio * uses) return true;
    const meant = knows(word) ? undefined : correct(word)?.word;
    return meant !== undefined && (counts.get(meant) ?? 0) >= typoRatio * uses;
  };
  return indexWords(new Map([...counts].filter(([word, uses]) => !isTypo(word, uses))), common);
}

/** How often the most usual of the words is used that differ in doubled letters only. */
function mostUsualByLetters(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const usual = new Map<string, number>();
  for (const [word, uses] of counts) usual.set(undoubled(word), Math.max(uses, usual.get(undoubled(word)) ?? 0));
  return usual;
}

function undoubled(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

function foldAll(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].flatMap((text) => tokenise(text).map(({ word }) => word)));
}

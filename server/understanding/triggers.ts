import type { Catalogue } from '../content/catalogue.ts';
import { type Token, tokenise } from './normalise.ts';
import type { WordReader } from './words.ts';

/** A word group that means an emergency: every stem must occur, near the others, in any order. */
export interface Trigger {
  readonly intent: string;
  readonly phrase: string;
  readonly stems: readonly string[];
  /** Its place among all of the content. */
  readonly place: number;
}

/** Triggers by the first of their words: of some hundred, a text has the first word of two or three. */
export type Triggers = ReadonlyMap<string, readonly Trigger[]>;

export function indexTriggers(triggers: readonly Trigger[]): Triggers {
  const byFirst = new Map<string, Trigger[]>();
  for (const trigger of triggers) {
    const [first = ''] = trigger.stems;
    byFirst.set(first, [...(byFirst.get(first) ?? []), trigger]);
  }
  return byFirst;
}

/** The trigger that a text holds; the first one in the content where there are several. */
export function findTrigger(tokens: readonly Token[], triggers: Triggers): Trigger | undefined {
  let text: readonly string[] | undefined;
  let found: Trigger | undefined;
  for (const { stem } of tokens) {
    const begun = triggers.get(stem);
    if (begun === undefined) continue;
    // Most texts have the first word of none.
    const heard = text ?? tokens.map((token) => token.stem);
    text = heard;
    for (const each of begun) {
      const isEarlier = found === undefined || each.place < found.place;
      if (isEarlier && each.stems.every((word) => heard.includes(word)) && isTogether(each.stems, heard)) found = each;
    }
  }
  return found;
}

/** Words that may stand between those of a trigger. In a long story every word turns up somewhere. */
const mostBetween = 5;

/** Whether words stand near each other in a text, in any order. */
function isTogether(words: readonly string[], text: readonly string[]): boolean {
  const span = words.length + mostBetween;
  return text.some((word, at) => {
    if (!words.includes(word)) return false;
    const near = text.slice(at, at + span);
    return words.every((each) => near.includes(each));
  });
}

/** The phrases that mean an emergency, as editors wrote them. */
export function triggerPhrases(catalogue: Catalogue): readonly { readonly intent: string; readonly phrase: string }[] {
  return [...catalogue.intents.values()].flatMap((intent) =>
    intent.kind === 'emergency'
      ? Object.values(intent.triggers).flatMap((list) => (list ?? []).map((phrase) => ({ intent: intent.id, phrase })))
      : [],
  );
}

/**
 * The word groups of all emergency intents. A phrase is looked for as it is read where it stands alone, and word by word:
 * what else is said decides how its words are read ("Gas tritt *aus*" ends with a verb's part, "… aus dem Herd" does not).
 */
export function readTriggers(catalogue: Catalogue, readWords: WordReader): readonly Trigger[] {
  return triggerPhrases(catalogue).flatMap(({ intent, phrase }, place) => {
    const readings = [tokenise(phrase), readWords(phrase)].map((tokens) => tokens.map(({ stem }) => stem));
    const different = new Map(readings.map((stems) => [stems.join(' '), stems]));
    return [...different.values()].map((stems) => ({ intent, phrase, stems, place }));
  });
}

import { readFileSync } from 'node:fs';
import { createChance, withFiller, withTypo } from '../../../../scripts/bench-review/questions.ts';
import type { Catalogue } from '../../../../server/content/catalogue.ts';
import { type Question as KnownQuestion, readQuestions } from '../../../../server/known-questions/question-set.ts';
import { knownUtterances } from '../../../../server/understanding/known-utterances.ts';
import { type Recurring, recurring } from './recurring.ts';

export const weekLength = 5000;

/** One in so many is drawn from a question set, the others from what the content knows that citizens say. */
const fromSets = 3;

/** The project's own question sets. */
export const questionSets: readonly KnownQuestion[] = ['dev', 'own'].flatMap((name) =>
  readQuestions(readFileSync(`test/questions/questions-${name}.jsonl`, 'utf8')),
);

export interface Question {
  readonly text: string;
  /** What it is a spelling of, if it recurs. */
  readonly of?: Recurring;
}

/** What citizens ask in one week, in order: much that the chat knows, with typos, and some things over and over that it does not. */
export function askedInAWeek(catalogue: Catalogue): readonly Question[] {
  const chance = createChance(20_261_123);
  const known = knownUtterances(catalogue).filter(({ spoken }) => spoken);
  const single = questionSets.flatMap(({ turns }) => turns.slice(0, 1));
  const again = recurring.flatMap((each) =>
    Array.from({ length: each.count }, (_, index) => ({
      text: spell(each.wordings[index % each.wordings.length] ?? '', index, chance),
      of: each,
    })),
  );
  const others = Array.from({ length: weekLength - again.length }, (_, index) => {
    const from: readonly { readonly text: string }[] = index % fromSets === 0 ? single : known;
    return { text: vary(from[Math.floor(chance() * from.length)]?.text ?? '', chance) };
  });
  return [...again, ...others]
    .map((question) => ({ question, order: chance() }))
    .sort((a, b) => a.order - b.order)
    .map(({ question }) => question);
}

/** As it is, in lower case, with a small word more, with a typo. */
function spell(text: string, index: number, chance: () => number): string {
  switch (Math.floor(index / 3) % 4) {
    case 0:
      return text;
    case 1:
      return text.toLowerCase();
    case 2:
      return withFiller(text, chance);
    default:
      return withTypo(text, chance);
  }
}

function vary(text: string, chance: () => number): string {
  const varied = chance() < 0.3 ? withFiller(text, chance) : text;
  return chance() < 0.4 ? withTypo(varied, chance) : varied;
}

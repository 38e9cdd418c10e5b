import { shuffle } from './chance.ts';
import { misspell } from './typos.ts';

/** A text and what it asks for. */
export interface Example {
  readonly text: string;
  readonly intent: string;
}

/** What all engines learn, and what they are asked. No text is in two places. */
export interface DataSet {
  readonly id: string;
  readonly title: string;
  readonly training: readonly Example[];
  readonly asked: Readonly<Record<QuestionKind, readonly Question[]>>;
}

export const answerable = ['clean', 'oneTypo', 'twoTypos', 'sets'] as const;
export const outOfScope = ['far', 'near'] as const;
export const questionKinds = [...answerable, ...outOfScope] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface Question {
  readonly text: string;
  /** Missing where none of the intents is right. */
  readonly intent?: string;
}

/** What a data set is made of. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly examples: readonly Example[];
  readonly sets: readonly Example[];
  readonly far: readonly string[];
  readonly near: readonly string[];
  /** Learn no more than this many of an intent. */
  readonly mostOfIntent?: number;
}

const seed = 'hannover-service-chat';

/** One in five is held out. */
const heldOutShare = 1 / 5;

/** More would make a run longer and the figures hardly firmer: ± 2 points at this number. */
const mostHeldOut = 500;
const mostOutOfScope = 200;

/** Splits, samples and misspells: the same source always gives the same data set. */
export function makeDataSet({ id, title, examples, sets, far, near, mostOfIntent = Infinity }: Source): DataSet {
  const { training, heldOut } = split(withoutDoubles(examples));
  const learnt = [...byIntent(training).values()].flatMap((group) => shuffle(group, seed).slice(0, mostOfIntent));
  const known = new Set(learnt.map(({ intent }) => intent));
  const seen = new Set(learnt.map(({ text }) => plain(text)));
  const unseen = <Item extends Question>(questions: readonly Item[]) =>
    questions.filter(({ text, intent }) => !seen.has(plain(text)) && (intent === undefined || known.has(intent)));
  const clean = shuffle(unseen(heldOut), seed).slice(0, mostHeldOut);
  const misspelt = (count: number) => clean.map(({ text, intent }) => ({ text: misspell(text, count, seed), intent }));
  const strange = (texts: readonly string[]) =>
    shuffle(unseen(texts.map((text) => ({ text }))), seed).slice(0, mostOutOfScope);
  return {
    id,
    title,
    training: learnt,
    asked: {
      clean,
      oneTypo: misspelt(1),
      twoTypos: misspelt(2),
      sets: unseen(sets),
      far: strange(far),
      near: strange(near),
    },
  };
}

/** Holds out a fifth of each intent's examples, rounded down. */
export function split(examples: readonly Example[]): {
  readonly training: readonly Example[];
  readonly heldOut: readonly Example[];
} {
  const halves = [...byIntent(examples).values()].map((group) => {
    const count = Math.floor(group.length * heldOutShare);
    const shuffled = shuffle(group, seed);
    return { training: shuffled.slice(count), heldOut: shuffled.slice(0, count) };
  });
  return {
    training: halves.flatMap(({ training }) => training),
    heldOut: halves.flatMap(({ heldOut }) => heldOut),
  };
}

/** A text that belongs to several intents has no right answer: the first one keeps it. */
function withoutDoubles(examples: readonly Example[]): readonly Example[] {
  const seen = new Set<string>();
  return examples.filter(({ text }) => {
    const isNew = !seen.has(plain(text));
    seen.add(plain(text));
    return isNew;
  });
}

function byIntent(examples: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.intent);
    if (group) group.push(example);
    else groups.set(example.intent, [example]);
  }
  return groups;
}

/** A text without what hardly tells it from another: case, punctuation and blanks. */
function plain(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

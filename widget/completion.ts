import type { Choice, Subject, Suggestions } from '../server/protocol/messages.ts';

/** Longer drafts are sentences of their own; a list above them would only be in the way. */
const longestDraft = 60;
const mostCompletions = 5;

/** "der", "und": in every other title, and no sign of any. */
const smallWords = /(?<![\p{L}\p{N}])\p{Ll}{1,3}(?![\p{L}\p{N}])/gu;

interface Hit {
  readonly subject: Subject;
  readonly score: number;
  /** Names of questions the draft names too. */
  readonly asked: readonly string[];
}

/** Finds known questions that a draft may be the beginning of, best first. */
export type Completer = (draft: string) => readonly Choice[];

/** Reads the list once, so that every letter typed costs next to nothing. */
export function createCompleter({ subjects, questions }: Suggestions): Completer {
  const titles = new Map(Object.entries(questions).map(([name, title]) => [name, wordsOf(title)]));
  const index = subjects.map((subject) => ({
    subject,
    words: wordsOf([subject.label, ...subject.terms].join(' ').replace(smallWords, ' ')),
  }));
  return (draft) => {
    // A short word tells something only as the beginning of the word being written.
    const typed = wordsOf(draft).filter((word, at, all) => word.length > 3 || at === all.length - 1);
    if (draft.length > longestDraft || !typed.some((word) => word.length > 1)) return [];
    const hits = index
      .flatMap((known) => find(known, typed, titles))
      .sort((a, b) => b.score - a.score)
      .slice(0, mostCompletions);
    const offered = hits.flatMap(({ subject, asked }) =>
      asked.length === 0 ? [subject] : asked.map((name) => questionOn(subject, name, questions)),
    );
    // Where only one service can be meant, the next step is what about it.
    const next =
      hits.length > 1
        ? []
        : hits.flatMap(({ subject }) => subject.questions.map((name) => questionOn(subject, name, questions)));
    return distinct([...offered, ...next]).slice(0, mostCompletions);
  };
}

/** What is asked about a service or office, in the words of the list. */
export function questionOn({ label, value }: Subject, name: string, questions: Suggestions['questions']): Choice {
  return { label: `${label.replace('?', '')}: ${questions[name]}`, value: `${value}/${name}` };
}

function find(
  { subject, words }: { readonly subject: Subject; readonly words: readonly string[] },
  typed: readonly string[],
  titles: ReadonlyMap<string, readonly string[]>,
): readonly Hit[] {
  const scores = typed.map((word) => best(word, words));
  const sum = scores.reduce((total, each) => total + each, 0);
  const tells = typed.some((word, at) => scores[at] !== 0 && (word.length > 3 || typed.length === 1));
  if (!tells) return [];
  const rest = typed.filter((_, at) => scores[at] === 0);
  const asked = subject.questions.filter((name) => rest.some((word) => best(word, titles.get(name) ?? []) > 1));
  // "Meine IBAN ist …" is not about "Ist mein Ausweis fertig?".
  const strange = rest.length - asked.length;
  if (strange > typed.length / 2) return [];
  const begins = closeness(typed[0] ?? '', words[0] ?? '') > 1 ? 0.5 : 0;
  return [{ subject, score: sum + begins + asked.length, asked }];
}

function best(typed: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((known) => closeness(typed, known)));
}

/** 3: the very word. 2: its beginning, or another form of it. 1: a part of a compound. 0: another word. */
function closeness(typed: string, known: string): number {
  if (typed.length < 2) return 0;
  if (typed === known) return 3;
  if (known.startsWith(typed) || isOtherForm(typed, known)) return 2;
  return typed.length > 3 && known.includes(typed) ? 1 : 0;
}

/** "kostet" and "Kosten". */
function isOtherForm(typed: string, known: string): boolean {
  const shared = Math.max(4, typed.length - 2);
  return typed.length > 4 && known.length < typed.length + 3 && known.startsWith(typed.slice(0, shared));
}

/** Small letters without marks, so that "fuhrerschein" and "fuehrerschein" find the same. */
function wordsOf(text: string): readonly string[] {
  const bare = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
  const plain = bare.replace(/([aou])e/g, '$1');
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function distinct(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map(({ label, value }) => [value, { label, value }])).values()];
}

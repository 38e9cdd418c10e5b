import type { Catalogue } from '../../content/catalogue.ts';
import { freshContext } from '../../conversation/context.ts';
import { linesOf } from '../../conversation/reply-text.ts';
import { takeTurn } from '../../conversation/turn.ts';
import { testClock } from '../../known-questions/clock.ts';
import type { KnownQuestion } from '../../known-questions/collect.ts';
import type { Reply } from '../../protocol/messages.ts';

/** An answer, as far as a visitor notices. */
export interface Answer {
  readonly outcome: Reply['outcome'];
  readonly intent: string | undefined;
  readonly slots: NonNullable<Reply['match']>['slots'];
  readonly confidence: number | undefined;
  readonly lines: readonly string[];
  readonly choices: Reply['choices'];
}

/** A turn that is answered otherwise than before. */
export interface Change {
  readonly from: string;
  readonly said: string;
  /** meaning: understood as something else; words: the same answer in other words. */
  readonly kind: 'meaning' | 'words';
  readonly before: Answer;
  readonly after: Answer;
}

export interface Comparison {
  readonly asked: number;
  readonly changes: readonly Change[];
}

/** Asks every question in both states of the content. */
export function compare(
  questions: readonly KnownQuestion[],
  before: Catalogue,
  after: Catalogue,
  onQuestion: (done: number) => void = () => {},
): Comparison {
  let asked = 0;
  const changes = questions.flatMap((question, index): readonly Change[] => {
    const then = askAll(question, before);
    const now = askAll(question, after);
    asked += question.turns.length;
    onQuestion(index + 1);
    return question.turns.flatMap((said, turn) => {
      const pair = { before: then[turn], after: now[turn] };
      if (!pair.before || !pair.after) return [];
      const kind = differ(pair.before, pair.after);
      return kind ? [{ from: question.from, said, kind, before: pair.before, after: pair.after }] : [];
    });
  });
  return { asked, changes };
}

/** What a visitor gets who asks in this state of the content. */
export function askAll(
  { language, turns }: Pick<KnownQuestion, 'language' | 'turns'>,
  catalogue: Catalogue,
): readonly Answer[] {
  let context = freshContext(language);
  return turns.map((text) => {
    const { reply, context: next } = takeTurn({ kind: 'utterance', text }, context, catalogue, testClock);
    context = next;
    return {
      outcome: reply.outcome,
      intent: reply.match?.intent,
      slots: reply.match?.slots ?? {},
      confidence: reply.match?.confidence,
      lines: linesOf(reply, { targets: true }),
      choices: reply.choices,
    };
  });
}

/** How an answer differs from another, if it does. */
export function differ(before: Answer, after: Answer): Change['kind'] | undefined {
  const { outcome, intent, slots } = before;
  const sameMeaning =
    outcome === after.outcome &&
    // What a question that was asked back about came nearest to is seen in the choices.
    (outcome !== 'matched' || intent === after.intent) &&
    slots.service === after.slots.service &&
    slots.location === after.slots.location &&
    slots.district === after.slots.district;
  if (!sameMeaning) return 'meaning';
  const sameWords =
    before.lines.join('\n') === after.lines.join('\n') &&
    (outcome === 'unmatched' || valuesOf(before) === valuesOf(after));
  return sameWords ? undefined : 'words';
}

/** In which order choices stand says little: learning anew is enough to change it where both are as likely. */
function valuesOf({ choices }: Answer): string {
  return choices
    .map(({ value }) => value)
    .sort()
    .join('\n');
}

import type { Catalogue } from '../../server/content/catalogue.ts';
import { findTarget } from '../../server/content/catalogue.ts';
import { freshContext } from '../../server/conversation/context.ts';
import { takeTurn } from '../../server/conversation/turn.ts';
import { type Expectation, pageLanguage, type Question } from '../../server/known-questions/question-set.ts';
import type { Reply } from '../../server/protocol/messages.ts';

/** How one turn was answered, against what was expected. */
export interface Scored {
  readonly question: Question;
  readonly text: string;
  readonly expect: Expectation;
  readonly reply: Reply;
  /** An accepted service or intent was answered. */
  readonly recognised: boolean;
  /** Recognised, and aspect and location right where the question lists them. */
  readonly passed: boolean;
  readonly aspectRight: boolean | undefined;
  readonly locationRight: boolean | undefined;
  /** Asked back, with an accepted service or intent among the choices. */
  readonly clarified: boolean;
  /** A confident answer about a service to a question that is out of scope. */
  readonly falseAnswer: boolean;
}

/** Asks every question, dialogues turn by turn in one conversation. */
export function scoreQuestions(questions: readonly Question[], catalogue: Catalogue, now: Date): readonly Scored[] {
  return questions.flatMap((question) => {
    let context = freshContext(pageLanguage(question));
    return question.turns.map(({ text, expect }) => {
      const turn = takeTurn({ kind: 'utterance', text }, context, catalogue, now);
      context = turn.context;
      return score(question, text, expect, turn.reply, catalogue);
    });
  });
}

function score(question: Question, text: string, expect: Expectation, reply: Reply, catalogue: Catalogue): Scored {
  const intent = reply.match?.intent ?? '';
  const { service, location } = reply.match?.slots ?? {};
  const answered = reply.outcome === 'matched';
  const isFallback = reply.outcome === 'unmatched' || intent.startsWith('fallback/');
  const serviceRight = expect.service !== undefined && service !== undefined && expect.service.includes(service);
  const intentRight =
    expect.intent !== undefined &&
    ((expect.intent.some((each) => namesIntent(each, intent)) && (answered || asksPlace(reply))) ||
      (isFallback && expect.intent.includes('fallback')));
  // Where neither a service nor an intent is expected, the aspect or the place is all there is to recognise.
  const recognised =
    expect.service === undefined && expect.intent === undefined ? answered : (answered && serviceRight) || intentRight;
  // An expected office intent says all about the aspect; a fallback has none.
  const aspectRight =
    expect.aspect === undefined || intentRight
      ? undefined
      : recognised &&
        expect.aspect.some(
          (aspect) =>
            intent === `service/${aspect}` ||
            intent === `location/${aspect}` ||
            (aspect === 'where' && intent.startsWith('location/')),
        );
  const locationRight =
    expect.location === undefined || isFallback
      ? undefined
      : location !== undefined && expect.location.includes(location);
  return {
    question,
    text,
    expect,
    reply,
    recognised,
    passed: recognised && aspectRight !== false && locationRight !== false,
    aspectRight,
    locationRight,
    clarified: !recognised && reply.outcome === 'ambiguous' && offersExpected(reply, expect, catalogue),
    falseAnswer: question.kind === 'out-of-scope' && answered && !isFallback && service !== undefined && !recognised,
  };
}

/** An expected intent is named by its id or by a part of it: `opening-hours`, `emergency`. */
function namesIntent(expected: string, intent: string): boolean {
  return intent === expected || intent.split('/').includes(expected);
}

/** A question about offices that is answered by asking for the place is understood. */
function asksPlace(reply: Reply): boolean {
  return reply.outcome === 'ambiguous' && (reply.match?.intent.startsWith('location/') ?? false);
}

function offersExpected(reply: Reply, expect: Expectation, catalogue: Catalogue): boolean {
  return reply.choices.some(({ value }) => {
    const target = findTarget(catalogue, value);
    if (!target) return false;
    if (target.kind === 'service') return expect.service?.includes(target.service) ?? false;
    return (
      target.intent !== undefined && (expect.intent?.some((each) => namesIntent(each, target.intent ?? '')) ?? false)
    );
  });
}

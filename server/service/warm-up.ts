import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../content/catalogue.ts';
import { freshContext } from '../conversation/context.ts';
import { takeTurn } from '../conversation/turn.ts';
import { prepareRules } from '../unanswered/redact.ts';

/** After so many questions, what remains to be compiled is rarely needed. */
const mostQuestions = 50;

/**
 * Does once what every first use takes longest for, a few milliseconds at a time, so that the first visitors after a
 * start need not wait for it: compiles the rules of redaction, and asks some questions. Nothing of it is kept or counted.
 */
export async function warmUp(catalogue: Catalogue, now: Date, isOver: () => boolean): Promise<void> {
  for (const _ of steps(catalogue, now)) {
    await setImmediate();
    if (isOver()) return;
  }
}

function* steps(catalogue: Catalogue, now: Date) {
  yield* prepareRules();
  const questions = [...catalogue.intents.values()].flatMap(({ utterances }) => utterances.de?.slice(0, 1) ?? []);
  for (const text of questions.slice(0, mostQuestions)) {
    takeTurn({ kind: 'utterance', text }, freshContext('de'), catalogue, now);
    yield;
  }
}

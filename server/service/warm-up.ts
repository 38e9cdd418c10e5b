import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../content/catalogue.ts';
import { freshContext } from '../conversation/context.ts';
import type { Chat } from '../transport/chat.ts';
import { frameOf } from '../transport/frame.ts';
import { prepareRules } from '../unanswered/redact.ts';

/** So many talks take about a second of the processor, beside the first visitors. */
const talks = 100;

/** Questions of a talk, after the one that names the service: what was said before is part of what has to be compiled. */
const questionsInTalk = 3;

export interface WarmUpParts {
  readonly catalogue: Catalogue;
  /** A chat that keeps and counts nothing. */
  readonly chat: Pick<Chat, 'take'>;
  readonly isOver: () => boolean;
}

/**
 * Does once what every first use takes longest for, a few milliseconds at a time, so that the first visitors after a
 * start need not wait for it: compiles the rules of redaction, and talks for a while.
 */
export async function warmUp({ catalogue, chat, isOver }: WarmUpParts): Promise<void> {
  for (const _ of prepareRules()) {
    await setImmediate();
    if (isOver()) return;
  }
  for (const talk of talksOf(catalogue)) {
    let context = freshContext('de');
    for (const text of talk) {
      const { message, context: next } = await chat.take({ type: 'utterance', id: 'warm-up', text }, context);
      frameOf(message);
      context = next;
      await setImmediate();
      if (isOver()) return;
    }
  }
}

/** What is said in talks: a service by its name, then utterances of different intents. */
function talksOf({ services, intents }: Catalogue): readonly (readonly string[])[] {
  const names = [...services.values()].map(({ short }) => short.de);
  const utterances = [...intents.values()].map(({ utterances: { de = [] } }) => de).filter(({ length }) => length > 0);
  const said = (at: number) => {
    const ofIntent = utterances[at % utterances.length] ?? [];
    return ofIntent[Math.floor(at / utterances.length) % ofIntent.length] ?? '';
  };
  return Array.from({ length: talks }, (_, talk) => [
    names[talk % names.length] ?? '',
    ...Array.from({ length: questionsInTalk }, (__, question) => said(talk * questionsInTalk + question)),
  ]);
}

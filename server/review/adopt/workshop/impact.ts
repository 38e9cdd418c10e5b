import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../../content/catalogue.ts';
import type { KnownQuestion } from '../../../known-questions/collect.ts';
import type { Impact } from '../../api.ts';
import { type Answer, askAll, differ } from '../compare.ts';
import type { AskedQuestion } from './jobs.ts';

/** More changes than these nobody reads; how many are left out is told. */
export const mostChanges = 300;

/** Lines of an answer that are shown. */
const mostLines = 8;

/** So many questions are asked before others get a turn. */
const askedAtOnce = 20;

type Origin = Impact['changes'][number]['from'];

/** A question to ask in two states of the content: turns of one conversation, most have one. */
export interface ImpactQuestion extends Pick<KnownQuestion, 'language' | 'turns'> {
  readonly from: Origin;
  readonly count: number;
}

/** The questions whose answers are compared: the group's first, then what people asked, then what tests ask. */
export function questionsFor(
  group: readonly AskedQuestion[],
  answered: readonly AskedQuestion[],
  known: readonly KnownQuestion[],
): readonly ImpactQuestion[] {
  const single =
    (from: Origin) =>
    ({ text, language, count }: AskedQuestion) => ({ from, language, turns: [text], count });
  return [
    ...group.map(single('group')),
    ...answered.map(single('answered')),
    ...known.map(({ language, turns }) => ({ from: 'known' as const, language, turns, count: 1 })),
  ];
}

/** A state of the content, ready to be asked, and what it has answered so far: the next proposal need not ask again. */
export interface State {
  readonly catalogue: Catalogue;
  readonly answers: Map<string, readonly Answer[]>;
}

/** What is compared with what. */
export interface Comparing {
  readonly before: State;
  readonly after: State;
  /** The file that was changed. */
  readonly file: string;
  readonly learnt: boolean;
}

/** Asks every question in both states and weighs what is different, with room for others in between. */
export async function findImpact(
  questions: readonly ImpactQuestion[],
  { before, after, file, learnt }: Comparing,
): Promise<Impact> {
  let asked = 0;
  const open: string[] = [];
  const changes: Impact['changes'] = [];
  for (const [index, question] of questions.entries()) {
    if (index % askedAtOnce === 0) await setImmediate();
    const then = answersOf(question, before);
    const now = answersOf(question, after);
    for (const [turn, text] of question.turns.entries()) {
      const [old, fresh] = [then[turn], now[turn]];
      if (!old || !fresh) continue;
      asked += 1;
      if (question.from === 'group' && fresh.outcome !== 'matched') open.push(text);
      const kind = differ(old, fresh);
      const { from, count } = question;
      if (kind) changes.push({ text, from, count, kind, before: show(old), after: show(fresh) });
    }
  }
  changes.sort((a, b) => weight(b, file) - weight(a, file));
  return {
    asked,
    learnt,
    open,
    more: Math.max(0, changes.length - mostChanges),
    changes: changes.slice(0, mostChanges),
  };
}

function answersOf(question: ImpactQuestion, { catalogue, answers }: State) {
  const key = JSON.stringify([question.language, question.turns]);
  const known = answers.get(key) ?? askAll(question, catalogue);
  answers.set(key, known);
  return known;
}

/**
 * The group's questions first, then what the changed file answers or no longer does: learning anew moves doubtful answers
 * elsewhere, too. Then another meaning before other words, and what is asked most.
 */
function weight({ from, kind, count, before, after }: Impact['changes'][number], file: string): number {
  const isAbout = [before, after].some((answer) => isFrom(answer, file));
  return (from === 'group' ? 4e9 : 0) + (isAbout ? 2e9 : 0) + (kind === 'meaning' ? 1e9 : 0) + Math.min(count, 1e8);
}

function isFrom({ service, intent }: Impact['changes'][number]['before'], file: string): boolean {
  return file === `knowledge-base/services/${service}.yaml` || file === `intents/${intent}.yaml`;
}

function show({ outcome, intent, slots, confidence, lines, choices }: Answer): Impact['changes'][number]['before'] {
  return {
    outcome,
    ...(intent === undefined ? {} : { intent }),
    ...(slots.service === undefined ? {} : { service: slots.service }),
    ...(confidence === undefined ? {} : { confidence }),
    lines: [...lines.slice(0, mostLines), ...(outcome === 'ambiguous' ? choices.map(({ label }) => `[${label}]`) : [])],
  };
}

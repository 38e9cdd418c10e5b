import { linesOf } from '../../server/conversation/reply-text.ts';
import type { Expectation } from '../../server/known-questions/twin-schema.ts';
import type { Reply } from '../../server/protocol/messages.ts';
import { paint } from '../terminal.ts';
import { type Miss, outcomeNames, slotTitles } from './run.ts';
import type { TheftCount } from './thefts.ts';

/** What was said, what was expected and what came instead. */
export function formatMiss({ file, turn, said, expected, reply, reasons }: Miss): string {
  const missing = reasons.some((reason) => reason.startsWith('es fehlt'));
  return [
    `${file}:${turn.line}  ${paint('red', `„${said}“`)}`,
    `    erwartet: ${formatExpectation(expected)}`,
    `    gekommen: ${formatReply(reply)}`,
    `    ${paint('yellow', reasons.join('; '))}`,
    ...(missing ? linesOf(reply).map((line) => `      | ${line}`) : []),
  ].join('\n');
}

export function formatExpectation({ intent, service, location, district, contains, outcome }: Expectation): string {
  const slots = { service, location, district };
  return [
    ...(intent === undefined ? [] : [intent]),
    ...namedSlots(slots),
    ...(outcome ? [outcomeNames[outcome]] : []),
    ...(contains ?? []).map((words) => `mit „${words}“`),
  ].join(', ');
}

export function formatReply({ outcome, match, choices }: Reply): string {
  if (!match) return outcomeNames[outcome];
  const choice = outcome === 'ambiguous' ? ` zur Wahl: ${choices.map(({ value }) => value).join(', ')}` : '';
  return `${[match.intent, ...namedSlots(match.slots)].join(', ')} (Sicherheit ${percent(match.confidence)}, ${outcomeNames[outcome]})${choice}`;
}

/** A line for each file that loses utterances, and the first of these. */
export function formatThefts(counts: readonly TheftCount[], shown: number): readonly string[] {
  return counts
    .filter(({ thefts }) => thefts.length > 0)
    .flatMap(({ file, utterances, thefts }) => [
      `${paint('yellow', file)}  ${thefts.length} von ${utterances} Sätzen werden anders beantwortet:`,
      ...thefts
        .slice(0, shown)
        .map(
          ({ said, thief, ownConfidence }) =>
            `    „${said}“ → ${[thief.intent, ...namedSlots(thief.slots), ...(thief.question ? [`Frage ${thief.question}`] : [])].join(', ')} (${percent(thief.confidence)} gegen ${percent(ownConfidence)})`,
        ),
      ...(thefts.length > shown ? [`    … und ${thefts.length - shown} weitere; alle zeigt --all-thefts`] : []),
    ]);
}

function namedSlots(slots: Readonly<Partial<Record<keyof typeof slotTitles, string | undefined>>>): readonly string[] {
  return (['service', 'location', 'district'] as const).flatMap((slot) =>
    slots[slot] === undefined ? [] : [`${slotTitles[slot]} ${slots[slot]}`],
  );
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

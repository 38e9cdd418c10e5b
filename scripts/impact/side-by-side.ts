import type { Answer, Change } from '../../server/review/adopt/compare.ts';
import { paint } from '../terminal.ts';
import { outcomeNames, slotTitles } from '../twins/run.ts';

/** Lines of an answer shown; what changed is mostly in the first few. */
const mostLines = 12;

/** A change in two columns: before on the left, after on the right, lines that stayed left out. */
export function sideBySide({ from, said, before, after }: Change, columns: number): string {
  const width = Math.max(30, Math.floor((columns - 3) / 2));
  const left = [heading(before), ...linesOfItsOwn(before, after)].flatMap((line) => wrap(line, width));
  const right = [heading(after), ...linesOfItsOwn(after, before)].flatMap((line) => wrap(line, width));
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${(left[index] ?? '').padEnd(width)} │ ${right[index] ?? ''}`.trimEnd(),
  );
  return [`${paint('bold', `„${said}“`)}  ${paint('dim', from)}`, ...rows].join('\n');
}

function heading({ outcome, intent, slots, confidence }: Answer): string {
  if (outcome === 'unmatched' || intent === undefined) return `[${outcomeNames[outcome]}]`;
  const named = (['service', 'location', 'district'] as const).flatMap((slot) =>
    slots[slot] === undefined ? [] : [`${slotTitles[slot]} ${slots[slot]}`],
  );
  const sure = confidence === undefined ? '' : ` ${Math.round(confidence * 100)} %`;
  return `[${outcomeNames[outcome]}: ${[intent, ...named].join(', ')}${sure}]`;
}

/** What stands in one answer and not in the other; choices where nothing else differs. */
function linesOfItsOwn(answer: Answer, other: Answer): readonly string[] {
  const lines = answer.lines.filter((line) => !other.lines.includes(line));
  const sameLines = lines.length === 0 && other.lines.every((line) => answer.lines.includes(line));
  const shown = sameLines
    ? answer.choices
        .filter(({ value }) => !other.choices.some((choice) => choice.value === value))
        .map(({ value }) => `Schaltfläche: ${value}`)
    : lines;
  return shown.length > mostLines
    ? [...shown.slice(0, mostLines), `… (${shown.length - mostLines} weitere Zeilen)`]
    : shown;
}

/** Breaks a line at blanks so that it fits; a longer word, such as an address, is broken anywhere. */
export function wrap(line: string, width: number): readonly string[] {
  const rows: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const end = blank > 0 ? blank : width;
    rows.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...rows, rest];
}

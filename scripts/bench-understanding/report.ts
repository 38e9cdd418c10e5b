import { answerable, outOfScope } from './data-sets.ts';
import { engineOf } from './engines.ts';
import type { Contest, Measured, Result } from './run.ts';

/** Where and when a run was. */
export interface Circumstances {
  readonly date: string;
  readonly node: string;
  readonly cores: number;
  readonly seconds: number;
}

const columns: readonly (readonly [title: string, value: (measured: Measured) => string])[] = [
  ['clean', ({ accuracy }) => percent(accuracy.clean)],
  ['1 typo', ({ accuracy }) => percent(accuracy.oneTypo)],
  ['2 typos', ({ accuracy }) => percent(accuracy.twoTypos)],
  ['question sets', ({ accuracy }) => percent(accuracy.sets)],
  ['sure', ({ sure }) => percent(sure)],
  ['far', ({ auroc }) => percent(auroc.far)],
  ['near', ({ auroc }) => percent(auroc.near)],
  ['training', ({ trainMs }) => duration(trainMs)],
  ['p50', ({ p50Ms }) => duration(p50Ms)],
  ['p99', ({ p99Ms }) => duration(p99Ms)],
  ['questions/s', ({ questionsPerSecond }) => String(Number(questionsPerSecond.toPrecision(2)))],
  ['memory', ({ heldMiB }) => `${Math.max(1, Math.round(heldMiB))} MiB`],
  ['peak', ({ peakMiB }) => `${Math.round(peakMiB)} MiB`],
];

/** A run as Markdown: what was asked, and one table a data set. */
export function reportOf(contests: readonly Contest[], { date, node, cores, seconds }: Circumstances): string {
  return [
    `${date}, ${cores} cores, Node.js ${node}, ${Math.round(seconds)} s in all.`,
    ...contests.flatMap((contest) => [
      `### ${contest.title}`,
      describe(contest),
      tableOf(contest.results),
      ...contest.results.flatMap((result) => noteOn(result, contest) ?? []),
    ]),
  ].join('\n\n');
}

function describe({ intents, examples, asked }: Contest): string {
  const [clean, , , sets] = answerable.map((kind) => asked[kind]);
  const [far, near] = outOfScope.map((kind) => asked[kind]);
  return (
    `${intents} intents learnt from ${examples} examples. Asked: ${clean} held-out questions, three times; ` +
    `${sets} of the question sets; ${far} far and ${near} near ones out of scope.`
  );
}

function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { name } = engineOf(result.engine);
    if (result.outcome !== 'measured') return [name, result.outcome, ...columns.slice(1).map(() => '')];
    return [name, ...columns.map(([, value]) => value(result))];
  });
  return markdownTable(['engine', ...columns.map(([title]) => title)], rows);
}

function noteOn(result: Result, { asked, examples }: Contest): string | undefined {
  const { name } = engineOf(result.engine);
  switch (result.outcome) {
    case 'left out':
      return `${name}: left out, ${result.examples} examples and more are beyond it.`;
    case 'not finished':
      return `${name}: had not learnt ${result.examples} examples when its time was up.`;
    case 'measured': {
      const limits = [
        result.examples < examples ? `learnt ${result.examples} examples only` : '',
        result.questions < asked.clean ? `asked ${result.questions} questions of each kind only` : '',
      ].filter(Boolean);
      return limits.length > 0 ? `${name}: ${limits.join(', ')}, to end in time.` : undefined;
    }
  }
}

/** Rows as a Markdown table with its columns below each other; numbers stand at the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const begin = '<!-- Written by npm run bench:understanding -- --write -->';
const end = '<!-- End of what is written -->';

/** A document with the report in the place that is marked for it. Throws an error if there is none. */
export function writeInto(document: string, report: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no lines "${begin}" and "${end}".`);
  return `${document.slice(0, from + begin.length)}\n\n${report}\n\n${document.slice(to)}`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : (100 * share).toFixed(1);
}

function duration(ms: number): string {
  return ms >= 1000 ? `${twoDigits(ms / 1000)} s` : `${twoDigits(ms)} ms`;
}

/** Two digits that mean something. */
function twoDigits(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(value >= 0.1 ? 1 : 2);
}

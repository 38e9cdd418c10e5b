import { parseArgs } from 'node:util';
import { checkFiles } from '../../server/check/check.ts';
import type { Finding } from '../../server/check/inspection.ts';
import type { RawFile } from '../../server/content/build.ts';
import { ContentError, formatProblem } from '../../server/content/problem.ts';
import { explainWrongCall } from '../wrong-call.ts';
import { type Summary, summarise, summaryLines } from './summary.ts';

export const usage = `Prüft die Inhalte so, wie der Bot sie lesen würde, und sagt zu jedem Befund, was zu tun ist.

  npm run check-content [-- ORDNER] [OPTIONEN]

  ORDNER       der Ordner mit intents/ und knowledge-base/ (.)
  --today TAG  so tun, als wäre heute dieser Tag (2027-01-31)
  --strict     auch Warnungen gelten als Befund
  --json       das Ergebnis als JSON ausgeben
  --help       diese Hilfe

Fehler halten eine Änderung auf, Warnungen nicht.
Endet mit 0, wenn die Inhalte benutzbar sind, 1 bei Fehlern, 2 bei falschem Aufruf oder unlesbarem Ordner.`;

/** What the command needs from outside. */
export interface Surroundings {
  readonly read: (root: string) => Promise<readonly RawFile[]>;
  /** The figures of recognition, where some were taken. */
  readonly readRecognition: (root: string) => Promise<RawFile | undefined>;
  readonly today: string;
  readonly clock: () => number;
  readonly print: (line: string, severity?: Finding['severity']) => void;
  readonly complain: (line: string) => void;
}

/** Runs `check-content` and returns its exit code. */
export async function checkContent(args: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args, around.today);
    if (options === 'help') {
      around.print(usage);
      return 0;
    }
    const start = around.clock();
    const [files, recognition] = [await around.read(options.root), await around.readRecognition(options.root)];
    const { findings, summary } = review(files, options.today, recognition);
    const ms = Math.round(around.clock() - start);
    if (options.json) around.print(JSON.stringify({ today: options.today, ms, ...summary, findings }, null, 2));
    else {
      for (const finding of findings) around.print(formatProblem(finding), finding.severity);
      if (findings.length > 0) around.print('');
      for (const line of summaryLines(summary, findings)) around.print(line);
      around.print(`Geprüft in ${(ms / 1000).toFixed(1).replace('.', ',')} s.`);
    }
    return summary.errors > 0 || (options.strict && findings.length > 0) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongUse) && !(error instanceof ContentError)) throw error;
    around.complain(error.message);
    if (error instanceof WrongUse) around.complain('Hilfe: npm run check-content -- --help');
    return 2;
  }
}

/** Everything there is to say about content on a day, and what there is of it. */
export function review(
  files: readonly RawFile[],
  today: string,
  recognition?: RawFile,
): { readonly findings: readonly Finding[]; readonly summary: Summary } {
  const { inspection, sayings, findings } = checkFiles(files, today, recognition);
  return { findings, summary: summarise(inspection, sayings.length, findings, today) };
}

class WrongUse extends Error {}

function readOptions(args: readonly string[], today: string) {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [root = '.', ...rest] = positionals;
  if (rest.length > 0) throw new WrongUse('Nennen Sie höchstens einen Ordner.');
  const day = values.today ?? today;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new WrongUse(`--today braucht einen Tag wie 2027-01-31, nicht „${day}“.`);
  return { root, today: day, strict: values.strict, json: values.json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        today: { type: 'string' },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongUse(explainWrongCall(error));
  }
}

import type { RawFile } from '../content/build.ts';
import type { Parse } from '../content/source-file.ts';
import { findLongAnswers } from './answer-length.ts';
import { findHardTexts } from './easy-language.ts';
import { findStale } from './freshness.ts';
import { type Finding, type Inspection, inspect } from './inspection.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { findUnrecognised } from './recognition.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { findFewUtterances, findRepeats, findStrayPlaceholders } from './utterances.ts';

/** Everything there is to say about content on a day. */
export interface Check {
  readonly inspection: Inspection;
  readonly sayings: readonly Saying[];
  /** Errors first, each group in the order of the files. */
  readonly findings: readonly Finding[];
}

/** Checks content files as `npm run check-content` and the review page show it. */
export function checkFiles(files: readonly RawFile[], today: string, recognition?: RawFile, parse?: Parse): Check {
  const inspection = inspect(files, parse);
  const { problems, sources } = inspection;
  const sayings = sayingsOf(sources);
  const findings: readonly Finding[] = [
    ...problems.map((problem) => ({ ...problem, kind: problem.severity === 'error' ? 'error' : 'other' }) as const),
    ...findStale(sources, today),
    ...findNearDuplicates(sayings),
    ...findRepeats(sayings),
    ...findFewUtterances(sources),
    ...findStrayPlaceholders(sayings),
    ...findUnrecognised(sources, recognition),
    ...findLongAnswers(sources),
    ...findHardTexts(sources),
  ];
  const sorted = [...findings].sort(
    (a, b) => rankOf(a) - rankOf(b) || compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  return { inspection, sayings, findings: sorted };
}

function rankOf({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

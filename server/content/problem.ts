/** What is wrong with a content file, where, and what to do about it. Written for editors, hence in German. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Relative to the content folder, e.g. `knowledge-base/services/reisepass.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** One problem on one line: `file:line:column  problem  → hint`. */
export function formatProblem({ file, line, column, severity, message, hint }: Problem): string {
  return `${file}:${line}:${column}  ${severity === 'error' ? 'Fehler' : 'Warnung'}: ${message}  → ${hint}`;
}

/** Content that cannot be served. Carries every problem found, not only the first. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

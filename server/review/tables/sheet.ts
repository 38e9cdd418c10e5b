/** A table to be exported, the first row with its headings. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A text, a number, or a day as `2026-11-30`. */
export type Cell = string | number | { readonly day: string };

/** Below this a count could point at a person. */
const leastShown = 5;

/** A count as it may leave the house. */
export function guarded(count: number): Cell {
  return count > 0 && count < leastShown ? `<${leastShown}` : count;
}

/** A day as people here write it. */
export function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}

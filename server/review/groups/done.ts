/** What a change led to, by the numbers of groups. */
export interface Done {
  /** The change's number, if there was one. */
  readonly change: number | undefined;
  readonly done: readonly number[];
  readonly conflicts: readonly number[];
  readonly gone: readonly number[];
}

/** Nothing was done, because of these. */
export function nothingDone({ conflicts, gone }: Pick<Done, 'conflicts' | 'gone'>): Done {
  return { change: undefined, done: [], conflicts, gone };
}

import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Tables } from '../../store/tables.ts';
import type { stepSchema } from '../api.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a change did to one group. */
export interface Step {
  readonly group: number;
  /** The group's version since. */
  readonly version: number;
  readonly what: z.infer<typeof stepSchema>['what'];
  readonly before: Values;
  readonly after: Values;
}

/** Writes into the histories of groups what somebody did at once; the change's number. */
export async function record(
  transaction: Transaction<Tables>,
  change: { readonly who: string; readonly at: string },
  steps: readonly Step[],
): Promise<number> {
  const { id } = await transaction.insertInto('changes').values(change).returning('id').executeTakeFirstOrThrow();
  await transaction
    .insertInto('steps')
    .values(
      steps.map(({ group, version, what, before, after }) => ({
        change_id: id,
        group_id: group,
        what,
        version,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      })),
    )
    .execute();
  return id;
}

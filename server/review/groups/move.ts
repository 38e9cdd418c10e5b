import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** Puts wordings of a group into another, all of them or some, and remembers which, so that it can be undone. */
export async function moveWordings(
  transaction: Transaction<Tables>,
  { change, from, to }: { readonly change: number; readonly from: number; readonly to: number },
  ids?: readonly number[],
): Promise<void> {
  await transaction
    .insertInto('moves')
    .columns(['change_id', 'wording_id', 'from_group'])
    .expression(
      transaction
        .selectFrom('wordings')
        .select([sql<number>`cast(${change} as integer)`.as('change_id'), 'id', 'group_id'])
        .where('group_id', '=', from)
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? [])),
    )
    .execute();
  await transaction
    .updateTable('wordings')
    .set({ group_id: to })
    .where('group_id', '=', from)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .execute();
}

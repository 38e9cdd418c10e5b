import type { Selectable, Transaction } from 'kysely';
import type { GroupRow, Tables } from '../../store/tables.ts';
import type { resolutions } from '../api.ts';
import { record } from './record.ts';

/** What is done for good: nobody wants to be asked about it again. */
const forGood: ReadonlySet<string | null> = new Set<(typeof resolutions)[number]>(['out-of-scope', 'spam']);

/** What was taken into the content is learnt first: as long as that, the chat goes on without an answer. */
const learningMs = 5 * 60 * 1000;

/** A group that was resolved is new again when it is asked without an answer after that. */
export async function reopen(
  transaction: Transaction<Tables>,
  group: Selectable<GroupRow>,
  unansweredAt: string,
): Promise<void> {
  if (group.state !== 'resolved' || forGood.has(group.resolution)) return;
  const waitMs = group.resolution === 'content-added' ? learningMs : 0;
  if (Date.parse(unansweredAt) <= Date.parse(group.resolved_at ?? '') + waitMs) return;
  const version = group.version + 1;
  await transaction
    .updateTable('groups')
    .set({ state: 'new', resolution: null, resolved_at: null, version })
    .where('id', '=', group.id)
    .execute();
  await record(transaction, { who: nobody, at: unansweredAt }, [
    {
      group: group.id,
      version,
      what: 'reopen',
      before: { state: group.state, resolution: group.resolution },
      after: { state: 'new' },
    },
  ]);
}

/** Who does what the server does by itself. */
export const nobody = '';

import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { Person } from './sessions.ts';

/** The people who work here: those with a local account, and those who come from the provider. */
export interface People {
  /** Notes that somebody logged in. */
  note(person: Person): Promise<void>;
  /** The names of those who can be given work. */
  names(): Promise<readonly string[]>;
}

/** Who comes from the provider and has not been here for so long is forgotten. */
const forgottenMs = 180 * 24 * 3_600_000;

export function createPeople(db: Kysely<Tables>, now: () => Date): People {
  return {
    async note({ account, name, role }) {
      const at = now();
      const gone = new Date(at.getTime() - forgottenMs).toISOString();
      await db.deleteFrom('review_people').where('password', 'is', null).where('seen_at', '<', gone).execute();
      const seen_at = at.toISOString();
      await db
        .insertInto('review_people')
        .values({ account, name, role, password: null, created_at: seen_at, seen_at })
        .onConflict((conflict) => conflict.column('account').doUpdateSet({ name, role, seen_at }))
        .execute();
    },
    async names() {
      const rows = await db
        .selectFrom('review_people')
        .select('name')
        .distinct()
        .where('role', 'in', ['editor', 'admin'])
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
    },
  };
}

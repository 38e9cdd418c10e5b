import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { type Role, roles } from '../api.ts';

/** Somebody who has shown who they are. */
export interface Person {
  /** The same at every login; names may change. */
  readonly account: string;
  /** What colleagues read. */
  readonly name: string;
  readonly role: Role;
}

/** A person's stay, in one browser. */
export interface Session {
  /** What the cookie holds; the database has only its hash. */
  readonly id: string;
  readonly person: Person;
  readonly idleUntil: Date;
  readonly endsAt: Date;
}

/** Who is logged in. Any process on the same database knows. */
export interface Sessions {
  open(person: Person): Promise<Session>;
  /** The session of a cookie, unless it is over; being asked for keeps it from going idle. */
  find(id: string): Promise<Session | undefined>;
  close(id: string): Promise<void>;
  /** Logs an account out everywhere. */
  closeAll(account: string): Promise<void>;
}

export interface SessionParts {
  readonly db: Kysely<Tables>;
  readonly idleMs: number;
  readonly sessionMs: number;
  readonly now: () => Date;
}

/** Noting every request of a page that asks often would only cost writes. */
const noteMs = 30_000;

export function createSessions({ db, idleMs, sessionMs, now }: SessionParts): Sessions {
  const iso = (date: Date, laterMs = 0) => new Date(date.getTime() + laterMs).toISOString();
  return {
    async open(person) {
      const at = now();
      await db
        .deleteFrom('review_sessions')
        .where((row) => row.or([row('ends_at', '<', iso(at)), row('seen_at', '<', iso(at, -idleMs))]))
        .execute();
      const id = randomBytes(32).toString('base64url');
      const endsAt = new Date(at.getTime() + sessionMs);
      const row = { id_hash: hashOf(id), ...person, seen_at: iso(at), ends_at: endsAt.toISOString() };
      await db.insertInto('review_sessions').values(row).execute();
      return { id, person, idleUntil: earlier(at.getTime() + idleMs, endsAt), endsAt };
    },
    async find(id) {
      const at = now();
      const row = await db
        .selectFrom('review_sessions')
        .select(['account', 'name', 'role', 'seen_at', 'ends_at'])
        .where('id_hash', '=', hashOf(id))
        .where('ends_at', '>', iso(at))
        .where('seen_at', '>', iso(at, -idleMs))
        .executeTakeFirst();
      const role = roles.find((each) => each === row?.role);
      if (!row || !role) return undefined;
      const seenMs = Date.parse(row.seen_at);
      const isNoted = at.getTime() - seenMs < noteMs;
      if (!isNoted) {
        await db
          .updateTable('review_sessions')
          .set({ seen_at: iso(at) })
          .where('id_hash', '=', hashOf(id))
          .execute();
      }
      const endsAt = new Date(row.ends_at);
      return {
        id,
        person: { account: row.account, name: row.name, role },
        idleUntil: earlier((isNoted ? seenMs : at.getTime()) + idleMs, endsAt),
        endsAt,
      };
    },
    async close(id) {
      await db.deleteFrom('review_sessions').where('id_hash', '=', hashOf(id)).execute();
    },
    async closeAll(account) {
      await db.deleteFrom('review_sessions').where('account', '=', account).execute();
    },
  };
}

/**
 * What a page sends back with every change. Only a page that was given it knows it: other sites can make a browser send
 * the cookie, and cannot read what comes back.
 */
export function csrfTokenOf({ id }: Session): string {
  return createHmac('sha256', id).update('csrf').digest('base64url');
}

export function isCsrfTokenOf(session: Session, token: unknown): boolean {
  if (typeof token !== 'string') return false;
  const [given, right] = [token, csrfTokenOf(session)].map((text) => createHash('sha256').update(text).digest());
  return given !== undefined && right !== undefined && timingSafeEqual(given, right);
}

/** Somebody who reads the database cannot take over a session with what they find. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function earlier(ms: number, end: Date): Date {
  return new Date(Math.min(ms, end.getTime()));
}

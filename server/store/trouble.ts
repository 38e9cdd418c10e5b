/** A database that cannot be used as it is; somebody has to look after it. The message is for operators. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/**
 * Whether a query failed because the database is away, overloaded or locked: the same query may succeed later. What
 * else goes wrong is a mistake in the query.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return awayCodes.test(code) || awayMessages.test(error.message);
}

// SQLite's names; SQLSTATE classes for connections, resources, operators and locks; the network's own names.
const awayCodes =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)|(?:08|53|57|58)[0-9A-Z]{3}$|25P03$|40001$|40P01$|55P03$|E[A-Z_]+$)/;

// The driver's and the pool's own errors have no code.
const awayMessages =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|connection timeout|not queryable/i;

/** Whether somebody else holds the lock that was needed: worth trying again at once. */
export function isLocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:SQLITE_BUSY|SQLITE_LOCKED|40001$|40P01$)/.test(error.code)
  );
}

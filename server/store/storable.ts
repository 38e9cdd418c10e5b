/**
 * A value as every database keeps it alike: PostgreSQL refuses NUL and half characters, SQLite cuts a text at NUL
 * without a word. Applied to all that is handed to a database, so that nobody has to remember it.
 */
export function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}

import Libsql from 'libsql';

/** What SQLite's own check finds wrong in a file, undefined if nothing is. The file is only read. */
export function damageOf(path: string): string | undefined {
  // The types do not know the option yet.
  const database = new Libsql(path, { readonly: true } as Libsql.Options);
  try {
    const [row] = database.prepare('pragma quick_check(1)').all() as readonly { readonly quick_check: string }[];
    return row?.quick_check === 'ok' ? undefined : (row?.quick_check ?? 'no answer');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { Config } from '../config.ts';
import { lockFile } from '../data-folder.ts';
import { sqliteFile } from '../store/sqlite.ts';
import { queueFiles } from '../unanswered/queue.ts';
import { runPostgresTool } from './postgres-tool.ts';
import { OperationError } from './problem.ts';

/** What a backup holds, and how to tell that it is whole. */
export interface Manifest {
  readonly at: string;
  readonly database: 'sqlite' | 'postgres';
  /** SHA-256 by file name. */
  readonly files: Readonly<Record<string, string>>;
}

export const manifestFile = 'backup.json';

/** PostgreSQL's database, as `pg_dump` writes it. */
export const dumpFile = 'review.dump';

/**
 * Copies all that is kept into a new folder below `to`, while the server goes on: everything acknowledged before the
 * backup began is in it. Returns the folder.
 */
export async function backUp(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  to: string,
  now: Date,
): Promise<string> {
  if (!existsSync(dataDir))
    throw new OperationError(`There is no data folder ${dataDir}: set DATA_DIR to the server's.`);
  const folder = join(to, `hannover-service-chat-${now.toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // First the queue, in the order entries pass through it: what moves on meanwhile is met again further down.
  for (const name of [...queueFiles, ...(await otherFiles(dataDir))])
    await copyIfThere(join(dataDir, name), join(folder, name));
  if (databaseUrl !== undefined)
    await runPostgresTool('pg_dump', databaseUrl, ['--format=custom', '--file', join(folder, dumpFile)]);
  else copyDatabase(join(dataDir, sqliteFile), join(folder, sqliteFile));
  const manifest: Manifest = {
    at: now.toISOString(),
    database: databaseUrl === undefined ? 'sqlite' : 'postgres',
    files: await hashesOf(folder),
  };
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o600);
  return folder;
}

/** Files that are copied as they are: all but the queue, the lock, and the database with what belongs to it. */
async function otherFiles(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(dataDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith(lockFile) && !name.startsWith(sqliteFile))
    .filter((name) => !queueFiles.some((each) => each === name));
}

/** A whole copy at one moment, with what is still in the write-ahead log, while others write. */
function copyDatabase(from: string, to: string) {
  if (!existsSync(from)) return;
  const database = new Libsql(from, { timeout: 5_000 });
  try {
    database.exec(`vacuum into '${to.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
}

async function copyIfThere(from: string, to: string) {
  try {
    await copyFile(from, to);
  } catch (error) {
    // Moved on or never there.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** SHA-256 of every file in a folder, by name, the manifest left out. */
export async function hashesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name !== manifestFile).sort();
  const hashes = names.map(async (name) => [
    name,
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(hashes));
}

import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { claimDataFolder, lockFile } from '../data-folder.ts';
import { sqliteFile } from '../store/sqlite.ts';
import { dumpFile, hashesOf, manifestFile } from './backup.ts';
import { runPostgresTool } from './postgres-tool.ts';
import { OperationError } from './problem.ts';
import { damageOf } from './sqlite-file.ts';

const manifestSchema = z.object({
  at: z.iso.datetime(),
  database: z.enum(['sqlite', 'postgres']),
  files: z.record(z.string().regex(/^[\w.-]+$/), z.string()),
});

/**
 * Puts a backup in the place of what is kept now, while no server runs. What was there before is moved into a folder of
 * its own, which is returned. Throws an `OperationError`, before anything is touched, if the backup is not whole.
 */
export async function restore(
  { dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>,
  from: string,
  now: Date,
): Promise<string> {
  const { database, files } = await readManifest(from);
  const wanted = databaseUrl === undefined ? 'sqlite' : 'postgres';
  if (database !== wanted)
    throw new OperationError(
      `The backup is of ${database}, and DATABASE_URL asks for ${wanted}: set it as it was then.`,
    );
  await refuseDamaged(from, files);
  const folder = claimDataFolder(dataDir);
  try {
    const before = join(dataDir, `before-restore-${now.toISOString().replace(/[:.]/g, '-')}`);
    await mkdir(before, { mode: 0o700 });
    for (const entry of await readdir(dataDir, { withFileTypes: true })) {
      if (entry.isFile() && !entry.name.startsWith(lockFile))
        await rename(join(dataDir, entry.name), join(before, entry.name));
    }
    for (const name of Object.keys(files).filter((each) => each !== dumpFile)) {
      await copyFile(join(from, name), join(dataDir, name));
      await chmod(join(dataDir, name), 0o600);
    }
    if (databaseUrl !== undefined)
      await runPostgresTool('pg_restore', databaseUrl, [
        '--clean',
        '--if-exists',
        '--no-owner',
        '--single-transaction',
        join(from, dumpFile),
      ]);
    return before;
  } finally {
    folder.release();
  }
}

async function readManifest(from: string) {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(from, manifestFile), 'utf8')));
  } catch {
    throw new OperationError(`${from} is no backup: name a folder with a readable ${manifestFile} in it.`);
  }
}

async function refuseDamaged(from: string, files: Readonly<Record<string, string>>) {
  const found = await hashesOf(from);
  const damaged = Object.entries(files).filter(([name, hash]) => found[name] !== hash);
  if (damaged.length > 0)
    throw new OperationError(`The backup is damaged, nothing was changed: ${damaged.map(([name]) => name).join(', ')}`);
  if (!existsSync(join(from, sqliteFile))) return;
  const damage = damageOf(join(from, sqliteFile));
  if (damage !== undefined) throw new OperationError(`The database in the backup is damaged: ${damage}`);
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** The data folder cannot be used. The message is for operators and names the folder. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/** How long a server that is just ending may still hold the folder. */
const patienceMs = 2_000;

/**
 * Makes the folder this process's own until it is released or the process ends, however it ends. Two servers that hand
 * over the same queue would each take lines away from the other. Throws a `DataFolderError` if that cannot be.
 */
export function claimDataFolder(dataDir: string): { release(): void } {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new DataFolderError(
      `DATA_DIR=${dataDir} cannot be written (${code}): name a folder that belongs to the user this server runs as.`,
    );
  }
  // Files have no lock in Node that the system takes back from a killed process; a database has.
  const lock = new Database(join(dataDir, 'in-use'), { timeout: patienceMs });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    const code = (error as { code?: unknown }).code;
    throw new DataFolderError(
      code === 'SQLITE_BUSY'
        ? `DATA_DIR=${dataDir} is used by another server: stop it, or give each server a folder of its own.`
        : `DATA_DIR=${dataDir} cannot be written (${code}): make room on the disk, or mend it.`,
    );
  }
  return {
    release: () => {
      lock.exec('rollback');
      lock.close();
    },
  };
}

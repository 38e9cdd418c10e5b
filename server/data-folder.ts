import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** The data folder cannot be used. The message is for operators and names the folder. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  /** Another process has it; otherwise it cannot be used at all. */
  readonly isTaken: boolean;

  constructor(message: string, isTaken = false) {
    super(message);
    this.isTaken = isTaken;
  }
}

/** Who holds this file below the data folder holds the folder. */
export const lockFile = 'in-use';

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
  const lock = new Database(join(dataDir, lockFile), { timeout: patienceMs });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    const code = (error as { code?: unknown }).code;
    if (code !== 'SQLITE_BUSY')
      throw new DataFolderError(`DATA_DIR=${dataDir} cannot be written (${code}): make room on the disk, or mend it.`);
    throw new DataFolderError(
      `DATA_DIR=${dataDir} is used by another server: stop it, or give each server a folder of its own.`,
      true,
    );
  }
  return {
    release: () => {
      lock.exec('rollback');
      lock.close();
    },
  };
}

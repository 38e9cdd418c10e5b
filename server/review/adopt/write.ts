import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { open, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The file is no longer what a change was built on. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
  /** What is there now; nothing if it is gone. */
  readonly now: Uint8Array;

  constructor(path: string, now: Uint8Array) {
    super(`${path} was changed meanwhile`);
    this.now = now;
  }
}

/** The file lies elsewhere than its path says. */
export class NotInFolder extends Error {
  override readonly name = 'NotInFolder';
}

/**
 * Puts a file's new bytes in the place of the old ones, whole or not at all, if the old ones are still there. Throws
 * `FileChanged`, or `NotInFolder` where a link leads away from the content folder.
 */
export async function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const target = join(root, path);
  await expectInFolder(root, path);
  const mode = expectSame(path, target, before);
  // Hidden, so that nobody takes it for content.
  const aside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(aside, 'wx', mode);
    try {
      await file.writeFile(after);
      // The process's own mask may have taken rights away.
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    // Without waiting in between: whatever is written in this moment would be lost.
    expectSame(path, target, before);
    renameSync(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** The content folder may be a link itself; nothing below it may. */
async function expectInFolder(root: string, path: string) {
  const target = join(root, path);
  const folder = dirname(target);
  const [realRoot, realFolder] = await Promise.all([realpath(root), realpath(folder)]);
  if (realFolder !== join(realRoot, dirname(path)) || !join(realRoot, path).startsWith(join(realRoot, '/')))
    throw new NotInFolder(`${path} does not lie in the content folder`);
}

/** The rights of the file, if it holds what it should. */
function expectSame(path: string, target: string, before: Uint8Array): number {
  const status = lstatSync(target, { throwIfNoEntry: false });
  if (!status) throw new FileChanged(path, new Uint8Array());
  if (!status.isFile()) throw new NotInFolder(`${path} is no plain file`);
  const now = readFileSync(target);
  if (Buffer.compare(now, before) !== 0) throw new FileChanged(path, now);
  return status.mode & 0o777;
}

/** So that the move itself survives a power cut; not every file system can. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // The file is in its place all the same.
  } finally {
    await handle?.close();
  }
}

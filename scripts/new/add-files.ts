import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { buildCatalogue } from '../../server/content/build.ts';
import { readContent } from '../../server/content/load.ts';
import { formatProblem } from '../../server/content/problem.ts';
import { ClashError } from './ask.ts';

/** A file to be written. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a content file and its twin test file, if both are new and the content is as good with them as without.
 * Throws a `ClashError` that says what stands in the way; then nothing was written.
 */
export async function addFiles(root: string, content: NewFile, twin: NewFile) {
  for (const { path } of [content, twin]) {
    if (existsSync(join(root, path)))
      throw new ClashError(`${path} gibt es schon. Wählen Sie eine andere Kennung, oder bearbeiten Sie die Datei.`);
  }
  const files = await readContent(root);
  const known = new Set(buildCatalogue(files).problems.map(formatProblem));
  const { problems } = buildCatalogue([
    ...files,
    { path: content.path, bytes: new TextEncoder().encode(content.text) },
  ]);
  const added = problems.filter((problem) => !known.has(formatProblem(problem)));
  if (added.length > 0)
    throw new ClashError(`So passt es nicht zu den übrigen Inhalten:\n${added.map(formatProblem).join('\n')}`);
  for (const { path, text } of [content, twin]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    // Another editor may have been faster: a file that is there is never overwritten.
    writeFileSync(join(root, path), text, { flag: 'wx' });
  }
}

/** A text as a YAML value on one line, in quotes where it needs them. */
export function scalar(text: string): string {
  return stringify(text.replace(/\s+/g, ' ').trim(), { lineWidth: 0 }).trimEnd();
}

/** Texts as a YAML list, indented. */
export function list(texts: readonly string[], indent: string): string {
  return texts.map((text) => `${indent}- ${scalar(text)}`).join('\n');
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Catalogue } from './content/catalogue.ts';
import type { Snapshots } from './content/load.ts';
import { isSource, startThread } from './thread.ts';
import { assembleEngine, type Engine, type Prepared, prepare } from './understanding/engine.ts';
import { decodePrepared, encodePrepared, modelVersion } from './understanding/model-file.ts';
import type { Models } from './understanding/training.ts';

/** Where `npm run build` puts trained models, and everything else looks for them. */
export const modelDir = join('dist', 'models');

/** Files of earlier content that are kept, two for each, so that going back and forth between two states costs nothing. */
const mostKept = 8;

/** The engine prepared for this content before, if it is still there. */
export async function readEngine(catalogue: Catalogue): Promise<Engine | undefined> {
  const kept = await readPrepared(pathFor(catalogue));
  if (kept) return assembleEngine(catalogue, kept);
  // Sources change by the minute. Training takes long, and `modelVersion` watches over it; the rest is prepared anew.
  const models = isSource ? (await readNewest(catalogue))?.models : undefined;
  return models && (await prepareAnew(catalogue, models));
}

async function readPrepared(path: string): Promise<Prepared | undefined> {
  try {
    const prepared = decodePrepared(await readFile(path));
    // What is in use is the last to go.
    if (prepared) await utimes(path, new Date(), new Date()).catch(() => {});
    return prepared;
  } catch {
    // Missing or unreadable: it can always be prepared again.
    return undefined;
  }
}

/** What other states of the code prepared last for this content. */
async function readNewest(catalogue: Catalogue): Promise<Prepared | undefined> {
  const newestFirst = await listKept().catch(() => []);
  const path = newestFirst.find((each) => basename(each).startsWith(nameFor(catalogue)));
  return path === undefined ? undefined : readPrepared(path);
}

/**
 * Checked content beside the models, in built code only: sources may check differently from one run to the next; a build
 * begins with an empty folder.
 */
export const snapshots: Snapshots | undefined = isSource
  ? undefined
  : {
      read: (version) => readFile(join(modelDir, `${version}.json`), 'utf8').catch(() => undefined),
      keep: (version, json) => keep(join(modelDir, `${version}.json`), json),
    };

/** The engine of a catalogue: from what is kept for this very content, else newly prepared and kept. */
export async function prepareEngine(catalogue: Catalogue): Promise<Engine> {
  return (await readEngine(catalogue)) ?? (await prepareAnew(catalogue));
}

async function prepareAnew(catalogue: Catalogue, models?: Models): Promise<Engine> {
  const prepared = prepare(catalogue, { models });
  await keepPrepared(catalogue, prepared);
  return assembleEngine(catalogue, prepared);
}

/** Keeps what was prepared for a catalogue, so that it need not be prepared again. */
export async function keepPrepared(catalogue: Catalogue, prepared: Prepared) {
  await keep(pathFor(catalogue), encodePrepared(prepared));
}

/** Trains on the content of a folder beside the event loop, and keeps the result for `readEngine`. */
export function trainBeside(contentDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startThread('./train-worker', import.meta.url, contentDir);
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`training ended with code ${code}`))));
  });
}

async function keep(path: string, data: string | Uint8Array) {
  try {
    await mkdir(modelDir, { recursive: true });
    // Written aside and moved, so that nobody reads half of it.
    const aside = `${path}.${process.pid}`;
    await writeFile(aside, data);
    await rename(aside, path);
    await dropOldest();
  } catch {
    // A read-only file system: the work is then done at every start.
  }
}

async function dropOldest() {
  const newestFirst = await listKept();
  await Promise.all(newestFirst.slice(mostKept).map((path) => rm(path, { force: true })));
}

async function listKept(): Promise<readonly string[]> {
  const files = (await readdir(modelDir))
    .filter((name) => /\.(model|json)$/.test(name))
    .map((name) => join(modelDir, name));
  const dated = await Promise.all(files.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return dated.sort((a, b) => b.at - a.at).map(({ path }) => path);
}

function pathFor(catalogue: Catalogue): string {
  return join(modelDir, `${nameFor(catalogue)}${isSource ? versionOfSources() : 'built'}.model`);
}

/** How the names of all files for a content begin. */
function nameFor({ version }: Catalogue): string {
  return `${version}-${modelVersion}-`;
}

let sources: string | undefined;

/** Changes with the code that prepares. */
function versionOfSources(): string {
  sources ??= hashFolders(['content', 'understanding'].map((room) => join(import.meta.dirname, room)));
  return sources;
}

function hashFolders(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

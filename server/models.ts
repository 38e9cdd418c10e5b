import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './content/catalogue.ts';
import type { Snapshots } from './content/load.ts';
import { isSource, startThread } from './thread.ts';
import { assembleEngine, createEngine, type Engine, type Prepared, prepare } from './understanding/engine.ts';
import { decodePrepared, encodePrepared, modelVersion } from './understanding/model-file.ts';

/** Where `npm run build` puts trained models, and everything else looks for them. */
export const modelDir = join('dist', 'models');

/** Files of earlier content that are kept, two for each, so that going back and forth between two states costs nothing. */
const mostKept = 8;

/** The engine prepared for this content before, if it is still there. */
export async function readEngine(catalogue: Catalogue): Promise<Engine | undefined> {
  const kept = await readPrepared(catalogue);
  // Of sources only the trained models are kept: training takes long, and `modelVersion` watches over it.
  return kept && (isSource ? createEngine(catalogue, kept.models) : assembleEngine(catalogue, kept));
}

async function readPrepared(catalogue: Catalogue): Promise<Prepared | undefined> {
  const path = pathFor(catalogue);
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
  const kept = await readEngine(catalogue);
  if (kept) return kept;
  const prepared = prepare(catalogue);
  await keep(pathFor(catalogue), encodePrepared(prepared));
  return assembleEngine(catalogue, prepared);
}

/** Keeps what was prepared for a catalogue before it is in service, so that it need not be prepared again. */
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
  const files = (await readdir(modelDir))
    .filter((name) => /\.(model|json)$/.test(name))
    .map((name) => join(modelDir, name));
  const dated = await Promise.all(files.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  const old = dated.sort((a, b) => b.at - a.at).slice(mostKept);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}

function pathFor({ version }: Catalogue): string {
  return join(modelDir, `${version}-${modelVersion}.model`);
}

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Catalogue } from './content/catalogue.ts';
import type { Snapshots } from './content/load.ts';
import { assembleEngine, createEngine, type Engine, type Prepared, prepare } from './understanding/engine.ts';
import { decodePrepared, encodePrepared, modelVersion } from './understanding/model-file.ts';

/** Where `npm run build` puts trained models, and everything else looks for them. */
export const modelDir = join('dist', 'models');

/** Files of earlier content that are kept, two for each, so that going back and forth between two states costs nothing. */
const mostKept = 8;

/** Sources may prepare and check differently from one run to the next; a build begins with an empty folder. */
const isSource = import.meta.url.endsWith('.ts');

/** The engine prepared for this content before, if it is still there. */
export async function readEngine(catalogue: Catalogue): Promise<Engine | undefined> {
  const kept = await readPrepared(catalogue);
  // Of sources only the trained models are kept: training takes long, and `modelVersion` watches over it.
  return kept && (isSource ? createEngine(catalogue, kept.models) : assembleEngine(catalogue, kept));
}

async function readPrepared(catalogue: Catalogue): Promise<Prepared | undefined> {
  try {
    return decodePrepared(await readFile(pathFor(catalogue)));
  } catch {
    // Missing or unreadable: it can always be prepared again.
    return undefined;
  }
}

/** Checked content beside the models, in built code only. */
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

/** Trains on the content of a folder beside the event loop, and keeps the result for `readEngine`. */
export function trainBeside(contentDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // In development the sources run as they are, and a thread needs the same loader.
    const script = new URL(isSource ? './train-worker.ts' : './train-worker.js', import.meta.url);
    const worker = new Worker(script, {
      workerData: contentDir,
      ...(isSource ? { execArgv: ['--import', 'tsx'] } : {}),
    });
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

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Catalogue } from '../server/content/catalogue.ts';
import { createEngine, installEngine } from '../server/understanding/engine.ts';
import type { Models } from '../server/understanding/training.ts';
import { startWaiting } from './terminal.ts';

const understandingDir = join(import.meta.dirname, '../server/understanding');
const cacheDir = join(import.meta.dirname, '../node_modules/.cache/hannover-service-chat');

/** Each is some tens of megabytes; editors go back and forth between few states of the content. */
const mostKept = 4;

/** What is learnt faster than this is not worth the space. */
const worthKeepingMs = 2000;

/**
 * Makes a catalogue ready to be asked. What the bot learns from it is kept beside the packages, so that a tool that
 * is run twice on the same content learns only once.
 */
export function prepareEngine(catalogue: Catalogue, folder: string = cacheDir) {
  const code = versionOfCode();
  const file = join(folder, `${catalogue.version}-${code}.models`);
  const kept = readKept(file);
  if (kept) {
    installEngine(catalogue, createEngine(catalogue, kept));
    return;
  }
  const waiting = startWaiting('Der Bot lernt diesen Stand der Inhalte (einmalig, einige Sekunden)');
  const start = performance.now();
  const engine = createEngine(catalogue);
  waiting.end();
  installEngine(catalogue, engine);
  // While someone works on the code, what was learnt may belong to neither state of it.
  if (performance.now() - start >= worthKeepingMs && versionOfCode() === code) keep(file, engine.models, folder);
}

function versionOfCode(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(understandingDir).sort()) hash.update(readFileSync(join(understandingDir, name)));
  return hash.digest('hex').slice(0, 12);
}

function readKept(file: string): Models | undefined {
  try {
    return deserialize(readFileSync(file)) as Models;
  } catch {
    // Not there, or half written by a run that was ended: learn again.
    return undefined;
  }
}

function keep(file: string, models: Models, folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, serialize(models));
    renameSync(draft, file);
    const newestFirst = readdirSync(folder)
      .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of newestFirst.slice(mostKept)) rmSync(path, { force: true });
  } catch (error) {
    console.error(`Das Gelernte ließ sich nicht ablegen, der nächste Lauf dauert wieder so lange: ${String(error)}`);
  }
}

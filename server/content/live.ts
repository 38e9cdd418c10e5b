import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { decodeAhead } from './build.ts';
import type { Catalogue } from './catalogue.ts';
import { contentFolders, loadCatalogue, readContent, type Snapshots } from './load.ts';
import { ContentError } from './problem.ts';
import { createParser, type Parse } from './source-file.ts';

/** Editors save several files, and some programs save one in two steps: wait until nothing has moved for this long. */
const settleMs = 150;

/** After this long a start is over, and reading ahead keeps nobody waiting. */
const aheadMs = 3000;

/**
 * How often the folders themselves are looked at. A watcher holds on to the folder it was given, not to its name: when
 * a deployment points the name at another folder, only its number on the disk tells.
 */
const identityMs = 250;

/** The catalogue in service. A good change takes its place, a broken one is reported and changes nothing. */
export interface LiveCatalogue {
  readonly current: Catalogue;
  close(): Promise<void>;
}

export interface ReloadEvents {
  /** The content is good: a change has taken its place, or a broken one was taken back. */
  readonly onReload: (catalogue: Catalogue) => void;
  /** The content is broken. What was in service stays. */
  readonly onBroken: (error: ContentError) => void;
}

/** Loads a content folder and follows its changes. Throws a `ContentError` if it is broken from the start. */
export async function openLiveCatalogue(
  root: string,
  events: ReloadEvents,
  snapshots?: Snapshots,
): Promise<LiveCatalogue> {
  const parse = createParser();
  let current = await loadCatalogue(root, parse, snapshots);
  let isBroken = false;
  let isClosed = false;
  let changes = 0;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const inTurn = (task: () => Promise<void>) => {
    working = working.then(task).catch((error: unknown) => events.onBroken(asContentError(error)));
  };

  const reload = async () => {
    const seen = changes;
    const result = await loadCatalogue(root, parse).catch(asContentError);
    // What moved while it was read may have been read half; the next reload is on its way.
    if (seen !== changes) return;
    if (result instanceof ContentError) {
      isBroken = true;
      events.onBroken(result);
      return;
    }
    const wasBroken = isBroken;
    isBroken = false;
    if (result.version !== current.version) current = result;
    else if (!wasBroken) return;
    events.onReload(current);
  };
  const settle = () => {
    if (isClosed) return;
    changes += 1;
    clearTimeout(timer);
    timer = setTimeout(() => inTurn(reload), settleMs);
  };

  let identity = await identityOf(root);
  let watcher = await follow(root, settle);
  const follower = setInterval(() => {
    inTurn(async () => {
      const now = await identityOf(root);
      if (now === identity) return;
      identity = now;
      await watcher.close();
      watcher = await follow(root, settle);
      settle();
    });
  }, identityMs);

  // A snapshot spared the reading at the start. It is made up for later in idle moments, so that the first change is quick.
  const ahead = snapshots && setTimeout(() => void readAhead(root, parse, () => isClosed), aheadMs);

  return {
    get current() {
      return current;
    },
    async close() {
      isClosed = true;
      clearInterval(follower);
      clearTimeout(timer);
      clearTimeout(ahead);
      await working;
      await watcher.close();
    },
  };
}

/** Reads every file for the first change, one at a time, with room for visitors in between. */
async function readAhead(root: string, parse: Parse, isOver: () => boolean) {
  const files = await readContent(root).catch(() => []);
  for (const { path, bytes } of files) {
    await setImmediate();
    if (isOver()) return;
    const { source } = parse(path, bytes);
    if (source) decodeAhead(source);
  }
}

async function follow(root: string, onChange: () => void): Promise<FSWatcher> {
  const folders = contentFolders.map((folder) => join(root, folder));
  const watcher = watch(folders, { ignoreInitial: true });
  watcher.on('all', onChange);
  // A folder that cannot be watched is still found by its identity, and by the next change elsewhere.
  watcher.on('error', onChange);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return watcher;
}

/** Which folders the names stand for at this moment. */
async function identityOf(root: string): Promise<string> {
  const folders = contentFolders.map((folder) =>
    stat(join(root, folder)).then(
      ({ dev, ino }) => `${dev}:${ino}`,
      () => 'none',
    ),
  );
  return (await Promise.all(folders)).join(' ');
}

/** Whatever goes wrong while content is read, the bot goes on with what it has. */
function asContentError(error: unknown): ContentError {
  if (error instanceof ContentError) return error;
  const message = `Die Inhalte konnten nicht gelesen werden (${error instanceof Error ? error.message : error}).`;
  return new ContentError([
    {
      severity: 'error',
      file: '.',
      line: 1,
      column: 1,
      message,
      hint: 'Das ist ein Fehler des Programms; bitte melden.',
    },
  ]);
}

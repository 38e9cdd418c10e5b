import { join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Catalogue } from './catalogue.ts';
import { contentFolders, loadCatalogue } from './load.ts';
import { ContentError } from './problem.ts';

/** Editors save several files, and some programs save one in two steps: wait until nothing has moved for this long. */
const settleMs = 150;

/** The catalogue in service. A good change takes its place, a broken one is reported and changes nothing. */
export interface LiveCatalogue {
  readonly current: Catalogue;
  close(): Promise<void>;
}

export interface ReloadEvents {
  readonly onReload: (catalogue: Catalogue) => void;
  readonly onBroken: (error: ContentError) => void;
}

/** Loads a content folder and follows its changes. Throws a `ContentError` if it is broken from the start. */
export async function openLiveCatalogue(root: string, events: ReloadEvents): Promise<LiveCatalogue> {
  let current = await loadCatalogue(root);
  let timer: NodeJS.Timeout | undefined;
  let reloading = Promise.resolve();

  const reload = async () => {
    try {
      const next = await loadCatalogue(root);
      if (next.version === current.version) return;
      current = next;
      events.onReload(next);
    } catch (error) {
      // A file that vanishes between listing and reading: its removal is the next event.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      if (!(error instanceof ContentError)) throw error;
      events.onBroken(error);
    }
  };
  const watcher: FSWatcher = watch(
    contentFolders.map((folder) => join(root, folder)),
    { ignoreInitial: true },
  );
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reloading = reloading.then(reload);
    }, settleMs);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));

  return {
    get current() {
      return current;
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await reloading;
    },
  };
}

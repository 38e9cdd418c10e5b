import type { Catalogue } from '../content/catalogue.ts';
import { openLiveCatalogue } from '../content/live.ts';
import { prepareEngine, readEngine, snapshots, trainBeside } from '../models.ts';
import { carryOver, engineFor, installEngine } from '../understanding/engine.ts';
import type { Metrics } from '../watching/metrics.ts';
import type { Journal } from './journal.ts';

/** The content that answers are given from, with an engine that has learnt it. Changes are followed. */
export interface ServedContent {
  readonly catalogue: Catalogue;
  /** Since when this content is in service. */
  readonly sinceMs: number;
  close(): Promise<void>;
}

/** Opens a content folder. Throws `ContentError` if the content cannot be served. */
export async function openContent(
  contentDir: string,
  { journal, metrics, now }: { journal: Journal; metrics: Metrics | undefined; now: () => Date },
): Promise<ServedContent> {
  const learn = async (changed: Catalogue) => {
    let engine = await readEngine(changed);
    if (!engine) {
      await trainBeside(contentDir);
      engine = await readEngine(changed);
    }
    if (engine && catalogue === changed) installEngine(changed, engine);
  };
  const live = await openLiveCatalogue(
    contentDir,
    {
      onReload(changed) {
        journal.troubles.delete('content');
        metrics?.reloaded('done');
        sinceMs = now().getTime();
        // What was learnt before knows nearly everything: a change is live at once, and learnt a few seconds later.
        installEngine(changed, carryOver(engineFor(catalogue), changed));
        catalogue = changed;
        journal.log?.info({ content: changed.version }, 'content reloaded');
        learn(changed).catch((error: unknown) => journal.log?.error(error, 'training on the new content failed'));
      },
      onBroken(error) {
        metrics?.reloaded('broken');
        const count = `${error.problems.length} problems`;
        journal.troubles.set('content', `a change is broken, the last good content stays: ${count}`);
        journal.log?.error(`the content change is broken, the last good content stays in service:\n${error.message}`);
      },
    },
    snapshots,
  );
  let catalogue = live.current;
  let sinceMs = now().getTime();
  installEngine(catalogue, await prepareEngine(catalogue));
  return {
    get catalogue() {
      return catalogue;
    },
    get sinceMs() {
      return sinceMs;
    },
    close: live.close,
  };
}

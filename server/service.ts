import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildApp, type LogTarget } from './app.ts';
import type { Config } from './config.ts';
import type { Catalogue } from './content/catalogue.ts';
import { openLiveCatalogue, type ReloadEvents } from './content/live.ts';
import { claimDataFolder } from './data-folder.ts';
import type { Health } from './health.ts';
import { prepareEngine, readEngine, snapshots, trainBeside } from './models.ts';
import { openCounters } from './review/figures/counters.ts';
import { countChat } from './review/figures/counting-chat.ts';
import { startUpkeep } from './review/groups/upkeep.ts';
import type { OneTimeLogin } from './review/login/one-time.ts';
import { openReview } from './review/review.ts';
import { openDatabase } from './store/database.ts';
import { createChat } from './transport/chat.ts';
import { createTokenSealer, keepTokenKey } from './transport/token.ts';
import type { Entry } from './unanswered/entry.ts';
import { openQueue, type Stage } from './unanswered/queue.ts';
import { createUnansweredStore } from './unanswered/store.ts';
import { carryOver, engineFor, installEngine } from './understanding/engine.ts';
import { buildMetricsApp } from './watching/page.ts';
import { watchChat } from './watching/watch-chat.ts';

const stuck: Readonly<Record<Stage, string>> = {
  queue: 'the disk takes no unanswered questions; they wait in memory',
  store: 'the store for unanswered questions does not answer; they wait in the queue',
};

/**
 * How long a reply waits until the question it does not answer is on the disk. Usually that takes a millisecond, on a
 * machine that is far too busy a second; who does not wait for it loses the question with a process killed right then.
 */
const keepMs = 2_000;

/** The running service: everything opened, and closed again in the opposite order. */
export interface Service {
  readonly app: FastifyInstance;
  /** How a developer gets to the review page during this run. */
  readonly oneTimeLogin: Pick<OneTimeLogin, 'name' | 'password'> | undefined;
  /** Listens on the port for metrics already, where there is one. */
  readonly watching: FastifyInstance | undefined;
  close(): Promise<void>;
}

/**
 * Opens content, store and key, and builds the app on them. Throws `ContentError` if the content cannot be served,
 * `DataFolderError` if there is no place to keep anything.
 */
export async function openService(
  config: Config,
  publicDir: string,
  now: () => Date = () => new Date(),
  logTo?: LogTarget,
): Promise<Service> {
  const folder = claimDataFolder(config.dataDir);
  // Who does not watch does not pay for it, not even with loading the library.
  const metrics = config.metrics && (await import('./watching/metrics.ts')).createMetrics();
  const troubles = new Map<string, string>();
  let isClosing = false;
  let servingSinceMs = now().getTime();
  // The app is built last; what is opened before it reports through it all the same.
  const log: { app?: FastifyInstance } = {};
  const events: ReloadEvents = {
    onReload: (catalogue) => {
      troubles.delete('content');
      metrics?.reloaded('done');
      servingSinceMs = now().getTime();
      // What was learnt before knows nearly everything: a change is live at once, and learnt a few seconds later.
      installEngine(catalogue, carryOver(engineFor(serving), catalogue));
      serving = catalogue;
      log.app?.log.info({ content: catalogue.version }, 'content reloaded');
      learn(catalogue).catch((error: unknown) => log.app?.log.error(error, 'training on the new content failed'));
    },
    onBroken: (error) => {
      metrics?.reloaded('broken');
      troubles.set('content', `a change is broken, the last good content stays: ${error.problems.length} problems`);
      log.app?.log.error(`the content change is broken, the last good content stays in service:\n${error.message}`);
    },
  };
  const live = await openLiveCatalogue(config.contentDir, events, snapshots);
  let serving = live.current;
  installEngine(serving, await prepareEngine(serving));
  const learn = async (catalogue: Catalogue) => {
    await trainBeside(config.contentDir);
    const engine = await readEngine(catalogue);
    if (engine && serving === catalogue) installEngine(catalogue, engine);
  };
  const database = await openDatabase({
    ...config,
    onFault: (error) => log.app?.log.warn(error, 'a connection to the database broke'),
    now,
  });
  const upkeep = startUpkeep(database, {
    retentionDays: config.retentionDays,
    now,
    onTrouble: (error) => log.app?.log.warn(error, 'questions could not be grouped or deleted; it is tried again'),
  });
  const store = createUnansweredStore(database);
  const add = async (entries: readonly Entry[]) => {
    await store.add(entries);
    if (entries.length > 0) upkeep.group();
  };
  const queue = await openQueue(
    config.dataDir,
    { ...store, add },
    {
      onTrouble: (error, stage) => {
        troubles.set(stage, stuck[stage]);
        log.app?.log.warn(error, stuck[stage]);
      },
      onRecovery: (stage) => {
        troubles.delete(stage);
        log.app?.log.info({ stage }, 'unanswered questions are kept again');
      },
    },
  );
  const keys = config.tokenKeys.length > 0 ? config.tokenKeys : [await keepTokenKey(config.dataDir)];
  const counters = await openCounters({
    db: database.db,
    dataDir: config.dataDir,
    now,
    onTrouble: (error) => log.app?.log.warn(error, 'figures wait for the database'),
  });
  const sealer = createTokenSealer(keys, config.tokenHours);
  const plainChat = createChat({
    catalogue: () => serving,
    sealer,
    putAside: (entry) => {
      metrics?.putAside(entry.reason);
      const kept = queue
        .put(entry)
        .catch((error: unknown) => log.app?.log.error(error, 'an unanswered question could not be kept'));
      // A disk that hangs must not keep visitors waiting.
      return Promise.race([kept, setTimeout(keepMs, undefined, { ref: false })]);
    },
    now,
  });
  const countedChat = countChat(plainChat, counters, now);
  const chat = metrics ? watchChat(countedChat, metrics) : countedChat;
  const review = await openReview({
    settings: config.review,
    database,
    catalogue: () => serving,
    contentDir: config.contentDir,
    sealer,
    keys,
    pageDir: resolve('dist', 'review'),
    now,
    onTrouble: (error) => log.app?.log.warn(error, 'the review page lacks something it needs'),
  });
  const health: Health = {
    // A process that has never seen its database may have been given a wrong address: visitors stay with the others.
    ready: () => ({
      ready: !isClosing && database.isReady,
      content: serving.version,
      troubles: [...troubles.values()],
    }),
  };
  const app = await buildApp({ config, chat, health, review, publicDir, metrics, logTo });
  log.app = app;
  const watching =
    metrics &&
    buildMetricsApp(
      metrics,
      {
        connections: () => app.websocketServer.clients.size,
        waiting: () => queue.waiting,
        content: () => ({ version: serving.version, sinceMs: servingSinceMs }),
        troubles: () => new Set(troubles.keys()),
      },
      health,
    );
  if (config.metrics) await watching?.listen({ ...config.metrics });
  return {
    app,
    oneTimeLogin: review?.login.way.kind === 'one-time' ? review.login.way.login : undefined,
    watching,
    async close() {
      isClosing = true;
      await app.close();
      await watching?.close();
      await live.close();
      await queue.close();
      await counters.close();
      await upkeep.close();
      await database.close();
      folder.release();
    },
  };
}

import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp, type LogTarget } from './app.ts';
import type { Config } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import type { Health } from './health.ts';
import { openCounters } from './review/figures/counters.ts';
import { countChat } from './review/figures/counting-chat.ts';
import type { OneTimeLogin } from './review/login/one-time.ts';
import { openReview } from './review/review.ts';
import { openContent, type ServedContent } from './service/content.ts';
import { createJournal, type Journal } from './service/journal.ts';
import { type KeptQuestions, openQuestions } from './service/questions.ts';
import { warmUp } from './service/warm-up.ts';
import { openDatabase } from './store/database.ts';
import { createChat } from './transport/chat.ts';
import { createTokenSealer, keepTokenKey } from './transport/token.ts';
import type { Readings } from './watching/metrics.ts';
import { buildMetricsApp } from './watching/page.ts';
import { watchChat } from './watching/watch-chat.ts';

/** The running service: everything opened, and closed again in the opposite order. */
export interface Service {
  readonly app: FastifyInstance;
  /** How a developer gets to the review page during this run. */
  readonly oneTimeLogin: Pick<OneTimeLogin, 'name' | 'password'> | undefined;
  /** Listens on the port for metrics already, where there is one. */
  readonly watching: FastifyInstance | undefined;
  /** Gets ready what the first visitors would wait for. To be called once they may come. */
  warmUp(): Promise<void>;
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
  reviewDir: string = resolve('dist', 'review'),
): Promise<Service> {
  let isClosing = false;
  const folder = claimDataFolder(config.dataDir);
  const journal = createJournal();
  const warn = (what: string) => (error: unknown) => journal.log?.warn(error, what);
  // Who does not watch does not pay for it, not even with loading the library.
  const metrics = config.metrics && (await import('./watching/metrics.ts')).createMetrics();
  // Side by side: while the content waits for the disk, the database gets ready.
  const [content, database] = await Promise.all([
    openContent(config.contentDir, { journal, metrics, now }),
    openDatabase({ ...config, onFault: warn('a connection to the database broke'), now }),
  ]);
  const catalogue = () => content.catalogue;

  const questions = await openQuestions(database, config, { journal, now });
  const counters = await openCounters({
    ...config,
    db: database.db,
    now,
    onTrouble: warn('figures wait for the database'),
  });

  const keys = config.tokenKeys.length > 0 ? config.tokenKeys : [await keepTokenKey(config.dataDir)];
  const sealer = createTokenSealer(keys, config.tokenHours);
  const chatParts = { catalogue, sealer, now };
  const plainChat = createChat({
    ...chatParts,
    putAside(entry) {
      metrics?.putAside(entry.reason);
      return questions.putAside(entry);
    },
  });
  const countedChat = countChat(plainChat, counters, now);
  const chat = metrics ? watchChat(countedChat, metrics) : countedChat;

  const review = await openReview({
    settings: config.review,
    database,
    catalogue,
    contentDir: config.contentDir,
    sealer,
    keys,
    pageDir: reviewDir,
    now,
    onTrouble: warn('the review page lacks something it needs'),
  });
  const health: Health = {
    // A process that has never seen its database may have been given a wrong address: visitors stay with the others.
    ready: () => ({
      ready: !isClosing && database.isReady,
      content: content.catalogue.version,
      troubles: [...journal.troubles.values()],
    }),
  };

  const app = await buildApp({ config, chat, health, review, publicDir, metrics, logTo });
  journal.logTo(app.log);
  const watching = metrics && buildMetricsApp(metrics, readingsOf({ app, questions, content, journal }), health);
  if (config.metrics) await watching?.listen({ ...config.metrics });
  return {
    app,
    oneTimeLogin: review?.login.way.kind === 'one-time' ? review.login.way.login : undefined,
    watching,
    warmUp() {
      const chat = createChat({ ...chatParts, putAside: async () => {} });
      return warmUp({ catalogue: catalogue(), chat, isOver: () => isClosing }).catch(warn('warming up failed'));
    },
    async close() {
      isClosing = true;
      await app.close();
      await watching?.close();
      await content.close();
      await questions.close();
      await counters.close();
      await database.close();
      folder.release();
    },
  };
}

/** What is read off the service when somebody asks for its figures. */
function readingsOf({ app, questions, content, journal }: Readable): Readings {
  return {
    connections: () => app.websocketServer.clients.size,
    waiting: () => questions.waiting,
    content: () => ({ version: content.catalogue.version, sinceMs: content.sinceMs }),
    troubles: () => new Set(journal.troubles.keys()),
  };
}

interface Readable {
  readonly app: FastifyInstance;
  readonly questions: Pick<KeptQuestions, 'waiting'>;
  readonly content: ServedContent;
  readonly journal: Journal;
}

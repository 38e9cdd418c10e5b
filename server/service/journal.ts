import type { FastifyBaseLogger } from 'fastify';

/** What goes wrong, told to the log and kept for whoever asks how the service is. */
export interface Journal {
  /** Missing until the app is built: it is built last. What is opened before it reports through it all the same. */
  readonly log: FastifyBaseLogger | undefined;
  /** What is wrong at this moment, by the part it is wrong in, in words an operator can act on. */
  readonly troubles: Map<string, string>;
  logTo(log: FastifyBaseLogger): void;
}

export function createJournal(): Journal {
  let log: FastifyBaseLogger | undefined;
  return {
    get log() {
      return log;
    },
    troubles: new Map(),
    logTo(given) {
      log = given;
    },
  };
}

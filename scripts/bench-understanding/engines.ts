import type { Example } from './data-sets.ts';

/** What an engine takes a text for, and how sure it is; the higher, the surer, on any scale of its own. */
export interface Guess {
  readonly intent: string | undefined;
  readonly confidence: number;
}

export type Ask = (text: string) => Guess | Promise<Guess>;
export type Train = (examples: readonly Example[]) => Ask | Promise<Ask>;

export interface Engine {
  readonly name: string;
  /** Gets its code, which counts as memory but not as training. */
  load(): Promise<Train>;
  /** Of questions of each kind, where more would take minutes. */
  readonly mostQuestions?: number;
  /** Of each intent, where more would never be learnt. */
  readonly mostOfIntent?: number;
  /** Data sets with more examples than this, after all of the above, are left out. */
  readonly mostExamples?: number;
}

/** All engines, ours first. */
export const engines = {
  own: {
    name: 'trainClassifier (ours)',
    load: async () => (await import('./engines/own.ts')).train,
  },
  'nlp.js-spell': {
    name: 'nlp.js, spell option',
    load: async () => (await import('./engines/nlp-js.ts')).trainWith({ spellCheck: true }),
  },
  'nlp.js': {
    name: 'nlp.js',
    load: async () => (await import('./engines/nlp-js.ts')).trainWith({ spellCheck: false }),
  },
  bayes: {
    name: 'natural, Bayes',
    load: async () => (await import('./engines/natural.ts')).trainBayes,
  },
  regression: {
    name: 'natural, logistic regression',
    load: async () => (await import('./engines/natural.ts')).trainRegression,
    mostOfIntent: 3,
    // Time grows about with the cube of this.
    mostExamples: 150,
  },
  minisearch: {
    name: 'MiniSearch, nearest example',
    load: async () => (await import('./engines/minisearch.ts')).train,
  },
  fuse: {
    name: 'Fuse.js, nearest example',
    load: async () => (await import('./engines/fuse.ts')).train,
    mostQuestions: 30,
  },
} satisfies Readonly<Record<string, Engine>>;

export type EngineId = keyof typeof engines;
export const engineIds = Object.keys(engines) as readonly EngineId[];

/** The engine by its id, with all its limits. */
export function engineOf(id: EngineId): Engine {
  return engines[id];
}

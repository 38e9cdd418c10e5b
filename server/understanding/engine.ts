import type { Catalogue } from '../content/catalogue.ts';
import { type Closeness, type ClosenessIndex, closenessOf, indexUtterances } from './closeness.ts';
import { createLexicon, type Lexicon, readTerms, type Term } from './lexicon.ts';
import { tokenise } from './normalise.ts';
import { readText } from './reading.ts';
import { indexWords, type Spelling, type SpellingIndex, spellingOf } from './spelling.ts';
import { aspectUtterances, type Models, serviceUtterances, topicUtterances, trainModels } from './training.ts';

/** What is prepared once for a catalogue, so that an utterance is understood in well under a millisecond. */
export interface Engine {
  readonly lexicon: Lexicon;
  readonly spelling: Spelling;
  readonly models: Models;
  /** Nearness to any known utterance as it stands. */
  readonly topicCloseness: Closeness;
  /** Nearness to anything said of a service. */
  readonly serviceCloseness: Closeness;
  readonly questions: Questions;
  readonly triggers: readonly Trigger[];
}

/** All of an engine that takes long to work out. Plain data, ready to be stored. */
export interface Prepared {
  readonly terms: readonly Term[];
  readonly spelling: SpellingIndex;
  readonly models: Models;
  readonly topics: ClosenessIndex;
  readonly services: ClosenessIndex;
  readonly questions: ClosenessIndex;
}

/** Questions of services that no aspect covers, found by how much a text is like one of them. */
export interface Questions {
  readonly closeness: Closeness;
  /** By place in the closeness. */
  readonly entries: readonly { readonly service: string; readonly question: string }[];
}

/** A word group that means an emergency: every stem must occur. */
export interface Trigger {
  readonly intent: string;
  readonly phrase: string;
  readonly stems: readonly string[];
}

const engines = new WeakMap<Catalogue, Engine>();

/** The engine of a catalogue, prepared on first use and kept as long as the catalogue is. */
export function engineFor(catalogue: Catalogue): Engine {
  const known = engines.get(catalogue);
  if (known) return known;
  const engine = createEngine(catalogue);
  engines.set(catalogue, engine);
  return engine;
}

/** Makes an engine that was prepared with known weights the one in use for its catalogue. */
export function installEngine(catalogue: Catalogue, engine: Engine) {
  engines.set(catalogue, engine);
}

/** The engine of a catalogue, prepared anew. `models` may be given where they were trained before. */
export function createEngine(catalogue: Catalogue, models?: Models): Engine {
  return assembleEngine(catalogue, prepare(catalogue, models));
}

/**
 * The engine of a changed catalogue, at once: names and emergencies are read anew, all that takes long is carried over.
 * New words may be taken for typos, and new utterances are not learnt yet; `prepare` catches up with both.
 */
export function carryOver(engine: Engine, catalogue: Catalogue): Engine {
  return { ...engine, lexicon: createLexicon(catalogue), triggers: readTriggers(catalogue) };
}

/** Puts an engine together from what was prepared for this very catalogue. */
export function assembleEngine(catalogue: Catalogue, prepared: Prepared): Engine {
  return {
    lexicon: createLexicon(catalogue, prepared.terms),
    spelling: spellingOf(prepared.spelling),
    models: prepared.models,
    topicCloseness: closenessOf(prepared.topics),
    serviceCloseness: closenessOf(prepared.services),
    questions: {
      closeness: closenessOf(prepared.questions),
      entries: questionsOf(catalogue).map(({ service, question }) => ({ service, question })),
    },
    triggers: readTriggers(catalogue),
  };
}

/** Prepares a catalogue. `models` may be given where they were trained before. */
export function prepare(catalogue: Catalogue, models?: Models): Prepared {
  const terms = readTerms(catalogue);
  const lexicon = createLexicon(catalogue, terms);
  const words = indexWords(countWords(catalogue, terms), foldAll(catalogue.commonWords));
  const topic = topicUtterances(catalogue, lexicon);
  const service = serviceUtterances(catalogue);
  const train = () => {
    const spelling = spellingOf(words);
    const mask = (text: string) => readText(text, { lexicon, spelling }).masked;
    return trainModels({ topic, service, aspect: aspectUtterances(catalogue, mask) });
  };
  return {
    terms,
    spelling: words,
    models: models ?? train(),
    topics: indexUtterances(topic.map(({ tokens }) => tokens)),
    services: indexUtterances(service.map(({ tokens }) => tokens)),
    questions: indexUtterances(questionsOf(catalogue).map(({ text }) => tokenise(text))),
  };
}

function questionsOf(catalogue: Catalogue) {
  return [...catalogue.services.values()].flatMap(({ id: service, questions = [] }) =>
    questions.flatMap(({ id: question, utterances }) =>
      Object.values(utterances).flatMap((texts) => (texts ?? []).map((text) => ({ service, question, text }))),
    ),
  );
}

function countWords(catalogue: Catalogue, terms: readonly Term[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { words } of terms) for (const word of words) count(word);
  const texts = [
    ...[...catalogue.intents.values()].flatMap(({ utterances }) =>
      Object.values(utterances).flatMap((list) => list ?? []),
    ),
    ...readTriggers(catalogue).map(({ phrase }) => phrase),
    ...[...catalogue.services.values()].flatMap(({ name, facts }) => [
      ...[name, facts.general?.text].flatMap((text) => Object.values(text ?? {}).filter((each) => each !== undefined)),
    ]),
  ];
  for (const text of texts) for (const { word } of tokenise(text)) count(word);
  return counts;
}

function foldAll(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].flatMap((text) => tokenise(text).map(({ word }) => word)));
}

function readTriggers(catalogue: Catalogue): readonly Trigger[] {
  return [...catalogue.intents.values()].flatMap((intent) =>
    intent.kind === 'emergency'
      ? Object.values(intent.triggers).flatMap((phrases) =>
          (phrases ?? []).map((phrase) => ({
            intent: intent.id,
            phrase,
            stems: tokenise(phrase).map(({ stem }) => stem),
          })),
        )
      : [],
  );
}

import type { Catalogue } from '../content/catalogue.ts';
import { type Closeness, createCloseness } from './closeness.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { tokenise } from './normalise.ts';
import { readText } from './reading.ts';
import { createSpelling, type Spelling } from './spelling.ts';
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

/** Prepares a catalogue. `models` may be given where they were trained before on the same content. */
export function createEngine(catalogue: Catalogue, models?: Models): Engine {
  const lexicon = createLexicon(catalogue);
  const triggers = readTriggers(catalogue);
  const spelling = createSpelling(countWords(catalogue, lexicon, triggers), foldAll(catalogue.commonWords));
  const topic = topicUtterances(catalogue, lexicon);
  const service = serviceUtterances(catalogue);
  const train = () => {
    const mask = (text: string) => readText(text, { lexicon, spelling }).masked;
    return trainModels({ topic, service, aspect: aspectUtterances(catalogue, mask) });
  };
  return {
    lexicon,
    spelling,
    models: models ?? train(),
    topicCloseness: createCloseness(topic.map(({ tokens }) => tokens)),
    serviceCloseness: createCloseness(service.map(({ tokens }) => tokens)),
    questions: readQuestions(catalogue),
    triggers,
  };
}

function readQuestions(catalogue: Catalogue): Questions {
  const known = [...catalogue.services.values()].flatMap(({ id: service, questions = [] }) =>
    questions.flatMap(({ id: question, utterances }) =>
      Object.values(utterances).flatMap((texts) =>
        (texts ?? []).map((text) => ({ service, question, tokens: tokenise(text) })),
      ),
    ),
  );
  return { closeness: createCloseness(known.map(({ tokens }) => tokens)), entries: known };
}

function countWords(catalogue: Catalogue, lexicon: Lexicon, triggers: readonly Trigger[]): ReadonlyMap<string, number> {
  const counts = new Map(lexicon.countByWord);
  const texts = [
    ...[...catalogue.intents.values()].flatMap(({ utterances }) =>
      Object.values(utterances).flatMap((list) => list ?? []),
    ),
    ...triggers.map(({ phrase }) => phrase),
    ...[...catalogue.services.values()].flatMap(({ name, facts }) => [
      ...[name, facts.general?.text].flatMap((text) => Object.values(text ?? {}).filter((each) => each !== undefined)),
    ]),
  ];
  for (const text of texts) for (const { word } of tokenise(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
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

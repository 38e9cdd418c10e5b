import type { Catalogue } from '../content/catalogue.ts';
import { type Alike, type Believe, createBelieve } from './beliefs.ts';
import { type ClosenessIndex, closenessOf, indexUtterances } from './closeness.ts';
import { type KnownUtterance, knownUtterances } from './known-utterances.ts';
import { createLexicon, type Lexicon, readTerms, type Term } from './lexicon.ts';
import type { Token } from './normalise.ts';
import { readText } from './reading.ts';
import { type Spelling, type SpellingIndex, spellingOf } from './spelling.ts';
import { type Learnt, type Models, trainModels } from './training.ts';
import { indexTriggers, readTriggers, type Trigger, type Triggers } from './triggers.ts';
import { indexVocabulary } from './vocabulary.ts';
import { createWordReader, type WordReader } from './words.ts';

/** What is prepared once for a catalogue, so that an utterance is understood in well under a millisecond. */
export interface Engine {
  readonly lexicon: Lexicon;
  readonly spelling: Spelling;
  readonly readWords: WordReader;
  readonly models: Models;
  /** What the models believe. */
  readonly believe: Readonly<Record<keyof Models, Believe>>;
  /** Whole texts, to find what another text is about. */
  readonly said: Known;
  /** Texts with their names masked, to find what another text asks. */
  readonly asked: Known;
  readonly triggers: Triggers;
}

/** All of an engine that takes long to work out. Plain data, ready to be stored. */
export interface Prepared {
  readonly terms: readonly Term[];
  readonly triggers: readonly Trigger[];
  readonly spelling: SpellingIndex;
  readonly models: Models;
  readonly said: KnownIndex;
  readonly asked: KnownIndex;
}

/** Utterances whose meaning is known, found by how much a text is like one of them. */
export interface Known {
  /** The most similar ones, best first, at most as many as asked for. */
  nearest(tokens: readonly Token[], most: number): readonly Alike[];
}

interface KnownIndex {
  readonly closeness: ClosenessIndex;
  readonly subjects: readonly string[];
  readonly aspects: readonly (string | null)[];
  /** Places in the two lists above, by place in the closeness. */
  readonly subjectOf: Uint16Array;
  readonly aspectOf: Uint16Array;
}

const engines = new WeakMap<Catalogue, Engine>();

/** The engine of a catalogue, prepared on first use and kept as long as the catalogue is. */
export function engineFor(catalogue: Catalogue): Engine {
  const known = engines.get(catalogue);
  if (known) return known;
  const engine = assembleEngine(catalogue, prepare(catalogue));
  engines.set(catalogue, engine);
  return engine;
}

/** Makes an engine that was prepared with known weights the one in use for its catalogue. */
export function installEngine(catalogue: Catalogue, engine: Engine) {
  engines.set(catalogue, engine);
}

/**
 * The engine of a changed catalogue, at once: names and emergencies are read anew, all that takes long is carried over.
 * New words may be taken for typos, and new utterances are not learnt yet; `prepare` catches up with both.
 */
export function carryOver(engine: Engine, catalogue: Catalogue): Engine {
  const lexicon = createLexicon(catalogue);
  const readWords = createWordReader(lexicon, engine.spelling);
  return { ...engine, lexicon, readWords, triggers: indexTriggers(readTriggers(catalogue, readWords)) };
}

/** Puts an engine together from what was prepared for this very catalogue. */
export function assembleEngine(
  catalogue: Catalogue,
  { terms, triggers, models, said, asked, ...prepared }: Prepared,
): Engine {
  const lexicon = createLexicon(catalogue, terms);
  const spelling = spellingOf(prepared.spelling);
  return {
    lexicon,
    spelling,
    readWords: createWordReader(lexicon, spelling),
    models,
    believe: { subject: createBelieve(models.subject), aspect: createBelieve(models.aspect) },
    said: openKnown(said),
    asked: openKnown(asked),
    triggers: indexTriggers(triggers),
  };
}

function openKnown({ closeness, subjects, subjectOf, aspects, aspectOf }: KnownIndex): Known {
  const { nearest } = closenessOf(closeness);
  return {
    nearest: (tokens, most) =>
      nearest(tokens, most).map(({ index, similarity }) => ({
        subject: subjects[subjectOf[index] ?? 0] ?? '',
        aspect: aspects[aspectOf[index] ?? 0] ?? undefined,
        similarity,
      })),
  };
}

/**
 * Prepares a catalogue. `models` may be given where they were trained before; `utterances` where not all that the
 * catalogue knows shall be learnt, so that the rest can be asked.
 */
export function prepare(
  catalogue: Catalogue,
  {
    models,
    utterances,
  }: { readonly models?: Models | undefined; readonly utterances?: readonly KnownUtterance[] } = {},
): Prepared {
  const terms = readTerms(catalogue);
  const lexicon = createLexicon(catalogue, terms);
  const known = utterances ?? knownUtterances(catalogue, lexicon);
  const words = indexVocabulary(known, terms, catalogue);
  const reader = { lexicon, readWords: createWordReader(lexicon, spellingOf(words)) };
  const readings = known.map(({ text }) => readText(text, reader));
  const learnt: readonly Learnt[] = known.map((utterance, index) => ({
    ...utterance,
    tokens: readings[index]?.telling ?? [],
    names: readings[index]?.names ?? [],
    masked:
      utterance.pattern === undefined ? (readings[index]?.masked ?? []) : readText(utterance.pattern, reader).masked,
  }));
  const spoken = learnt.filter((each) => each.spoken);
  return {
    terms,
    triggers: readTriggers(catalogue, reader.readWords),
    spelling: words,
    models: models ?? trainModels(learnt),
    said: indexKnown(spoken, ({ tokens }) => tokens),
    asked: indexKnown(
      spoken.filter(({ aspect }) => aspect !== undefined),
      ({ masked }) => masked,
    ),
  };
}

function indexKnown(utterances: readonly Learnt[], words: (utterance: Learnt) => readonly Token[]): KnownIndex {
  const subjects = [...new Set(utterances.map(({ subject }) => subject))];
  const aspects = [...new Set(utterances.map(({ aspect }) => aspect ?? null))];
  return {
    closeness: indexUtterances(utterances.map(words)),
    subjects,
    aspects,
    subjectOf: Uint16Array.from(utterances, ({ subject }) => subjects.indexOf(subject)),
    aspectOf: Uint16Array.from(utterances, ({ aspect }) => aspects.indexOf(aspect ?? null)),
  };
}

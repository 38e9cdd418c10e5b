import type { Catalogue, Intent, Service } from '../content/catalogue.ts';
import type { PhrasesByLanguage, Text } from '../content/schema.ts';
import { extractFeatures } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { type Token, tokenise } from './normalise.ts';
import { type Example, type Regression, trainRegression } from './regression.ts';

/** The three models of the engine; each answers one question about an utterance. */
export interface Models {
  /** What is it about: a service, an office, or which of the other intents? Sees the whole text. */
  readonly topic: Regression;
  /** What about the service or office? Sees the text with names masked. */
  readonly aspect: Regression;
  /** Which service, where no term names it? Sees the whole text. */
  readonly service: Regression;
}

/** The topic of questions about services, and of those about offices. */
export const serviceTopic = '#service';
export const officeTopic = '#office';

/** The aspect of texts that ask for none. */
export const noAspect = '#none';

export interface Utterance {
  readonly tokens: readonly Token[];
  readonly label: string;
}

/** What the models learn from, all of it from the content. */
export interface TrainingData {
  readonly topic: readonly Utterance[];
  readonly aspect: readonly Utterance[];
  readonly service: readonly Utterance[];
}

/** Trains all models. Takes seconds for a city's content: done once for each version of it. */
export function trainModels({ topic, aspect, service }: TrainingData): Models {
  return {
    topic: trainRegression(examplesOf(topic)),
    aspect: trainRegression(examplesOf(aspect)),
    service: trainRegression(examplesOf(service)),
  };
}

function examplesOf(utterances: readonly Utterance[]): readonly Example[] {
  return utterances.map(({ tokens, label }) => ({ features: extractFeatures(tokens), label }));
}

/** Texts with their topics: every utterance with real names in it, and the names themselves. */
export function topicUtterances(catalogue: Catalogue, lexicon: Lexicon): readonly Utterance[] {
  const names = namesOf(lexicon);
  const asked = utterancesOf(catalogue).map(({ intent, text, index }) => ({
    tokens: tokenise(fillNames(text, names, index)),
    label: topicOf(intent),
  }));
  const named = [...catalogue.services.values()].flatMap((service) =>
    namesAndQuestions(service).map((text) => ({ tokens: tokenise(text), label: serviceTopic })),
  );
  return [...asked, ...named];
}

/** Texts with what they ask about. `mask` takes names out of a text as it is done with a visitor's. */
export function aspectUtterances(catalogue: Catalogue, mask: (text: string) => readonly Token[]): readonly Utterance[] {
  return utterancesOf(catalogue).map(({ intent, text }) => ({ tokens: mask(text), label: aspectOf(intent) }));
}

/** What is said of services, with the service. */
export function serviceUtterances(catalogue: Catalogue): readonly Utterance[] {
  return [...catalogue.services.values()].flatMap((service) =>
    [...namesAndQuestions(service), ...describe(service)].map((text) => ({
      tokens: tokenise(text),
      label: service.id,
    })),
  );
}

function utterancesOf(catalogue: Catalogue) {
  return [...catalogue.intents.values()].flatMap((intent) =>
    phrasesOf(intent.utterances).map((text, index) => ({ intent, text, index })),
  );
}

function namesAndQuestions({ terms, questions = [] }: Service): readonly string[] {
  return [...phrasesOf(terms), ...questions.flatMap(({ utterances }) => phrasesOf(utterances))];
}

/** What a service's own texts say it is, sentence by sentence. */
function describe({ name, short, facts }: Service): readonly string[] {
  const sentences = [facts.general, facts.requirements].flatMap((fact) =>
    fact?.text ? textsOf(fact.text).flatMap(sentencesOf) : [],
  );
  return [...textsOf(name), ...textsOf(short), ...sentences];
}

function topicOf(intent: Intent): string {
  return intent.kind === 'aspect' ? serviceTopic : intent.kind === 'office' ? officeTopic : intent.id;
}

function aspectOf(intent: Intent): string {
  return intent.kind === 'aspect' || intent.kind === 'office' ? intent.id : noAspect;
}

type Names = Readonly<Record<'service' | 'location' | 'district', readonly string[]>>;

function namesOf(lexicon: Lexicon): Names {
  const phrases = (kind: string) => [
    ...new Set([...lexicon.byKey.values()].flat().flatMap((term) => (term.kind === kind ? [term.phrase] : []))),
  ];
  return { service: phrases('service'), location: phrases('location'), district: phrases('district') };
}

/** An utterance with real names in the places of its placeholders. */
function fillNames(text: string, names: Names, seed: number): string {
  return text.replace(/\{(service|location|district)\}/g, (whole, kind: keyof Names) => {
    const list = names[kind];
    // A fixed step through the list spreads the names evenly and keeps training repeatable.
    return list[(seed * 7 + text.length * 13) % Math.max(1, list.length)] ?? whole;
  });
}

function phrasesOf(phrases: PhrasesByLanguage): readonly string[] {
  return Object.values(phrases).flatMap((list) => list ?? []);
}

function textsOf(text: Text): readonly string[] {
  return [text.de, text.en].filter((each) => each !== undefined);
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?:;])\s+/).filter((sentence) => sentence.length > 3);
}

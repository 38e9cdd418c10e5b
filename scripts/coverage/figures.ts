import type { Catalogue, Service } from '../../server/content/catalogue.ts';
import {
  type Aspect,
  aspects,
  type Confidence,
  type Fact,
  type PhrasesByLanguage,
  type Source,
  type Text,
} from '../../server/content/schema.ts';
import { type Language, languages } from '../../server/protocol/messages.ts';

/** What the content covers, in numbers. */
export interface Figures {
  readonly services: readonly ServiceFigures[];
  /** For each language: facts about services, names of services, titles of intents that are there, of how many. */
  readonly languages: readonly LanguageFigures[];
  /** For each aspect, how many services have it. */
  readonly aspects: Readonly<Record<Aspect, number>>;
  readonly facts: Readonly<Record<Confidence, number>> & { readonly total: number };
  /** Where a fact lies that names no source: `reisepass › costs`. */
  readonly withoutSource: readonly string[];
  readonly due: readonly Due[];
}

export interface ServiceFigures {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly aspects: Readonly<Partial<Record<Aspect, AspectFigures>>>;
  readonly questions: number;
  /** How many questions of citizens it holds of its own, by aspect and language. */
  readonly utterances: Readonly<Partial<Record<Aspect, UtteranceCounts>>>;
  readonly sources: SourceFigures;
  readonly reviewBy: string;
}

export interface SourceFigures {
  readonly count: number;
  /** The earliest and latest date that a source was right, as written: 2017-09, 2026. Nothing where no date is known. */
  readonly oldest?: string;
  readonly newest?: string;
}

export type UtteranceCounts = Readonly<Partial<Record<Language, number>>>;

export interface AspectFigures {
  /** The languages in which nothing of the fact is missing. */
  readonly languages: readonly Language[];
  readonly confidence: Confidence;
}

export interface LanguageFigures {
  readonly language: Language;
  readonly facts: Share;
  readonly names: Share;
  readonly intents: Share;
  /** Utterances of intents, and of services and their questions. */
  readonly utterances: { readonly intents: number; readonly services: number };
}

export type Share = readonly [there: number, of: number];

/** A date that has passed or is about to. */
export interface Due {
  readonly file: string;
  readonly what: 'review' | 'expiry';
  readonly on: string;
  readonly isOver: boolean;
}

/** How long before its date something is listed as due. */
const noticeDays = 60;

/** Counts what a catalogue covers on a day, written 2026-11-24. */
export function countCoverage(catalogue: Catalogue, today: string): Figures {
  const services = [...catalogue.services.values()].map(figuresOf);
  const facts = [...catalogue.services.values()].flatMap(factsOf);
  const confidenceOf = ({ service, fact }: PlacedFact) => fact.confidence ?? service.confidence;
  const count = (confidence: Confidence) => facts.filter((each) => confidenceOf(each) === confidence).length;
  return {
    services,
    languages: languages.map((language) => ({
      language,
      facts: shareOf(facts, ({ fact }) => isWrittenIn(fact, language)),
      names: shareOf([...catalogue.services.values()], ({ name, short }) =>
        [name, short].every((text) => text[language] !== undefined),
      ),
      intents: shareOf([...catalogue.intents.values()], ({ title }) => title[language] !== undefined),
      utterances: countUtterances(catalogue, language),
    })),
    aspects: Object.fromEntries(
      aspects.map((aspect) => [aspect, services.filter((service) => service.aspects[aspect]).length]),
    ) as Record<Aspect, number>,
    facts: { high: count('high'), medium: count('medium'), low: count('low'), total: facts.length },
    withoutSource: facts
      .filter((each) => sourcesOf(each) === 0)
      .map(({ service, place }) => `${service.id} › ${place}`),
    due: findDue(catalogue, today),
  };
}

interface PlacedFact {
  readonly service: Service;
  /** The aspect, or the id of the question. */
  readonly place: string;
  readonly fact: Fact;
}

function factsOf(service: Service): readonly PlacedFact[] {
  return [
    ...aspects.flatMap((aspect) => {
      const fact = service.facts[aspect];
      return fact ? [{ service, place: aspect as string, fact }] : [];
    }),
    ...(service.questions ?? []).map(({ id, answer }) => ({ service, place: id, fact: answer })),
  ];
}

function figuresOf(service: Service): ServiceFigures {
  return {
    id: service.id,
    name: service.name.de,
    topic: service.topic,
    aspects: Object.fromEntries(
      aspects.flatMap((aspect) => {
        const fact = service.facts[aspect];
        const found: AspectFigures | undefined = fact && {
          languages: languages.filter((language) => isWrittenIn(fact, language)),
          confidence: fact.confidence ?? service.confidence,
        };
        return found ? [[aspect, found]] : [];
      }),
    ),
    questions: service.questions?.length ?? 0,
    utterances: Object.fromEntries(
      aspects.flatMap((aspect) => {
        const phrases = service.utterances?.[aspect];
        return phrases ? [[aspect, countByLanguage(phrases)]] : [];
      }),
    ),
    sources: countSources(service.sources),
    reviewBy: service.review_by,
  };
}

function countSources(sources: readonly Source[]): SourceFigures {
  const dates = sources.map(({ as_of }) => as_of).filter((date) => date !== 'unknown');
  const [oldest, newest] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  return { count: sources.length, ...(oldest && newest ? { oldest, newest } : {}) };
}

function countByLanguage(phrases: PhrasesByLanguage): UtteranceCounts {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const { length } = phrases[language] ?? [];
      return length > 0 ? [[language, length]] : [];
    }),
  );
}

function countUtterances({ intents, services }: Catalogue, language: Language): LanguageFigures['utterances'] {
  const sum = (lists: readonly PhrasesByLanguage[]) =>
    lists.reduce((total, phrases) => total + (phrases[language]?.length ?? 0), 0);
  return {
    intents: sum([...intents.values()].map(({ utterances }) => utterances)),
    services: sum(
      [...services.values()].flatMap(({ utterances = {}, questions = [] }) => [
        ...Object.values(utterances),
        ...questions.map((question) => question.utterances),
      ]),
    ),
  };
}

/** A fact half translated is not translated: the visitor would read German in between. */
function isWrittenIn({ text, hint, fees, items, steps }: Fact, language: Language): boolean {
  const texts: readonly (Text | undefined)[] = [
    text,
    hint,
    ...(fees ?? []).map((fee) => fee.for),
    ...(items ?? []),
    ...(steps ?? []),
  ];
  return texts.every((each) => each === undefined || each[language] !== undefined);
}

/** How many sources an answer with this fact would name, by the rule the answer is made by. */
function sourcesOf({ service, fact }: PlacedFact): number {
  return fact.source ? service.sources.filter(({ id }) => fact.source?.includes(id)).length : service.sources.length;
}

function findDue(catalogue: Catalogue, today: string): readonly Due[] {
  const soon = new Date(Date.parse(today) + noticeDays * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const dates: readonly Omit<Due, 'isOver'>[] = [
    ...[...catalogue.services.values()].flatMap((service) => {
      const file = `knowledge-base/services/${service.id}.yaml`;
      return [
        { file, what: 'review' as const, on: service.review_by },
        ...factsOf(service).flatMap(({ place, fact }) =>
          fact.expires ? [{ file: `${file} (${place})`, what: 'expiry' as const, on: fact.expires }] : [],
        ),
      ];
    }),
    ...[...catalogue.locations.values()].map(({ id, review_by }) => ({
      file: `knowledge-base/locations/${id}.yaml`,
      what: 'review' as const,
      on: review_by,
    })),
    ...[...catalogue.intents.values()].flatMap((intent) =>
      'review_by' in intent && intent.review_by
        ? [{ file: `intents/${intent.id}.yaml`, what: 'review' as const, on: intent.review_by }]
        : [],
    ),
  ];
  return dates
    .filter(({ on }) => on <= soon)
    .map((each) => ({ ...each, isOver: each.on <= today }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.file < b.file ? -1 : 1));
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): Share {
  return [items.filter(holds).length, items.length];
}

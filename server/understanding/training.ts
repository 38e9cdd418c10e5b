import type { Catalogue, Intent, Service } from '../content/catalogue.ts';
import type { PhrasesByLanguage, Text } from '../content/schema.ts';
import { languages } from '../protocol/messages.ts';
import { findMentions } from './entities.ts';
import { extractFeatures } from './features.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { type Token, tokenise } from './normalise.ts';
import { type Example, type Regression, trainRegression } from './regression.ts';

/** The two models of the engine; each answers one question about an utterance. */
export interface Models {
  /** What is it about: which service, an office, or which of the other intents? Sees the whole text. */
  readonly subject: Regression;
  /** What about the service or office? Sees the text with names masked. */
  readonly aspect: Regression;
}

/** The subject of questions about a service that they do not name: "Was kostet das?" */
export const unnamedService = '#service';

/** The subject of questions about offices. */
export const officeSubject = '#office';

/** The aspect of texts that ask for none. */
export const noAspect = '#none';

/** What marks a service's own question among the aspects. */
const ownMark = '?';

/** A text whose meaning is known from the content. */
export interface KnownUtterance {
  readonly text: string;
  /** A service's id, `unnamedService`, `officeSubject`, or the id of any other intent. */
  readonly subject: string;
  /** An intent's id, `noAspect`, or a service's own question; undefined where the text says nothing about it. */
  readonly aspect: string | undefined;
  /** The text with placeholders for the names in it, where it was written with them. */
  readonly pattern?: string;
  /** False for sentences that describe a service: nobody asks in them. */
  readonly spoken: boolean;
}

/** The aspect that stands for a question of a service's own, by the question's id. */
export function ownQuestion(id: string): string {
  return `${ownMark}${id}`;
}

/** The id of the own question that an aspect stands for, if it is one. */
export function questionOf(aspect: string): string | undefined {
  return aspect.startsWith(ownMark) ? aspect.slice(ownMark.length) : undefined;
}

/** Everything that the content says about what texts mean. */
export function knownUtterances(
  catalogue: Catalogue,
  lexicon: Lexicon = createLexicon(catalogue),
): readonly KnownUtterance[] {
  const names = namesOf(catalogue, lexicon);
  return [
    ...[...catalogue.intents.values()].flatMap((intent) => saidFor(intent, names)),
    ...[...catalogue.services.values()].flatMap((service) => saidOf(service)),
  ];
}

/** A known utterance as read: its words, and those of the part that asks, with names masked. */
export interface Learnt extends KnownUtterance {
  readonly tokens: readonly Token[];
  readonly names: readonly string[];
  readonly masked: readonly Token[];
}

/** Trains both models. Takes seconds for a city's content: done once for each version of it. */
export function trainModels(utterances: readonly Learnt[]): Models {
  const subject: Example[] = [];
  const aspect: Example[] = [];
  for (const { tokens, names, masked, subject: about, aspect: asked } of utterances) {
    subject.push({ features: extractFeatures(tokens, names), label: about });
    // A service's own question is like no other: it would teach the aspects nothing.
    if (asked === undefined || questionOf(asked) !== undefined) continue;
    aspect.push({ features: extractFeatures(masked), label: asked });
  }
  return { subject: trainRegression(subject), aspect: trainRegression(aspect) };
}

function saidFor(intent: Intent, names: Names): readonly KnownUtterance[] {
  const aspect = intent.kind === 'aspect' || intent.kind === 'office' ? intent.id : noAspect;
  return languages.flatMap((language) =>
    (intent.utterances[language] ?? []).map((pattern, index): KnownUtterance => {
      const { text, service } = fillNames(pattern, names, language, index);
      const subject =
        intent.kind === 'aspect'
          ? (service ?? names.serviceIn(text) ?? unnamedService)
          : intent.kind === 'office'
            ? officeSubject
            : intent.id;
      return { text, pattern, subject, aspect, spoken: true };
    }),
  );
}

function saidOf({
  id,
  name,
  short,
  terms,
  facts,
  utterances = {},
  questions = [],
}: Service): readonly KnownUtterance[] {
  const descriptions = [facts.general, facts.requirements].flatMap((fact) =>
    fact?.text ? textsOf(fact.text).flatMap(sentencesOf) : [],
  );
  const asked = Object.entries(utterances).flatMap(([aspect, phrases]) =>
    phrasesOf(phrases ?? {}).map((text) => ({ text, aspect: `service/${aspect}` })),
  );
  const own = questions.flatMap((question) =>
    phrasesOf(question.utterances).map((text) => ({ text, aspect: ownQuestion(question.id) })),
  );
  return [
    ...phrasesOf(terms).map((text) => ({ text, subject: id, aspect: undefined, spoken: true })),
    ...[...asked, ...own].map((each) => ({ ...each, subject: id, spoken: true })),
    ...[...textsOf(name), ...textsOf(short), ...descriptions].map((text) => ({
      text,
      subject: id,
      aspect: undefined,
      spoken: false,
    })),
  ];
}

interface Name {
  readonly phrase: string;
  readonly service?: string;
}

type NameKind = 'service' | 'location' | 'district';

interface Names {
  /** The names that stand in for a placeholder, in the language asked for where there are any. */
  of(kind: NameKind, language: (typeof languages)[number]): readonly Name[];
  /** The one service that a text names, if it is one. */
  serviceIn(text: string): string | undefined;
}

function namesOf(catalogue: Catalogue, lexicon: Lexicon): Names {
  const services = [...catalogue.services.values()].filter(({ yields }) => !yields);
  const locations = [...catalogue.locations.values()];
  const districts = [...catalogue.districts.values()].map(({ name }) => ({ phrase: name }));
  return {
    of(kind, language) {
      if (kind === 'district') return districts;
      const named = (list: readonly { readonly id: string; readonly terms: PhrasesByLanguage }[]) =>
        list.flatMap(({ id, terms }) =>
          (terms[language] ?? terms.de).map((phrase) => ({ phrase, ...(kind === 'service' ? { service: id } : {}) })),
        );
      return named(kind === 'service' ? services : locations);
    },
    serviceIn(text) {
      const tokens = tokenise(text).map((token) => ({ ...token, written: token.word, quality: 1 }));
      const ids = findMentions(tokens, lexicon).flatMap(({ kind, id }) => (kind === 'service' ? [id] : []));
      const [only, ...others] = ids.filter((id) => !catalogue.services.get(id)?.yields);
      return others.length === 0 ? only : undefined;
    },
  };
}

/** An utterance with real names in the places of its placeholders. */
function fillNames(pattern: string, names: Names, language: (typeof languages)[number], index: number) {
  let service: string | undefined;
  const text = pattern.replace(/\{(service|location|district)\}/g, (whole, kind: NameKind) => {
    const list = names.of(kind, language);
    // A fixed step through the list spreads the names evenly and keeps training repeatable.
    const name = list[(index * 397 + pattern.length * 13) % Math.max(1, list.length)];
    service ??= name?.service;
    return name?.phrase ?? whole;
  });
  return { text, service };
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

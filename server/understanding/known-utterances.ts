import type { Catalogue, Intent, Service } from '../content/catalogue.ts';
import type { PhrasesByLanguage, Text } from '../content/schema.ts';
import { languages } from '../protocol/messages.ts';
import { noAspect, officeSubject, ownQuestion, unnamedService } from './labels.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { findMentions } from './mentions.ts';
import { tokenise } from './normalise.ts';

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

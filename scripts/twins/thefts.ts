import type { Catalogue, Intent, Service } from '../../server/content/catalogue.ts';
import { findTarget } from '../../server/content/catalogue.ts';
import { aspects, type PhrasesByLanguage } from '../../server/content/schema.ts';
import { type Language, languages } from '../../server/protocol/messages.ts';
import type { Candidate } from '../../server/understanding/rank.ts';
import { understand } from '../../server/understanding/understand.ts';

/** An utterance of one intent or service that another one answers. */
export interface Theft {
  readonly said: string;
  readonly thief: Candidate;
  /** How sure the bot is of what the utterance belongs to; 0 if it does not consider it. */
  readonly ownConfidence: number;
  /** Whether a question about one service is answered about another one, or about none. */
  readonly leavesService: boolean;
}

/** What became of the utterances of one content file. */
export interface TheftCount {
  readonly file: string;
  readonly utterances: number;
  readonly thefts: readonly Theft[];
}

/**
 * Asks every utterance of the intents as a visitor would, and reports those that another intent answers with more
 * confidence. They stay in what the bot learns from: even so, an utterance of its own must not be lost to another.
 */
export function findThefts(
  intents: readonly Intent[],
  catalogue: Catalogue,
  onIntent: (done: number) => void = () => {},
): readonly TheftCount[] {
  return intents.map((intent, index) => {
    const said = languages.flatMap((language) =>
      (intent.utterances[language] ?? []).map((utterance, place) => ({
        language,
        text: fillIn(utterance, language, place, catalogue),
      })),
    );
    const thefts = said.flatMap(({ language, text }) =>
      theftOf(text, language, catalogue, { isOwn: (candidate) => isOwn(candidate.intent, intent, catalogue) }),
    );
    onIntent(index + 1);
    return { file: `intents/${intent.id}.yaml`, utterances: said.length, thefts };
  });
}

/**
 * Asks every question that services hold of their own, and reports those that are answered about another service, or
 * about the same one as something else.
 */
export function findServiceThefts(
  services: readonly Service[],
  catalogue: Catalogue,
  onService: (done: number) => void = () => {},
): readonly TheftCount[] {
  return services.flatMap((service, index): readonly TheftCount[] => {
    const said = sayingsOf(service);
    const thefts = said.flatMap(({ language, text, isOwn }) =>
      theftOf(text, language, catalogue, { isOwn, service: service.id }),
    );
    onService(index + 1);
    return said.length === 0
      ? []
      : [{ file: `knowledge-base/services/${service.id}.yaml`, utterances: said.length, thefts }];
  });
}

interface Saying {
  readonly language: Language;
  readonly text: string;
  readonly isOwn: (candidate: Candidate) => boolean;
}

/** The utterances of a service by aspect and by question, each with what counts as the right answer. */
function sayingsOf({ id, utterances = {}, questions = [] }: Service): readonly Saying[] {
  const ofService = ({ slots }: Candidate) => slots.service === id;
  return [
    ...aspects.flatMap((aspect) =>
      phrasesOf(utterances[aspect]).map((phrase) => ({
        ...phrase,
        isOwn: (candidate: Candidate) => ofService(candidate) && candidate.intent === `service/${aspect}`,
      })),
    ),
    ...questions.flatMap((question) =>
      phrasesOf(question.utterances).map((phrase) => ({
        ...phrase,
        isOwn: (candidate: Candidate) => ofService(candidate) && candidate.question === question.id,
      })),
    ),
  ];
}

function phrasesOf(phrases: PhrasesByLanguage | undefined): readonly { language: Language; text: string }[] {
  return languages.flatMap((language) => (phrases?.[language] ?? []).map((text) => ({ language, text })));
}

function theftOf(
  said: string,
  language: Language,
  catalogue: Catalogue,
  owner: { readonly isOwn: (candidate: Candidate) => boolean; readonly service?: string },
): readonly Theft[] {
  const { ranking, trace } = understand(said, { language }, catalogue);
  if (ranking.outcome !== 'matched' || owner.isOwn(ranking.best)) return [];
  const { best: thief } = ranking;
  const own = trace.candidates.find(owner.isOwn);
  const leavesService = owner.service !== undefined && thief.slots.service !== owner.service;
  return [{ said, thief, ownConfidence: own?.confidence ?? 0, leavesService }];
}

/** An aspect asked of no service may lead elsewhere on purpose. */
function isOwn(answered: string, intent: Intent, catalogue: Catalogue): boolean {
  if (answered === intent.id) return true;
  if (intent.kind !== 'aspect' || intent.alone === undefined) return false;
  const target = findTarget(catalogue, intent.alone);
  return target !== undefined && (target.intent ?? 'service/general') === answered;
}

/** An utterance with a name in the place of each placeholder; which one moves on from utterance to utterance. */
function fillIn(utterance: string, language: Language, place: number, catalogue: Catalogue): string {
  const lists = {
    service: [...catalogue.services.values()].filter(({ yields }) => !yields).map(({ terms }) => terms),
    location: [...catalogue.locations.values()].filter(({ status }) => status === 'open').map(({ terms }) => terms),
    district: [...catalogue.districts.values()].map(({ name }) => ({ de: [name] })),
  };
  return utterance.replace(/\{(service|location|district)\}/g, (whole, kind: keyof typeof lists) => {
    const list: readonly Readonly<Partial<Record<Language, readonly string[] | undefined>>>[] = lists[kind];
    const terms = list[(place * 7) % Math.max(1, list.length)];
    return (terms?.[language] ?? terms?.de)?.[0] ?? whole;
  });
}

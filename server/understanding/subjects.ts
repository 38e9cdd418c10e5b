import type { Catalogue } from '../content/catalogue.ts';
import { likeness, logShareOf, shareOf } from './beliefs.ts';
import { isCorrection } from './circumstance.ts';
import { determiners } from './determiners.ts';
import type { Mention, ReadToken } from './entities.ts';
import { type Evidence, followUpWords, percent } from './evidence.ts';
import { fuse, type Signals } from './fusion.ts';
import { officeSubject, unnamedService } from './training.ts';

/** What an utterance may be about. */
export interface Subject {
  readonly kind: 'service' | 'unnamed' | 'office' | 'topic';
  /** A service's id, or the id of an intent that is about no service. */
  readonly id: string;
  /** How likely, all subjects together 1. */
  readonly confidence: number;
  readonly signals: Signals;
  readonly because: readonly string[];
}

/** More of what the model or the known utterances suggest is noise. */
const mostBelieved = 4;
const mostAlike = 3;
const mostTopics = 3;

/** The off-topic intent: what nobody here has an answer to. */
export const offTopic = 'fallback/fallback';

/** All that an utterance may be about, likeliest first. */
export function findSubjects(evidence: Evidence): readonly Subject[] {
  const considered = considerSubjects(evidence);
  const confidences = fuse(
    considered.map(({ signals }) => signals),
    evidence.catalogue.settings.weights.subject,
  );
  return considered
    .map((subject, place) => ({ ...subject, confidence: confidences[place] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
}

type Considered = Omit<Subject, 'confidence'>;

/** What is considered, and what speaks for it; `npm run tune` learns from these how much each signal counts. */
export function considerSubjects(evidence: Evidence): readonly Considered[] {
  return [...services(evidence), ...unnamed(evidence), office(evidence), ...topics(evidence)];
}

function services(evidence: Evidence): readonly Considered[] {
  const { beliefs, catalogue, context, mentions } = evidence;
  const named = namedServices(evidence);
  const siblings = new Set(named.flatMap(({ sibling }) => sibling ?? []));
  const inTalk = serviceInTalk(evidence);
  // Who corrects a name keeps what was said around it: "nein, den Perso" was lost as the passport was.
  const takesBack = isCorrection(evidence.tokens);
  const ids = new Set([
    ...named.flatMap((each) => (takesBack ? [leadsTo(each)] : [each.mention.id, leadsTo(each)])),
    ...beliefs.subject
      .map(({ label }) => label)
      .filter((label) => catalogue.services.has(label))
      .slice(0, mostBelieved),
    ...beliefs.alike
      .slice(0, mostAlike)
      .map(({ subject }) => subject)
      .filter((subject) => catalogue.services.has(subject)),
    ...(inTalk === undefined ? [] : [inTalk]),
  ]);
  return [...ids].flatMap((id): readonly Considered[] => {
    const byName = named.find((each) => leadsTo(each) === id);
    const outdone = siblingsOf(id, catalogue).some((sibling) => named.some((other) => leadsTo(other) === sibling));
    const like = likeness(beliefs.alike, ({ subject }) => subject === id);
    if (outdone && takesBack) return [];
    return [
      {
        kind: 'service',
        id,
        signals: {
          service: 1,
          heard: id === inTalk ? logShareOf(beliefs.subject, id, unnamedService) : logShareOf(beliefs.subject, id),
          like,
          ...(byName ? nameSignals(byName, named.length > 1, evidence) : {}),
          ...(outdone ? { outdone: 1 } : {}),
          ...(!byName && named.length > 0 ? { anotherNamed: 1 } : {}),
          ...(!byName && siblings.size === 0 && isSiblingHere(id, evidence) ? { circumstance: 1 } : {}),
          ...(id === inTalk ? talkSignals(evidence, named.length > 0) : {}),
          ...(context.service !== undefined && id !== inTalk ? { otherTalk: 1 } : {}),
          ...(!byName && mentions.some(({ kind, id: named, negated }) => kind === 'service' && named === id && negated)
            ? { negated: 1 }
            : {}),
        },
        because: [
          ...(byName ? [nameReason(byName)] : []),
          ...(id === inTalk ? [`Zusammenhang ${id}`] : []),
          `klingt zu ${percent(shareOf(beliefs.subject, id))} danach, Nähe ${percent(like)}`,
        ],
      },
    ];
  });
}

interface Named {
  readonly mention: Mention;
  /** The service that the circumstances turn it into. */
  readonly sibling: string | undefined;
  readonly isFirst: boolean;
}

function leadsTo({ mention, sibling }: Named): string {
  return sibling ?? mention.id;
}

/** What circumstances make of a service. Who names the sibling does not mean the parent: "dowód" in "zgubiłem dowód". */
function siblingsOf(id: string, { services }: Catalogue): readonly string[] {
  return Object.values(services.get(id)?.variants ?? {});
}

function namedServices({ mentions, circumstance, catalogue }: Evidence): readonly Named[] {
  const named = mentions.filter(({ kind }) => kind === 'service');
  const affirmed = named.filter(({ negated }) => !negated);
  const relevant = withoutYielding(affirmed.length > 0 ? affirmed : named, catalogue);
  return relevant.map((mention, index) => ({
    mention,
    sibling: circumstance && catalogue.services.get(mention.id)?.variants?.[circumstance],
    isFirst: index === 0,
  }));
}

/** Services that give way to any other one named beside them: "Termin" next to "Reisepass" is what is asked about it. */
function withoutYielding(mentions: readonly Mention[], catalogue: Catalogue): readonly Mention[] {
  const firm = mentions.filter(({ id }) => !catalogue.services.get(id)?.yields);
  return firm.length > 0 ? firm : mentions;
}

function nameSignals(
  { mention, sibling, isFirst }: Named,
  isContested: boolean,
  { tokens, asksAbout }: Evidence,
): Signals {
  return {
    named: 1,
    rough: 1 - mention.quality,
    specific: Math.min(16, mention.length) / 16,
    words: Math.min(3, mention.at.length) - 1,
    ...(isContested && isFirst ? { first: 1 } : {}),
    ...(isContested && isAside(mention, tokens) ? { aside: 1 } : {}),
    ...(sibling === undefined ? {} : { turned: 1 }),
    ...(asksAbout.has(mention.id) ? { asksAbout: 1 } : {}),
  };
}

function nameReason({ mention, sibling }: Named): string {
  const rough = mention.quality < 1 ? ` (ungenau, ${percent(mention.quality)})` : '';
  return `Begriff „${mention.phrase}“${rough}${sibling === undefined ? '' : ', durch den Umstand ein anderer Fall'}`;
}

/** Whether the circumstances lead to a service from a believed one: "kinder" and a passport that nobody names. */
function isSiblingHere(id: string, { circumstance, beliefs, catalogue }: Evidence): boolean {
  return (
    circumstance !== undefined &&
    beliefs.subject
      .slice(0, mostBelieved)
      .some(({ label }) => catalogue.services.get(label)?.variants?.[circumstance] === id)
  );
}

/** The service talked about, or its sibling if the circumstances have changed: "und für mein Kind?" */
function serviceInTalk({ context, circumstance, catalogue, mentions }: Evidence): string | undefined {
  const known = context.service === undefined ? undefined : catalogue.services.get(context.service);
  if (!known || mentions.some(({ kind }) => kind === 'location' || kind === 'district')) return undefined;
  return (circumstance && known.variants?.[circumstance]) ?? known.id;
}

const pronouns = new Set(
  'das dafur dabei dazu damit davon dort da den die der ihn es sie dies dieses it that this there for'.split(' '),
);

const continuations = new Set('und oder auch noch aber and or also'.split(' '));

/** What speaks for going on about the service talked about. */
function talkSignals({ tokens, context, circumstance }: Evidence, anotherNamed: boolean): Signals {
  const [first] = tokens;
  return {
    inTalk: 1,
    ...(tokens.length <= followUpWords ? { inTalkShort: 1 } : {}),
    ...(tokens.length <= 3 ? { inTalkVeryShort: 1 } : {}),
    ...(first && continuations.has(first.word) ? { inTalkGoesOn: 1 } : {}),
    ...(tokens.some(({ word }) => pronouns.has(word)) ? { inTalkPronoun: 1 } : {}),
    ...(circumstance && tokens.length <= followUpWords && context.service !== undefined ? { inTalkTurned: 1 } : {}),
    ...(anotherNamed ? { inTalkAnotherNamed: 1 } : {}),
  };
}

/** A question about a service that nobody has named: where one is talked about, it is about that one. */
function unnamed(evidence: Evidence): readonly Considered[] {
  const { beliefs, mentions } = evidence;
  if (serviceInTalk(evidence) !== undefined) return [];
  return [
    {
      kind: 'unnamed',
      id: unnamedService,
      signals: {
        unnamed: 1,
        unnamedHeard: logShareOf(beliefs.subject, unnamedService),
        unnamedLike: likeness(beliefs.alike, ({ subject }) => subject === unnamedService),
        ...(mentions.some(({ kind }) => kind === 'service') ? { unnamedNamed: 1 } : {}),
      },
      because: [`keine Leistung genannt (${percent(shareOf(beliefs.subject, unnamedService))})`],
    },
  ];
}

function office({ beliefs, mentions, tokens, context }: Evidence): Considered {
  const place = mentions.find(({ kind, negated }) => (kind === 'location' || kind === 'district') && !negated);
  const word = mentions.find(({ kind }) => kind === 'office');
  const isService = mentions.some(({ kind }) => kind === 'service');
  const share = shareOf(beliefs.subject, officeSubject);
  return {
    kind: 'office',
    id: officeSubject,
    signals: {
      office: 1,
      officeHeard: logShareOf(beliefs.subject, officeSubject),
      officeLike: likeness(beliefs.alike, ({ subject }) => subject === officeSubject),
      ...(place?.kind === 'location' ? { location: 1 } : {}),
      ...(place?.kind === 'district' ? { district: 1 } : {}),
      ...(place && tokens.length <= 3 ? { placeAlone: 1 } : {}),
      ...(place && context.asked === 'place' ? { placeAsked: 1 } : {}),
      ...(word ? { officeWord: 1 } : {}),
      ...(isService ? { officeService: 1 } : {}),
    },
    because: [
      ...(place ? [`Ort „${place.phrase}“`] : []),
      ...(word ? [`Amt „${word.phrase}“`] : []),
      `klingt zu ${percent(share)} nach einem Amt`,
    ],
  };
}

function topics({ beliefs, catalogue, mentions, context, isForeign }: Evidence): readonly Considered[] {
  const believed = beliefs.subject.map(({ label }) => label).filter((label) => catalogue.intents.has(label));
  const alike = beliefs.alike.map(({ subject }) => subject).filter((subject) => catalogue.intents.has(subject));
  const ids = new Set([
    ...believed.slice(0, mostTopics),
    ...alike.slice(0, 2),
    ...(isForeign ? languageIntents(catalogue) : []),
    ...(catalogue.intents.has(offTopic) ? [offTopic] : []),
  ]);
  const isNamed = mentions.some(({ kind }) => kind === 'service');
  return [...ids].map((id): Considered => {
    const heard = logShareOf(beliefs.subject, id);
    const like = likeness(beliefs.alike, ({ subject }) => subject === id);
    const strange = 1 - (beliefs.alike[0]?.similarity ?? 0);
    return {
      kind: 'topic',
      id,
      signals:
        id === offTopic
          ? {
              offTopic: 1,
              offTopicHeard: heard,
              strange,
              ...(isNamed ? { offTopicNamed: 1 } : {}),
              ...(context.service === undefined ? {} : { offTopicTalk: 1 }),
            }
          : {
              topic: 1,
              topicHeard: heard,
              topicLike: like,
              ...(isNamed ? { topicNamed: 1 } : {}),
              ...(context.service === undefined ? {} : { topicTalk: 1 }),
              ...(isForeign && catalogue.intents.get(id)?.kind === 'language' ? { foreign: 1 } : {}),
              ...(id.startsWith('fallback/') ? { pointer: 1 } : {}),
              ...(isNamed && id.startsWith('fallback/') ? { pointerNamed: 1 } : {}),
            },
      because: [`Formulierung ${percent(shareOf(beliefs.subject, id))}, Nähe ${percent(like)}`],
    };
  });
}

function languageIntents({ intents }: Catalogue): readonly string[] {
  return [...intents.values()].flatMap(({ kind, id }) => (kind === 'language' ? [id] : []));
}

/** A name behind one of these only says what for or when: "Urkunde *für die* Hochzeit". */
const prepositions = new Set(
  'fur nach bei wegen durch vor trotz mit ohne von vom aus for after because with without from before'.split(' '),
);

const articles = new Set(determiners);

/** "für die Hochzeit", "nach Namensänderung": a purpose or an occasion. */
function isAside({ at: [start = 0] }: Mention, tokens: readonly ReadToken[]): boolean {
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ word }) => word);
  const [near, far] = [before.at(-1), before.at(-2)];
  return (
    (near !== undefined && prepositions.has(near)) ||
    (far !== undefined && prepositions.has(far) && near !== undefined && articles.has(near))
  );
}

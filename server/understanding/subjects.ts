import type { Catalogue } from '../content/catalogue.ts';
import { type Beliefs, firstOf, likenessTo, logShareOf, shareOf, writtenDown } from './beliefs.ts';
import { isCorrection } from './circumstance.ts';
import { type Evidence, percent } from './evidence.ts';
import { fuse, type Signals } from './fusion.ts';
import { officeSubject, unnamedService } from './labels.ts';
import { leadsTo, namedServices, nameReason, nameSignals } from './named-services.ts';
import { officeWish } from './places.ts';
import { goesOnAboutOffice, serviceInTalk, talkSignals } from './talk.ts';
import { considerTopics, namesTown } from './topics.ts';

/** What an utterance may be about. */
export interface Subject {
  readonly kind: 'service' | 'unnamed' | 'office' | 'topic';
  /** A service's id, or the id of an intent that is about no service. */
  readonly id: string;
  /** How likely, all subjects together 1. */
  readonly confidence: number;
  readonly signals: Signals;
  /** Why it is considered, in words: asked of the few that become candidates. */
  readonly explain: () => readonly string[];
}

/** More of what the model or the known utterances suggest is noise. */
const mostBelieved = 4;
const mostAlike = 3;
/** All that an utterance may be about, likeliest first. */
export function findSubjects(evidence: Evidence): readonly Subject[] {
  const considered = considerSubjects(evidence);
  const confidences = fuse(
    considered.map(({ signals }) => signals),
    evidence.catalogue.settings.weights.subject,
  );
  const written = writtenSubject(considered, evidence);
  return considered
    .map((each, place): Subject => {
      const judged = confidences[place] ?? 0;
      const confidence = written === undefined ? judged : each === written ? sure : (1 - sure) * judged;
      return { ...each, confidence };
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** How sure it is what a text means that an editor wrote down in just these words. */
const sure = 0.98;

/** What such a text is about, be it in a talk or not: a service or a topic. An office or no service depends on the talk. */
function writtenSubject(considered: readonly Considered[], { beliefs }: Evidence): Considered | undefined {
  const subject = writtenDown(beliefs.alike, 'subject');
  return considered.find(({ kind, id }) => id === subject && (kind === 'service' || kind === 'topic'));
}

export type Considered = Omit<Subject, 'confidence'>;

/** What is considered, and what speaks for it; `npm run tune` learns from these how much each signal counts. */
export function considerSubjects(evidence: Evidence): readonly Considered[] {
  const considered = [...services(evidence), ...unnamed(evidence), office(evidence), ...considerTopics(evidence)];
  const { asking } = evidence.beliefs;
  if (!asking) return considered;
  return considered.map((each) => ({ ...each, signals: { ...each.signals, ...askingSignals(each, asking) } }));
}

/** What the part of a story that asks says for a subject: the words around it are many, and say less. */
function askingSignals({ kind, id }: Considered, { subject, alike }: NonNullable<Beliefs['asking']>): Signals {
  return {
    [`${kind}Story`]: 1,
    [`${kind}Asking`]: logShareOf(subject, id),
    askingLike: likenessTo(alike, id),
  };
}

function services(evidence: Evidence): readonly Considered[] {
  const { beliefs, catalogue, context } = evidence;
  const named = namedServices(evidence);
  const siblings = new Set(named.flatMap(({ sibling }) => sibling ?? []));
  const inTalk = serviceInTalk(evidence);
  // Who corrects a name keeps what was said around it: "nein, den Perso" was lost as the passport was.
  const takesBack = isCorrection(evidence.tokens);
  const isElsewhere = namesTown(evidence);
  const ids = new Set([
    ...named.flatMap((each) => (takesBack ? [leadsTo(each)] : [each.mention.id, leadsTo(each)])),
    ...firstOf(beliefs.subject, mostBelieved, ({ label }) => label, catalogue.services),
    ...beliefs.alike
      .slice(0, mostAlike)
      .map(({ subject }) => subject)
      .filter((subject) => catalogue.services.has(subject)),
    ...(inTalk === undefined ? [] : [inTalk]),
  ]);
  return [...ids].flatMap((id): readonly Considered[] => {
    const byName = named.find((each) => leadsTo(each) === id);
    const outdone =
      named.length > 0 &&
      siblingsOf(id, catalogue).some((sibling) => named.some((other) => leadsTo(other) === sibling));
    const like = likenessTo(beliefs.alike, id);
    if (outdone && takesBack) return [];
    if (!byName && isRuledOut(id, evidence)) return [];
    const heard: Signals = {
      service: 1,
      heard: id === inTalk ? logShareOf(beliefs.subject, id, unnamedService) : logShareOf(beliefs.subject, id),
      like,
      outdone: Number(outdone),
      anotherNamed: Number(!byName && named.length > 0),
      circumstance: Number(!byName && siblings.size === 0 && isSiblingHere(id, evidence)),
      otherTalk: Number(context.service !== undefined && id !== inTalk),
      elsewhere: Number(isElsewhere),
    };
    const said = byName ? { ...heard, ...nameSignals(byName, named.length > 1, evidence) } : heard;
    return [
      {
        kind: 'service',
        id,
        signals: id === inTalk ? { ...said, ...talkSignals(evidence, named.length > 0) } : said,
        explain: () => [
          ...(byName ? [nameReason(byName)] : []),
          ...(id === inTalk ? [`Zusammenhang ${id}`] : []),
          `klingt zu ${percent(shareOf(beliefs.subject, id))} danach, Nähe ${percent(like)}`,
        ],
      },
    ];
  });
}

/** "nicht den Perso, den Pass": neither the service that is ruled out nor what circumstances make of it is meant. */
function isRuledOut(id: string, { mentions, catalogue }: Evidence): boolean {
  const named = mentions.filter(({ kind }) => kind === 'service');
  return (
    named.some(({ negated }) => !negated) &&
    named.some((each) => each.negated && (each.id === id || siblingsOf(each.id, catalogue).includes(id)))
  );
}

/** What circumstances make of a service. Who names the sibling does not mean the parent: "dowód" in "zgubiłem dowód". */
function siblingsOf(id: string, { services }: Catalogue): readonly string[] {
  return Object.values(services.get(id)?.variants ?? {});
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
        unnamedLike: likenessTo(beliefs.alike, unnamedService),
        unnamedNamed: Number(mentions.some(({ kind }) => kind === 'service')),
        unnamedOfficeTalk: Number(goesOnAboutOffice(evidence)),
      },
      explain: () => [`keine Leistung genannt (${percent(shareOf(beliefs.subject, unnamedService))})`],
    },
  ];
}

function office(evidence: Evidence): Considered {
  const { beliefs, mentions, tokens, context } = evidence;
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
      officeLike: likenessTo(beliefs.alike, officeSubject),
      location: Number(place?.kind === 'location'),
      district: Number(place?.kind === 'district'),
      placeAlone: Number(place !== undefined && tokens.length <= 3),
      officeWord: Number(word !== undefined),
      officeService: Number(isService),
      officeElsewhere: Number(namesTown(evidence)),
      ...(goesOnAboutOffice(evidence)
        ? {
            officeTalk: 1,
            officeTalkShort: Number(tokens.length <= 3),
            officeTalkWish: officeWish(evidence)?.confidence ?? 0,
          }
        : {}),
    },
    explain: () => [
      ...(goesOnAboutOffice(evidence) ? [`Zusammenhang ${context.location}`] : []),
      ...(place ? [`Ort „${place.phrase}“`] : []),
      ...(word ? [`Amt „${word.phrase}“`] : []),
      `klingt zu ${percent(share)} nach einem Amt`,
    ],
  };
}

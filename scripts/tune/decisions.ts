import type { Catalogue } from '../../server/content/catalogue.ts';
import { considerWishes, rare } from '../../server/understanding/aspects.ts';
import { assembleEngine, type Engine, prepare } from '../../server/understanding/engine.ts';
import type { Decision, Signals } from '../../server/understanding/fusion.ts';
import type { Heard } from '../../server/understanding/heard.ts';
import { type KnownUtterance, knownUtterances } from '../../server/understanding/known-utterances.ts';
import { noAspect, officeSubject, unnamedService } from '../../server/understanding/labels.ts';
import { considerSubjects } from '../../server/understanding/subjects.ts';
import { gather } from '../../server/understanding/understand.ts';

/** One utterance that the engine had not learnt, with all that it considered. */
export interface Asked {
  readonly utterance: KnownUtterance;
  /** What was talked about before. */
  readonly context: Heard;
  /** What it is about, considered and right. */
  readonly subject: Consideration;
  /** What is asked about its service; undefined where it is about none, or nothing is asked. */
  readonly aspect: Consideration | undefined;
}

export interface Consideration {
  readonly ids: readonly string[];
  readonly candidates: readonly Signals[];
  /** The right one's place, -1 if it was not considered. */
  readonly right: number;
}

export const foldCount = 5;

/**
 * Asks every utterance of the content of an engine that has learnt the others: `foldCount` engines, each without a
 * fifth of the utterances. Names and descriptions of services are learnt by all of them.
 */
export function askUnlearnt(catalogue: Catalogue, onFold: (done: number) => void = () => {}): readonly Asked[] {
  const all = knownUtterances(catalogue);
  const asked = all.filter(({ spoken, aspect }) => spoken && aspect !== undefined);
  const foldOf = new Map(asked.map((utterance, index) => [utterance, (index * 7919) % foldCount]));
  const random = seeded(20261129);
  return Array.from({ length: foldCount }, (_, fold) => {
    const learnt = all.filter((utterance) => foldOf.get(utterance) !== fold);
    const engine = assembleEngine(catalogue, prepare(catalogue, { utterances: learnt }));
    const answers = asked
      .filter((utterance) => foldOf.get(utterance) === fold)
      .map((utterance) => ask(utterance, engine, catalogue, random));
    onFold(fold + 1);
    return answers;
  }).flat();
}

/**
 * What visitors ask, as shares, by what it is about and how: roughly the make-up of the question sets. The content is
 * made up otherwise: a third of it is what is not ours, and what editors write down for a service are the hard questions.
 */
const shareByStratum = {
  /** A service, named in a general phrasing: "was kostet der Perso". */
  phrasing: 0.43,
  /** A service, in words that only fit this one. */
  ownWords: 0.2,
  unnamed: 0.12,
  office: 0.1,
  notOurs: 0.1,
  otherIntents: 0.05,
};

/** How much each question counts, so that together they are asked as visitors ask; 1 on average. */
export function weigh(asked: readonly Asked[], catalogue: Catalogue): readonly number[] {
  const strata = asked.map(({ utterance }) => stratumOf(utterance, catalogue));
  const counts = new Map<Stratum, number>();
  for (const stratum of strata) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return strata.map((stratum) => (shareByStratum[stratum] * asked.length) / (counts.get(stratum) ?? 1));
}

/** Decisions about subjects, where the right one was considered at all. */
export function subjectDecisions(asked: readonly Asked[], catalogue: Catalogue): readonly Decision[] {
  const weights = weigh(asked, catalogue);
  return asked.flatMap(({ subject }, place) =>
    subject.right < 0 ? [] : [{ ...subject, weight: weights[place] ?? 1 }],
  );
}

type Stratum = keyof typeof shareByStratum;

function stratumOf({ subject, pattern }: KnownUtterance, { services }: Catalogue): Stratum {
  if (services.has(subject)) return pattern === undefined ? 'ownWords' : 'phrasing';
  if (subject === unnamedService) return 'unnamed';
  if (subject === officeSubject) return 'office';
  return subject.startsWith('fallback/') ? 'notOurs' : 'otherIntents';
}

/** Decisions about aspects, each aspect counting as often as citizens ask about it. */
export function aspectDecisions(asked: readonly Asked[], { settings, intents }: Catalogue): readonly Decision[] {
  const possible = asked.flatMap(({ aspect, utterance }) =>
    aspect && aspect.right >= 0 ? [{ ...aspect, label: utterance.aspect ?? '' }] : [],
  );
  const counts = new Map<string, number>();
  for (const { label } of possible) counts.set(label, (counts.get(label) ?? 0) + 1);
  return possible.map(({ label, ...consideration }) => {
    const intent = intents.get(label);
    const usual = intent?.kind === 'aspect' ? (settings.usual[intent.aspect] ?? rare) : undefined;
    const weight = usual === undefined ? 1 : (usual * possible.length) / (counts.get(label) ?? 1);
    return { ...consideration, weight };
  });
}

function ask(utterance: KnownUtterance, engine: Engine, catalogue: Catalogue, random: () => number): Asked {
  const context = inventContext(utterance, catalogue, random);
  const evidence = gather(utterance.text, context, catalogue, engine);
  const subjects = considerSubjects(evidence);
  const right = rightSubject(utterance, context);
  const service = catalogue.services.get(utterance.subject);
  const wishes = service ? considerWishes(service, evidence) : [];
  const isAsked = service !== undefined && utterance.aspect !== noAspect;
  return {
    utterance,
    context,
    subject: {
      ids: subjects.map(({ id }) => id),
      candidates: subjects.map(({ signals }) => signals),
      right: subjects.findIndex(({ id }) => id === right),
    },
    aspect: isAsked
      ? {
          ids: wishes.map(({ aspect }) => aspect),
          candidates: wishes.map(({ signals }) => signals),
          right: wishes.findIndex(({ aspect }) => aspect === utterance.aspect),
        }
      : undefined,
  };
}

/** Who names no service means the one that is talked about; who asks what is asked of offices, the office. */
function rightSubject({ subject, aspect }: KnownUtterance, { service, location }: Heard): string {
  if (subject !== unnamedService) return subject;
  return location !== undefined && officeAspects.has(aspect ?? '') ? officeSubject : (service ?? unnamedService);
}

const officeAspects = new Set(['service/where', 'service/opening-hours', 'service/contact']);

/**
 * Half of the questions about a service come first, the others after talk about one, and some after talk about an
 * office. Who goes on mostly stays with what was talked about.
 */
function inventContext(
  { subject, aspect, pattern = '' }: KnownUtterance,
  { services, locations }: Catalogue,
  random: () => number,
): Heard {
  const first: Heard = { language: 'de' };
  const aboutService: Heard = { ...first, service: draw([...services.keys()], random) };
  const location = draw([...locations.keys()], random);
  const aboutOffice: Heard = { ...(random() < 0.5 ? first : aboutService), intent: 'location/location-info', location };
  const chance = random();
  if (subject === officeSubject) {
    // "Und samstags?" after talk about a service asks about that.
    if (chance < 0.4) return aboutOffice;
    return chance < 0.8 || !/\{(?:location|district)\}/.test(pattern) ? first : aboutService;
  }
  if (subject === unnamedService) {
    if (chance < 0.15) return first;
    return chance < (officeAspects.has(aspect ?? '') ? 0.5 : 0.2) ? aboutOffice : aboutService;
  }
  if (services.has(subject) && chance < 0.3) return { ...first, service: subject };
  return chance < 0.75 ? first : chance < 0.85 ? aboutOffice : aboutService;
}

function draw<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** A small seeded generator, so that two runs agree. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

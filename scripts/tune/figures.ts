import type { Catalogue } from '../../server/content/catalogue.ts';
import { findTarget } from '../../server/content/catalogue.ts';
import { fuse, type Weights } from '../../server/understanding/fusion.ts';
import { officeSubject, offTopic, unnamedService } from '../../server/understanding/labels.ts';
import { leastHarmless, leastOffered, mostOffered } from '../../server/understanding/rank.ts';
import { alignColumns } from '../table.ts';
import { type Asked, type Consideration, weigh } from './decisions.ts';

/**
 * The precision that direct answers about our services and offices must have: a wrong one costs a trip. What is not ours
 * and small talk have a threshold of their own (`leastHarmless` in `rank.ts`).
 */
const wantedPrecision = 0.95;

/** Of the questions that are not ours, so many must get no answer about a service or an office of ours. */
const wantedKept = 0.9;

/**
 * However right the surer answers are: one that is wrong in more than four of ten cases is not given. Confidence is
 * calibrated, and a wasted trip costs more than two and a half clicks.
 */
const worthAnswering = 0.6;

/** Choices are worth offering where they hold the right one at least this often. */
const wantedOffers = 0.6;

/** What cross-validation says about the engine. Shares are of all questions, weighted as visitors ask them. */
export interface Figures {
  readonly questions: number;
  readonly accuracy: number;
  readonly aspectAccuracy: number;
  readonly thresholds: { readonly confidence: number; readonly offer: number };
  readonly answered: number;
  readonly precision: number;
  /** Of those answered about a service or an office of ours. */
  readonly precisionOfOurs: number;
  readonly askedBack: number;
  /** Of those asked back, how often the right one is offered. */
  readonly offeredRight: number;
  readonly declined: number;
  /** Of questions that are not ours, how many get no answer about a service or office of ours. */
  readonly outOfScopeKept: number;
  /** How many utterances of a content file were asked and recognised, by the file's path. */
  readonly recognition: ReadonlyMap<string, { readonly asked: number; readonly recognised: number }>;
}

interface Judged {
  readonly asked: Asked;
  readonly weight: number;
  readonly confidence: number;
  readonly isRight: boolean;
  readonly isOffered: boolean;
  readonly best: string;
  /** Whether the answer would be about a service or an office; asking which service is meant is none. */
  readonly isOurs: boolean;
}

/** Measures weights on questions that were asked of engines which had not learnt them. */
export function measure(
  asked: readonly Asked[],
  weights: { readonly subject: Weights; readonly aspect: Weights },
  catalogue: Catalogue,
): Figures {
  const judged = judge(asked, weights.subject, catalogue);
  const ours = judged.filter(({ isOurs }) => isOurs);
  const notOurs = judged.filter(({ asked: { utterance } }) => utterance.subject.startsWith('fallback/'));
  const confidence = Math.max(
    leastFor(ours, wantedPrecision, ({ isRight }) => isRight),
    leastKeeping(notOurs),
    worthAnswering,
  );
  const isSure = ({ confidence: each, isOurs }: Judged) =>
    each >= (isOurs ? confidence : Math.min(confidence, leastHarmless));
  const below = judged.filter((each) => !isSure(each));
  const offer = leastFor(below, wantedOffers, ({ isOffered }) => isOffered);
  const sure = judged.filter(isSure);
  const answered = sure.filter(({ best }) => best !== unnamedService && best !== offTopic);
  const askedBack = [...sure.filter(({ best }) => best === unnamedService), ...below.filter(isAsked)];
  function isAsked({ confidence: each, best }: Judged): boolean {
    return each >= offer && best !== offTopic;
  }
  const aspects = asked.flatMap(({ aspect }) => aspect ?? []);
  return {
    questions: asked.length,
    accuracy: shareOf(judged, ({ isRight }) => isRight),
    aspectAccuracy: aspects.filter((each) => bestOf(each, weights.aspect).place === each.right).length / aspects.length,
    thresholds: { confidence: roundUp(confidence), offer: roundUp(offer) },
    answered: weightOf(answered) / weightOf(judged),
    precision: shareOf(answered, ({ isRight }) => isRight),
    precisionOfOurs: shareOf(
      answered.filter(({ isOurs }) => isOurs),
      ({ isRight }) => isRight,
    ),
    askedBack: weightOf(askedBack) / weightOf(judged),
    offeredRight: shareOf(askedBack, ({ isOffered }) => isOffered),
    declined: 1 - (weightOf(answered) + weightOf(askedBack)) / weightOf(judged),
    outOfScopeKept: shareOf(notOurs, (each) => each.confidence < confidence || !each.isOurs),
    recognition: recognitionOf(judged, weights.aspect, catalogue),
  };
}

function judge(asked: readonly Asked[], weights: Weights, catalogue: Catalogue): readonly Judged[] {
  const visitors = weigh(asked, catalogue);
  return asked.map((each, index) => {
    const { place, confidence, ranked } = bestOf(each.subject, weights);
    const isRight = place === each.subject.right || isSameAnswer(each, each.subject.ids[place] ?? '', catalogue);
    const best = each.subject.ids[place] ?? '';
    return {
      asked: each,
      weight: visitors[index] ?? 1,
      confidence,
      isRight,
      isOffered: offeredOf(each.subject, ranked).includes(each.subject.right),
      best,
      isOurs: catalogue.services.has(best) || best === officeSubject,
    };
  });
}

/**
 * Some subjects lead to the same answer. "Termin absagen" names no service, and is answered by the one that such questions
 * lead to; "wann habt ihr auf" asks back which one is meant, be it heard as a question about an office or a service; and
 * what is not ours is not ours, whoever it is sent to.
 */
function isSameAnswer({ utterance, context }: Asked, best: string, catalogue: Catalogue): boolean {
  const both = [utterance.subject, best];
  // Who talks about a service and asks when "you" are open is told when its office is.
  if (utterance.subject === officeSubject && best === context.service) return true;
  if (both.includes(unnamedService) && both.includes(officeSubject)) return true;
  if (both.every((subject) => subject.startsWith('fallback/'))) return true;
  const intent = utterance.aspect === undefined ? undefined : catalogue.intents.get(utterance.aspect);
  if (utterance.subject !== unnamedService || intent?.kind !== 'aspect' || intent.alone === undefined) return false;
  const target = findTarget(catalogue, intent.alone);
  return target?.kind === 'service' ? target.service === best : target?.intent === best;
}

/** What would be offered as choices, as `rank` does it. */
function offeredOf({ ids }: Consideration, ranked: readonly Ranked[]): readonly number[] {
  return ranked
    .filter(({ place, share }) => share >= leastOffered && ids[place] !== unnamedService && ids[place] !== offTopic)
    .slice(0, mostOffered)
    .map(({ place }) => place);
}

interface Ranked {
  readonly place: number;
  readonly share: number;
}

function bestOf({ candidates }: Consideration, weights: Weights) {
  const shares = [...fuse(candidates, weights)];
  const ranked = shares.map((share, place): Ranked => ({ place, share })).sort((a, b) => b.share - a.share);
  return { place: ranked[0]?.place ?? -1, confidence: ranked[0]?.share ?? 0, ranked };
}

/** The least confidence from which on a share of all is good enough; 1 where there is none. */
function leastFor(judged: readonly Judged[], wanted: number, isGood: (each: Judged) => boolean): number {
  let [good, all, least] = [0, 0, 1];
  for (const each of [...judged].sort((a, b) => b.confidence - a.confidence)) {
    all += each.weight;
    if (isGood(each)) good += each.weight;
    if (good / all >= wanted) least = each.confidence;
  }
  return least;
}

/** The least confidence from which on few enough questions that are not ours would be answered as if they were. */
function leastKeeping(notOurs: readonly Judged[]): number {
  const allowed = (1 - wantedKept) * weightOf(notOurs);
  let taken = 0;
  for (const { isOurs, weight, confidence } of [...notOurs].sort((a, b) => b.confidence - a.confidence)) {
    taken += isOurs ? weight : 0;
    if (taken > allowed) return confidence + Number.EPSILON;
  }
  return 0;
}

function recognitionOf(
  judged: readonly Judged[],
  weights: Weights,
  { intents, services }: Catalogue,
): Figures['recognition'] {
  const byFile = new Map<string, { asked: number; recognised: number }>();
  const count = (file: string, isRight: boolean) => {
    const { asked, recognised } = byFile.get(file) ?? { asked: 0, recognised: 0 };
    byFile.set(file, { asked: asked + 1, recognised: recognised + (isRight ? 1 : 0) });
  };
  for (const { asked, isRight } of judged) {
    const { subject, pattern, aspect } = asked.utterance;
    if (services.has(subject) && pattern === undefined) count(`knowledge-base/services/${subject}.yaml`, isRight);
    else if (intents.has(subject)) count(`intents/${subject}.yaml`, isRight);
    // An aspect's own phrasings are recognised by the aspect, whatever service they were filled with.
    if (pattern !== undefined && asked.aspect)
      count(`intents/${aspect}.yaml`, bestOf(asked.aspect, weights).place === asked.aspect.right);
  }
  return new Map([...byFile].sort());
}

function shareOf(judged: readonly Judged[], holds: (each: Judged) => boolean): number {
  return weightOf(judged.filter(holds)) / Math.max(1, weightOf(judged));
}

function weightOf(judged: readonly Judged[]): number {
  return judged.reduce((sum, { weight }) => sum + weight, 0);
}

function roundUp(share: number): number {
  return Math.ceil(share * 100) / 100;
}

/** Prints the figures as a table. */
export function printFigures(figures: Figures) {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const { thresholds } = figures;
  const rows = [
    ['questions asked of engines that had not learnt them', String(figures.questions)],
    ['subject right (best candidate)', percent(figures.accuracy)],
    ['aspect right, where one is asked', percent(figures.aspectAccuracy)],
    [`answered directly (from ${thresholds.confidence})`, percent(figures.answered)],
    ['  of these right', percent(figures.precision)],
    ['  right where the answer is about a service or office', percent(figures.precisionOfOurs)],
    [`asked back (from ${thresholds.offer})`, percent(figures.askedBack)],
    ['  of these with the right one offered', percent(figures.offeredRight)],
    ['declined', percent(figures.declined)],
    ['not ours, and no service of ours answered', percent(figures.outOfScopeKept)],
  ];
  for (const line of alignColumns(rows)) console.log(line);
}

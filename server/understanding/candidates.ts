import { findTarget, leadIntent, type Service } from '../content/catalogue.ts';
import { findWish, whatIsAsked } from './aspects.ts';
import { writtenDown } from './beliefs.ts';
import { isCorrection } from './circumstance.ts';
import { type Evidence, percent } from './evidence.ts';
import { noAspect, offTopic } from './labels.ts';
import type { Mention } from './mentions.ts';
import { aboutPlace, namedDistrict, namedPlace, officeIntent, placeSlots } from './places.ts';
import { type Candidate, leastHarmless, leastOffered } from './rank.ts';
import { conjunctions, determiners, fillers } from './small-words.ts';
import { findSubjects, type Subject } from './subjects.ts';
import { findTrigger } from './triggers.ts';
import type { ReadToken } from './words.ts';

/** More are neither answered nor offered. */
const mostCandidates = 6;
const leastCandidate = leastOffered;

/** All that an utterance might mean, each with a confidence, best first. */
export function findCandidates(evidence: Evidence): readonly Candidate[] {
  const emergency = findEmergency(evidence);
  if (emergency) return [emergency];
  // Not one word of it was ever heard: whatever it looks like is chance.
  if (!evidence.isHeard) return [];
  const known = turnedTalk(evidence) ?? askedPlace(evidence);
  if (known) return [known];
  const subjects = findSubjects(evidence);
  const candidates: Candidate[] = [];
  for (const [place, subject] of subjects.slice(0, mostCandidates).entries()) {
    if (place > 0 && subject.confidence < leastCandidate) break;
    for (const candidate of candidatesOf(subject, subjects, evidence))
      candidates.push({ ...candidate, signals: subject.signals });
  }
  return oneForEachAnswer(candidates);
}

/** Different ways to the same answer make it likelier: an office is the same one whatever somebody wants there. */
function oneForEachAnswer(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const byAnswer = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { service, location, district } = candidate.slots;
    const key = [candidate.intent, location ?? service, district, candidate.question].join(' ');
    const known = byAnswer.get(key);
    byAnswer.set(
      key,
      known ? { ...known, confidence: Math.min(1, known.confidence + candidate.confidence) } : candidate,
    );
  }
  return [...byAnswer.values()].sort((a, b) => b.confidence - a.confidence);
}

function candidatesOf(subject: Subject, all: readonly Subject[], evidence: Evidence): readonly Candidate[] {
  const { catalogue } = evidence;
  switch (subject.kind) {
    case 'service': {
      const service = catalogue.services.get(subject.id);
      return service ? [aboutService(service, subject, evidence)] : [];
    }
    case 'unnamed':
      return aboutNoService(subject, all, evidence);
    case 'office':
      return aboutPlace(subject, evidence);
    case 'topic': {
      // An emergency is never a choice: either help is shown at once, or it is none.
      const isEmergency = catalogue.intents.get(subject.id)?.kind === 'emergency';
      if (isEmergency && subject.confidence < leastHarmless) return [];
      return [
        {
          intent: subject.id,
          slots: {},
          confidence: subject.confidence,
          because: subject.explain(),
          harmless: true,
          ...(subject.id === offTopic ? { offTopic: true } : {}),
        },
      ];
    }
  }
}

function findEmergency({ tokens, triggers }: Evidence): Candidate | undefined {
  const trigger = findTrigger(tokens, triggers);
  return trigger && { intent: trigger.intent, slots: {}, confidence: 1, because: [`Auslöser „${trigger.phrase}“`] };
}

/** "und für mein Kind?": a circumstance and nothing else turns what was talked about into its sibling. */
function turnedTalk({ circumstance, context, catalogue, tokens, mentions }: Evidence): Candidate | undefined {
  const sibling =
    circumstance && context.service !== undefined && catalogue.services.get(context.service)?.variants?.[circumstance];
  if (!sibling) return undefined;
  const said = new Set(mentions.flatMap(({ kind, at }) => (kind === 'circumstance' ? at : [])));
  if (said.size === 0) return undefined;
  const isAll = tokens.every(
    ({ word }, index) => said.has(index) || goesOn(word) || aboutIt.has(word) || ageWords.test(word),
  );
  if (!isAll && !onlyTakesBack(tokens, mentions)) return undefined;
  const intent = context.intent?.startsWith('service/') ? context.intent : leadIntent(catalogue.services.get(sibling));
  return {
    intent,
    slots: { service: sibling },
    confidence: 0.95,
    because: [`Zusammenhang ${context.service}`, `Umstand ${circumstance}`],
  };
}

/** "nein nicht für mich, für meinen Sohn, der ist 4": short, takes something back, and names nothing else. */
function onlyTakesBack(tokens: readonly ReadToken[], mentions: readonly Mention[]): boolean {
  const named = mentions.some(({ kind, negated }) => kind === 'service' && !negated);
  return tokens.length <= mostInCorrection && isCorrection(tokens) && !named;
}

const mostInCorrection = 10;

/** "hab ihn verloren", "ist mir geklaut worden": what stands around a circumstance of what is talked about. */
const aboutIt = new Set(
  'ich ist sind war wurde worden hab habe haben hat er sie es ihn ihm mir leider schon jetzt gestern heute i it is was has have been got'.split(
    ' ',
  ),
);

/** "5 Jahre alt", "3 years old". */
const ageWords = /^(?:\d+|jahre?|alt|years?|old)$/;

/** "Vahrenheide", where a place was asked for. */
function askedPlace(evidence: Evidence): Candidate | undefined {
  const { context, tokens, mentions } = evidence;
  const place = context.asked === 'place' ? (namedDistrict(evidence) ?? namedPlace(evidence)) : undefined;
  if (!place || tokens.length > place.at.length + mostAroundPlace) return undefined;
  if (mentions.some(({ kind }) => kind === 'service')) return undefined;
  const reasons = () => [`Ort „${place.phrase}“`, 'nach einem Ort gefragt'];
  return aboutPlace({ confidence: 0.95, explain: reasons }, evidence)[0];
}

/** "Ich wohne in Linden" names a place, and asks nothing. */
const mostAroundPlace = 3;

function aboutService(service: Service, subject: Subject, evidence: Evidence): Candidate {
  const { confidence } = subject;
  const because = subject.explain();
  const slots = { service: service.id };
  const isBare = namesOnly(evidence);
  const continued = isBare || saysLittle(evidence) ? continuedAspect(service, evidence) : undefined;
  const wish = isBare || continued !== undefined ? undefined : findWish(service, evidence);
  const candidate: Candidate = wish
    ? {
        slots,
        confidence,
        intent: wish.aspect,
        ...(wish.question === undefined ? {} : { question: wish.question }),
        because: [
          ...because,
          `${wish.question === undefined ? `Aspekt ${wish.aspect}` : `Frage ${wish.question}`} ${percent(wish.confidence)}`,
        ],
      }
    : {
        slots,
        confidence,
        intent: continued ?? leadIntent(service),
        ...(continued === undefined ? { bare: true } : {}),
        because: [...because, 'kein Aspekt genannt'],
      };
  // A line of the service's own that names a place asks what it was written down for.
  const isOwnLine = writtenDown(evidence.beliefs.alike, 'subject') === service.id;
  return (isOwnLine ? undefined : atPlace(candidate, evidence)) ?? candidate;
}

const placeAspects = new Set(['service/where', 'service/opening-hours']);
const whereWords = new Set(['wo', 'wohin', 'where']);

/** A service and a place named together: the office there is the answer, if the place is what is asked. */
function atPlace(candidate: Candidate, evidence: Evidence): Candidate | undefined {
  const { catalogue, tokens } = evidence;
  const place = namedDistrict(evidence) ?? namedPlace(evidence);
  const asksWhere = tokens.some(({ word }) => whereWords.has(word));
  if (!place || !(asksWhere || candidate.bare || placeAspects.has(candidate.intent))) return undefined;
  // "macht das Rathaus noch Rentensachen": a building says nothing of where a service is to be had.
  if (place.kind === 'location' && catalogue.locations.get(place.id)?.kind === 'building') return undefined;
  const office = placeSlots(place, catalogue);
  if (!office.location) return undefined;
  const shows =
    candidate.intent === 'service/opening-hours' ? 'hours' : place.kind === 'district' ? 'nearest' : 'details';
  const intent = officeIntent(catalogue, shows);
  return (
    intent && {
      intent: intent.id,
      slots: { ...candidate.slots, ...office },
      confidence: candidate.confidence,
      because: [...candidate.because, `Ort „${place.phrase}“`],
    }
  );
}

const connecting = new Set([...determiners, ...fillers, ...'fur bei vom zum zur beim for'.split(' ')]);

/** Words that go on with what was asked before: they ask nothing themselves. */
const continuations = new Set([
  ...conjunctions,
  ...'nein nicht sondern no not ich meine meinte i mean meant stopp stop'.split(' '),
]);

function goesOn(word: string): boolean {
  return connecting.has(word) || continuations.has(word);
}

/** Nothing is said but names: "Perso", "für meinen Reisepass", "und die Hundesteuer?" */
function namesOnly({ tokens, mentions, catalogue }: Evidence): boolean {
  const services = mentions.filter(({ kind }) => kind === 'service');
  if (services.length === 0) return false;
  const firm = services.filter(({ id }) => !catalogue.services.get(id)?.yields);
  // "Reisepass Termin vereinbaren": what gives way to another service is what is asked about it.
  const names = [...(firm.length > 0 ? firm : services), ...mentions.filter(({ kind }) => kind === 'circumstance')];
  const named = new Set(names.flatMap(({ at }) => at));
  return tokens.every(({ word }, index) => named.has(index) || goesOn(word));
}

/** "und bei zwei?": a few words that ask nothing of their own. */
function saysLittle({ tokens, beliefs }: Evidence): boolean {
  const [likeliest] = beliefs.aspect;
  return (
    tokens.length <= mostOfLittle &&
    (likeliest === undefined || likeliest.label === noAspect || likeliest.share < leastSaid)
  );
}

const mostOfLittle = 4;
const leastSaid = 0.4;

/** "und die Hundesteuer?" and "nein, den Pass" go on with what was asked before. */
function continuedAspect({ facts }: Service, { tokens, context: { intent } }: Evidence): string | undefined {
  const goesOn = conjunctions.includes(tokens[0]?.word ?? '') || isCorrection(tokens);
  if (!goesOn || !intent?.startsWith('service/')) return undefined;
  return Object.hasOwn(facts, intent.slice('service/'.length)) ? intent : undefined;
}

/** Services that are offered where none is named: less likely ones are no help. */
const leastLikely = 0.05;

/** A question about no service in particular: some have an answer of their own, the others ask which one is meant. */
function aboutNoService(
  { confidence, explain }: Subject,
  all: readonly Subject[],
  evidence: Evidence,
): readonly Candidate[] {
  const { catalogue } = evidence;
  const asked = whatIsAsked(evidence).find(({ label }) => catalogue.intents.get(label)?.kind === 'aspect');
  const intent = asked && catalogue.intents.get(asked.label);
  if (intent?.kind !== 'aspect') return [];
  const reasons = [...explain(), `Aspekt ${intent.id} ${percent(asked?.share ?? 0)}`];
  const target = intent.alone === undefined ? undefined : findTarget(catalogue, intent.alone);
  if (target) {
    const slots = target.kind === 'service' ? { service: target.service } : {};
    return [{ intent: target.intent ?? 'service/general', slots, confidence, because: reasons }];
  }
  const likely = all.filter(({ kind, confidence: each }) => kind === 'service' && each >= leastLikely).slice(0, 3);
  return [{ intent: intent.id, slots: {}, likely: likely.map(({ id }) => id), confidence, because: reasons }];
}

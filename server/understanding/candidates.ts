import { findTarget, leadIntent, type Service } from '../content/catalogue.ts';
import type { Circumstance } from '../content/schema.ts';
import { shareOf } from './beliefs.ts';
import { determiners } from './determiners.ts';
import { type Evidence, followUpWords, inScope, leastAspect, percent } from './evidence.ts';
import { aboutPlace, namedPlace, officeIntent, placeSlots } from './places.ts';
import type { Candidate } from './rank.ts';
import { findSubjects, isCorrection, type Subject } from './subjects.ts';
import { noAspect } from './training.ts';

/** All that an utterance might mean, each with a confidence, best first. */
export function findCandidates(evidence: Evidence): {
  candidates: readonly Candidate[];
  circumstance: Circumstance | undefined;
} {
  const emergency = findEmergency(evidence);
  if (emergency) return { candidates: [emergency], circumstance: undefined };
  const { subjects, circumstance } = findSubjects(evidence);
  const named = subjects.some(({ guessed }) => !guessed);
  const candidates = [
    ...subjects.flatMap((subject) => aboutService(subject, evidence)),
    ...ownQuestion(subjects, evidence),
    ...(named ? [] : [...aboutPlace(evidence), ...followUps(circumstance, evidence), ...alone(evidence)]),
    ...topics(evidence),
  ];
  return { candidates: onePerSubject(candidates), circumstance };
}

function findEmergency({ tokens, triggers }: Evidence): Candidate | undefined {
  const stems = new Set(tokens.map(({ stem }) => stem));
  const trigger = triggers.find((each) => each.stems.every((stem) => stems.has(stem)));
  return trigger && { intent: trigger.intent, slots: {}, confidence: 1, because: [`Auslöser „${trigger.phrase}“`] };
}

interface AspectWish {
  readonly intent: string;
  readonly confidence: number;
}

/** What is asked about a service, if anything: facts that the service has are likelier to be asked for. */
function aspectWish({ beliefs: { aspect } }: Evidence, service: Service | undefined): AspectWish | undefined {
  const [best] = aspect
    .filter(({ label }) => label.startsWith('service/'))
    .map(({ label, share }) => ({ intent: label, share: share * (service && !hasFact(service, label) ? 0.7 : 1) }))
    .sort((a, b) => b.share - a.share);
  return best && { intent: best.intent, confidence: best.share };
}

function hasFact(service: Service, intent: string): boolean {
  return Object.hasOwn(service.facts, intent.slice('service/'.length));
}

function aboutService(subject: Subject, evidence: Evidence): readonly Candidate[] {
  const { catalogue, mentions, tokens } = evidence;
  const { service: id, quality, because } = subject;
  const service = catalogue.services.get(id);
  if (!service) return [];
  const trust = quality * (0.3 + 0.7 * inScope(evidence.beliefs));
  const wish = aspectWish(evidence, service);
  const candidate: Candidate =
    wish && wish.confidence >= leastAspect && !namesOnly(evidence)
      ? {
          intent: wish.intent,
          slots: { service: id },
          confidence: trust * (0.8 + 0.2 * wish.confidence),
          because: [...because, `Aspekt ${wish.intent} ${percent(wish.confidence)}`],
        }
      : {
          intent: continuedAspect(service, evidence) ?? leadIntent(service),
          slots: { service: id },
          bare: true,
          confidence: trust * 0.85,
          because: [...because, 'kein Aspekt genannt'],
        };
  const place = mentions.find(({ kind }) => kind === 'district') ?? namedPlace(evidence);
  const asksWhere = tokens.some(({ word }) => whereWords.has(word));
  const wantsPlace =
    asksWhere || candidate.bare || ['service/where', 'service/opening-hours'].includes(candidate.intent);
  if (!place || !wantsPlace) return [candidate];
  const office = placeSlots(place, catalogue);
  if (!office.location) return [candidate];
  const shows =
    candidate.intent === 'service/opening-hours' ? 'hours' : place.kind === 'district' ? 'nearest' : 'details';
  return [
    { ...candidate, confidence: candidate.confidence * (asksWhere ? 0.85 : 1) },
    {
      intent: officeIntent(catalogue, shows).id,
      slots: { service: id, ...office },
      confidence: candidate.confidence * (asksWhere ? 1 : 0.85),
      because: [...candidate.because, `Ort „${place.phrase}“`],
    },
  ];
}

const fillers = new Set([...determiners, ...'fur vom zum zur beim bitte for please'.split(' ')]);

/** Nothing is said but names: "Perso", "für meinen Reisepass". */
function namesOnly({ tokens, mentions }: Evidence): boolean {
  return tokens.every(
    ({ word }, index) => fillers.has(word) || mentions.some(({ kind, at }) => kind === 'service' && at.includes(index)),
  );
}

/** "und die Hundesteuer?" and "nein, den Pass" go on with what was asked before. */
function continuedAspect(service: Service, { tokens, context }: Evidence): string | undefined {
  const goesOn =
    (tokens.length <= 4 && ['und', 'oder', 'and', 'or'].includes(tokens[0]?.word ?? '')) || isCorrection(tokens);
  const { intent } = context;
  return goesOn && intent?.startsWith('service/') && hasFact(service, intent) ? intent : undefined;
}

const whereWords = new Set(['wo', 'wohin', 'where']);

/** A question that an editor wrote down for a service, asked in nearly the same words. */
function ownQuestion(subjects: readonly Subject[], { question, context, beliefs }: Evidence): readonly Candidate[] {
  if (!question) return [];
  const { service, similarity } = question;
  const subject = subjects.find((each) => each.service === service);
  const isNamed = subject !== undefined || context.service === service;
  if (similarity < (isNamed ? leastLikeNamed : leastLike)) return [];
  const confidence = (subject?.quality ?? 0.85) * similarity * (0.6 + 0.4 * inScope(beliefs)) + 0.12;
  return [
    {
      intent: 'service/general',
      slots: { service },
      question: question.question,
      confidence: Math.min(1, confidence),
      because: [`wie die Frage „${question.question}“ (${percent(similarity)})`],
    },
  ];
}

/** How much an utterance must be like a known question, where its service is named and where not. */
const leastLikeNamed = 0.7;
const leastLike = 0.85;

/** A question without a name leans on the service talked about. */
function followUps(circumstance: Circumstance | undefined, evidence: Evidence): readonly Candidate[] {
  const { context, catalogue, tokens, mentions, beliefs } = evidence;
  const known = context.service === undefined ? undefined : catalogue.services.get(context.service);
  if (!known || mentions.some(({ kind }) => kind === 'location' || kind === 'district')) return [];
  const sibling = circumstance && known.variants?.[circumstance];
  const service = sibling ?? known.id;
  const wish = aspectWish(evidence, catalogue.services.get(service));
  const short = tokens.length <= followUpWords;
  const because = [`Zusammenhang ${service}`];
  const scope = 0.35 + 0.65 * inScope(beliefs);
  const continues = ['und', 'and', 'fur', 'for'].includes(tokens[0]?.word ?? '');
  if (sibling && tokens.length <= 6 && (continues || (wish?.confidence ?? 0) < 0.6)) {
    const intent = context.intent?.startsWith('service/') ? context.intent : 'service/general';
    return [{ intent, slots: { service }, confidence: 0.85, because: [...because, `Umstand ${circumstance}`] }];
  }
  if (wish && wish.confidence >= leastAspect) {
    const confidence = (short ? 0.65 + 0.35 * wish.confidence : wish.confidence) * scope;
    return [
      {
        intent: wish.intent,
        slots: { service },
        confidence,
        because: [...because, `Aspekt ${wish.intent} ${percent(wish.confidence)}`],
      },
    ];
  }
  return [];
}

/** Less is no help as a choice. */
const leastLikely = 0.08;

/** A question about no service in particular: some have an answer of their own, the others ask which one is meant. */
function alone(evidence: Evidence): readonly Candidate[] {
  const { context, catalogue, mentions, beliefs } = evidence;
  if (context.service !== undefined || mentions.some(({ kind }) => kind === 'location' || kind === 'district'))
    return [];
  const wish = aspectWish(evidence, undefined);
  const intent = wish && catalogue.intents.get(wish.intent);
  if (!wish || intent?.kind !== 'aspect') return [];
  const because = [`Aspekt ${wish.intent} ${percent(wish.confidence)}, keine Leistung genannt`];
  const target = intent.alone === undefined ? undefined : findTarget(catalogue, intent.alone);
  const confidence = wish.confidence * (0.3 + 0.7 * inScope(beliefs));
  const likely = beliefs.service
    .filter(({ share }) => share >= leastLikely)
    .slice(0, 3)
    .map(({ label }) => label);
  if (!target) return [{ intent: wish.intent, slots: {}, likely, confidence, because }];
  return [
    {
      intent: target.intent ?? 'service/general',
      slots: target.kind === 'service' ? { service: target.service } : {},
      confidence,
      because,
    },
  ];
}

/** A misplaced greeting costs nobody a trip. */
const harmless = 1.35;

/** Small talk, data protection, what is not ours: whatever needs no service. */
function topics({ catalogue, beliefs }: Evidence): readonly Candidate[] {
  const { topic, aspect } = beliefs;
  const none = shareOf(aspect, noAspect);
  return topic.slice(0, 4).flatMap(({ label, share }): Candidate[] => {
    const kind = catalogue.intents.get(label)?.kind;
    if (kind !== 'topic' && kind !== 'language' && kind !== 'emergency') return [];
    // An emergency is never a suggestion: either it is clear or it is not one.
    if (kind === 'emergency' && share < 0.6) return [];
    const ours = label.startsWith('fallback/') ? 1 : harmless;
    const confidence = Math.min(1, share * ours * (0.65 + 0.35 * Math.min(1, beliefs.near * 1.6)) * (0.9 + 0.1 * none));
    return [
      {
        intent: label,
        slots: {},
        confidence,
        because: [`Formulierung ${percent(share)}, Nähe ${percent(beliefs.near)}`],
      },
    ];
  });
}

/** The best candidate of each service, place or other intent: one may be asked back, its shades not. */
function onePerSubject(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...candidates].sort((a, b) => b.confidence - a.confidence);
  const seen = new Set<string>();
  return sorted.filter(({ intent, slots }) => {
    const key = slots.service ?? slots.location ?? slots.district ?? intent;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import { type Catalogue, leadIntent, type Service } from '../content/catalogue.ts';
import {
  type Alike,
  type Belief,
  type Beliefs,
  likenessToAspect,
  logShareOf,
  shareOf,
  writtenDown,
} from './beliefs.ts';
import type { Evidence } from './evidence.ts';
import { fuse, type Signals } from './fusion.ts';
import { noAspect, ownQuestion, questionOf } from './labels.ts';

/** What may be asked about a service: an aspect, or a question of its own. */
export interface Wish {
  /** An aspect intent's id, or a service's own question. */
  readonly aspect: string;
  readonly signals: Signals;
}

/** The likeliest wish. */
export interface LikeliestWish {
  /** An aspect intent's id; for a question of the service's own, the one that it sounds like. */
  readonly aspect: string;
  /** A question of the service's own, by its id. */
  readonly question: string | undefined;
  /** How likely, all wishes about the service together 1. */
  readonly confidence: number;
}

/** How often citizens ask about an aspect that nobody has counted. */
export const rare = 0.002;

/** What speaks for an aspect, whatever the service is. */
export interface HeardAspect {
  readonly id: string;
  readonly aspect: string;
  readonly heard: number;
  readonly like: number;
  readonly usual: number;
}

/** What speaks for each of the aspects: worked out once for all services that an utterance may be about. */
export function hearAspects(beliefs: Beliefs, catalogue: Catalogue): readonly HeardAspect[] {
  return aspectsOf(catalogue).map(({ id, aspect, usual }) => ({
    id,
    aspect,
    heard: logShareOf(beliefs.aspect, id),
    like: likenessToAspect(beliefs.askedAlike, id),
    usual,
  }));
}

/**
 * What is asked, whatever it is about: an aspect, what offices are asked for, or nothing (`noAspect`), likeliest first.
 * By the same signs and weights as the aspects of a service, as far as they need none.
 */
export function whatIsAsked({ beliefs, catalogue }: Pick<Evidence, 'beliefs' | 'catalogue'>): Belief {
  const written = writtenDown(beliefs.askedAlike, 'aspect');
  if (written !== undefined) return [{ label: written, share: 1 }];
  const labels = [...catalogue.intents.values()].flatMap(({ kind, id }) =>
    kind === 'aspect' || kind === 'office' ? [id] : [],
  );
  labels.push(noAspect);
  const signals = labels.map((label) => ({
    heard: logShareOf(beliefs.aspect, label),
    like: likenessToAspect(beliefs.askedAlike, label),
  }));
  const shares = fuse(signals, catalogue.settings.weights.aspect);
  return labels.map((label, place) => ({ label, share: shares[place] ?? 0 })).sort((a, b) => b.share - a.share);
}

/** What is known of an aspect before anything is heard. */
type KnownAspect = Pick<HeardAspect, 'id' | 'aspect' | 'usual'>;

const aspectsByCatalogue = new WeakMap<Catalogue, readonly KnownAspect[]>();

function aspectsOf(catalogue: Catalogue): readonly KnownAspect[] {
  const known = aspectsByCatalogue.get(catalogue);
  if (known) return known;
  const { intents, settings } = catalogue;
  const found = [...intents.values()].flatMap((intent): readonly KnownAspect[] =>
    intent.kind === 'aspect'
      ? [{ id: intent.id, aspect: intent.aspect, usual: Math.log(settings.usual[intent.aspect] ?? rare) }]
      : [],
  );
  aspectsByCatalogue.set(catalogue, found);
  return found;
}

/** What is asked about a service, most likely. */
export function findWish(service: Service, evidence: Evidence): LikeliestWish | undefined {
  const considered = considerWishes(service, evidence);
  const confidences = fuse(
    considered.map(({ signals }) => signals),
    evidence.catalogue.settings.weights.aspect,
  );
  const written = writtenAspect(service, evidence);
  let best = -1;
  let bestAspect = -1;
  for (let place = 0; place < considered.length; place += 1) {
    const { aspect, signals } = considered[place] as Wish;
    if (aspect === written || isNearlySaid(signals)) confidences[place] = 1;
    const confidence = confidences[place] ?? 0;
    if (confidence > (confidences[best] ?? -1)) best = place;
    if (questionOf(aspect) === undefined && confidence > (confidences[bestAspect] ?? -1)) bestAspect = place;
  }
  const wish = considered[best];
  return (
    wish && {
      aspect: considered[bestAspect]?.aspect ?? 'service/general',
      question: questionOf(wish.aspect),
      confidence: confidences[best] ?? 0,
    }
  );
}

/** The aspect of a line that was written down in just these words: for this service, or with its name in place of any. */
function writtenAspect({ id }: Service, { beliefs }: Evidence): string | undefined {
  return (
    writtenDown(
      beliefs.alike.filter(({ subject }) => subject === id),
      'aspect',
    ) ?? writtenDown(beliefs.askedAlike, 'aspect')
  );
}

/** A question of the service's own, in nearly the words in which an editor wrote it down. */
function isNearlySaid({ ownLike = 0 }: Signals): boolean {
  return ownLike >= nearly;
}

const nearly = 0.85;

/** What is considered, and what speaks for it; `npm run tune` learns from these how much each signal counts. */
export function considerWishes(service: Service, { beliefs, heardAspects }: Evidence): readonly Wish[] {
  const nothingAsked = shareOf(beliefs.aspect, noAspect);
  const lead = leadIntent(service);
  const own = beliefs.askedAlike.filter(({ subject }) => subject === service.id);
  const likeOwn = (aspect: string) => (own.length === 0 ? 0 : likenessToAspect(own, aspect));
  return [
    ...heardAspects.map(({ id, aspect, heard, like, usual }) => ({
      aspect: id,
      signals: {
        heard,
        likeOwn: likeOwn(id),
        like,
        usual,
        known: Number(Object.hasOwn(service.facts, aspect)),
        lead: Number(id === lead),
        nothingAsked: id === lead ? nothingAsked : 0,
      },
    })),
    ...(own.length === 0 ? [] : ownWishes(service, own)),
  ];
}

/** The service's own questions that an utterance is like. */
function ownWishes({ questions = [] }: Service, own: readonly Alike[]): readonly Wish[] {
  return questions.flatMap(({ id }) => {
    const aspect = ownQuestion(id);
    const ownLike = likenessToAspect(own, aspect);
    return ownLike > 0 ? [{ aspect, signals: { own: 1, ownLike } }] : [];
  });
}

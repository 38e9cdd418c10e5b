import { leadIntent, type Service } from '../content/catalogue.ts';
import { logShareOf, shareOf } from './beliefs.ts';
import type { Evidence } from './evidence.ts';
import { fuse, type Signals } from './fusion.ts';
import { noAspect, ownQuestion, questionOf } from './labels.ts';

/** What may be asked about a service: an aspect, or a question of its own. */
export interface Wish {
  /** An aspect intent's id, or a service's own question. */
  readonly aspect: string;
  /** How likely, all wishes about the service together 1. */
  readonly confidence: number;
  readonly signals: Signals;
}

/** How often citizens ask about an aspect that nobody has counted. */
export const rare = 0.002;

/** What may be asked about a service, likeliest first. */
export function findWishes(service: Service, evidence: Evidence): readonly Wish[] {
  const considered = considerWishes(service, evidence);
  const confidences = fuse(
    considered.map(({ signals }) => signals),
    evidence.catalogue.settings.weights.aspect,
  );
  return considered
    .map((wish, place) => ({ ...wish, confidence: isNearlySaid(wish) ? 1 : (confidences[place] ?? 0) }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** A question of the service's own, in nearly the words in which an editor wrote it down. */
function isNearlySaid({ signals: { ownLike = 0 } }: Pick<Wish, 'signals'>): boolean {
  return ownLike >= nearly;
}

const nearly = 0.85;

/** What is considered, and what speaks for it; `npm run tune` learns from these how much each signal counts. */
export function considerWishes(
  service: Service,
  { beliefs, catalogue }: Evidence,
): readonly Omit<Wish, 'confidence'>[] {
  const nothingAsked = shareOf(beliefs.aspect, noAspect);
  const lead = leadIntent(service);
  const aspects = [...catalogue.intents.values()].flatMap((intent) => (intent.kind === 'aspect' ? [intent] : []));
  // The nearest comes first in the list, so the first of each aspect is the one that counts.
  const likeByAspect = new Map<string, number>();
  const likeOwnByAspect = new Map<string, number>();
  for (const { aspect, subject, similarity } of beliefs.askedAlike) {
    if (aspect === undefined) continue;
    if (!likeByAspect.has(aspect)) likeByAspect.set(aspect, similarity);
    if (subject === service.id && !likeOwnByAspect.has(aspect)) likeOwnByAspect.set(aspect, similarity);
  }
  return [
    ...aspects.map(({ id, aspect }) => ({
      aspect: id,
      signals: {
        heard: logShareOf(beliefs.aspect, id),
        likeOwn: likeOwnByAspect.get(id) ?? 0,
        like: likeByAspect.get(id) ?? 0,
        usual: Math.log(catalogue.settings.usual[aspect] ?? rare),
        ...(Object.hasOwn(service.facts, aspect) ? { known: 1 } : {}),
        ...(id === lead ? { lead: 1, nothingAsked } : {}),
      },
    })),
    ...(service.questions ?? []).flatMap(({ id }) => {
      const aspect = ownQuestion(id);
      const like = likeOwnByAspect.get(aspect) ?? 0;
      return like > 0 ? [{ aspect, signals: { own: 1, ownLike: like } }] : [];
    }),
  ];
}

/** The service's own question that a wish is, if it is one. */
export function ownQuestionOf({ aspect }: Wish): string | undefined {
  return questionOf(aspect);
}

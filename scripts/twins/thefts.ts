import type { Catalogue, Intent } from '../../server/content/catalogue.ts';
import { findTarget } from '../../server/content/catalogue.ts';
import { type Language, languages } from '../../server/protocol/messages.ts';
import type { Candidate } from '../../server/understanding/rank.ts';
import { understand } from '../../server/understanding/understand.ts';

/** An utterance of one intent that another intent answers. */
export interface Theft {
  readonly intent: string;
  readonly said: string;
  readonly thief: Candidate;
  /** How sure the bot is of the intent that the utterance belongs to; 0 if it does not consider it. */
  readonly ownConfidence: number;
}

/** What became of the utterances of one intent. */
export interface TheftCount {
  readonly intent: string;
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
    const thefts = said.flatMap(({ language, text }) => theftOf(text, language, intent, catalogue));
    onIntent(index + 1);
    return { intent: intent.id, utterances: said.length, thefts };
  });
}

function theftOf(said: string, language: Language, intent: Intent, catalogue: Catalogue): readonly Theft[] {
  const { ranking, trace } = understand(said, { language }, catalogue);
  if (ranking.outcome !== 'matched') return [];
  const { best } = ranking;
  if (isOwn(best.intent, intent, catalogue)) return [];
  const own = trace.candidates.find((candidate) => isOwn(candidate.intent, intent, catalogue));
  return [{ intent: intent.id, said, thief: best, ownConfidence: own?.confidence ?? 0 }];
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

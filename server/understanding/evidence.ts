import type { Catalogue } from '../content/catalogue.ts';
import { type Beliefs, shareOf } from './beliefs.ts';
import type { Trigger } from './engine.ts';
import type { Mention, ReadToken } from './entities.ts';
import { officeTopic, serviceTopic } from './training.ts';
import type { Heard } from './understand.ts';

/** Below this, the words say nothing about a service but its name. */
export const leastAspect = 0.2;

/** An utterance this short that names no service leans on what was talked about. */
export const followUpWords = 8;

/** What is known of an utterance when its candidates are sought. */
export interface Evidence {
  readonly tokens: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  readonly beliefs: Beliefs;
  /** The question of a service that the utterance is most like, and how much: 0 to 1. */
  readonly question: { readonly service: string; readonly question: string; readonly similarity: number } | undefined;
  readonly context: Heard;
  readonly catalogue: Catalogue;
  readonly triggers: readonly Trigger[];
}

/** How much an utterance sounds like a question about services or offices at all. */
export function inScope({ topic }: Beliefs): number {
  return Math.min(1, 1.3 * (shareOf(topic, serviceTopic) + shareOf(topic, officeTopic)));
}

/** A confidence for people to read. */
export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

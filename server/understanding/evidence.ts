import type { Catalogue } from '../content/catalogue.ts';
import type { Circumstance } from '../content/schema.ts';
import type { HeardAspect } from './aspects.ts';
import type { Beliefs } from './beliefs.ts';
import type { Heard } from './heard.ts';
import type { Mention } from './mentions.ts';
import type { Triggers } from './triggers.ts';
import type { ReadToken } from './words.ts';

/** What is known of an utterance when its candidates are sought. */
export interface Evidence {
  readonly tokens: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  /** The services named in the part that asks, where there is a story around it. */
  readonly asksAbout: ReadonlySet<string>;
  /** Whether any of its words was ever heard. */
  readonly isHeard: boolean;
  /** Whether it is written in a language that nobody here speaks. */
  readonly isForeign: boolean;
  readonly beliefs: Beliefs;
  readonly heardAspects: readonly HeardAspect[];
  readonly circumstance: Circumstance | undefined;
  readonly context: Heard;
  readonly catalogue: Catalogue;
  readonly triggers: Triggers;
}

/** A confidence for people to read. */
export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

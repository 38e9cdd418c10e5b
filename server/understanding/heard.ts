import type { Circumstance } from '../content/schema.ts';
import type { Language } from '../protocol/messages.ts';

/** What carries over from earlier turns. */
export interface Heard {
  readonly language: Language;
  readonly intent?: string | undefined;
  readonly service?: string | undefined;
  readonly location?: string | undefined;
  readonly circumstance?: Circumstance | undefined;
  /** What the bot has just asked for. */
  readonly asked?: 'service' | 'place' | undefined;
}

import { z } from 'zod';
import { circumstances } from '../content/schema.ts';
import { languages } from '../protocol/messages.ts';

/** What carries over from turn to turn. Small, and free of anything the visitor wrote. */
export const contextSchema = z.object({
  language: z.enum(languages),
  /** Which intent was answered last, or waits for what was asked back. */
  intent: z.string().optional(),
  service: z.string().optional(),
  location: z.string().optional(),
  circumstance: z.enum(circumstances).optional(),
  /** What was asked back, so that a bare "Perso" or "List" is heard as the answer. */
  asked: z.enum(['service', 'place']).optional(),
  /** Misses in a row. */
  misses: z.number().int().nonnegative(),
});
export type Context = z.infer<typeof contextSchema>;

/** The context of a visit that has just begun. */
export function freshContext(language: Context['language']): Context {
  return { language, misses: 0 };
}

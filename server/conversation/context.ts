import { z } from 'zod';
import type { Catalogue } from '../content/catalogue.ts';
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

/**
 * The context as far as this content knows it. It may come from a server with older or newer content: what is not there
 * is forgotten, as if it had never been talked about.
 */
export function knownTo({ services, locations, intents }: Catalogue, context: Context): Context {
  const { intent, service, location } = context;
  const isStrange = (id: string | undefined, known: ReadonlyMap<string, unknown>) => id !== undefined && !known.has(id);
  return {
    ...context,
    // What was asked back belongs to the intent.
    ...(isStrange(intent, intents) ? { intent: undefined, asked: undefined } : {}),
    ...(isStrange(service, services) ? { service: undefined } : {}),
    ...(isStrange(location, locations) ? { location: undefined } : {}),
  };
}

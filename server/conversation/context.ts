import { z } from 'zod';
import { type Catalogue, findTarget } from '../content/catalogue.ts';
import { circumstances } from '../content/schema.ts';
import { languages } from '../protocol/messages.ts';

/** Who has more to choose from presses a button. */
export const mostCarried = 9;

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
  /** The choices asked back between, as their buttons name them, so that "das erste" is heard as the answer. */
  offered: z.array(z.string()).max(mostCarried).optional(),
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
export function knownTo(catalogue: Catalogue, context: Context): Context {
  const { services, locations, intents } = catalogue;
  const { intent, service, location, offered } = context;
  const isStrange = (id: string | undefined, known: ReadonlyMap<string, unknown>) => id !== undefined && !known.has(id);
  return {
    ...context,
    // What was asked back belongs to the intent.
    ...(isStrange(intent, intents) ? { intent: undefined, asked: undefined } : {}),
    ...(isStrange(service, services) ? { service: undefined } : {}),
    ...(isStrange(location, locations) ? { location: undefined } : {}),
    // With one of them gone, the places of the others have moved.
    ...(offered?.every((value) => findTarget(catalogue, value)) === false ? { offered: undefined } : {}),
  };
}

import { z } from 'zod';
import { languages, type Outcome } from '../protocol/messages.ts';

/**
 * Why a turn is put aside: not understood, understood without a fact to answer with, answered unhelpfully, asked back
 * without the visitor going on, or answered with little confidence.
 */
export const reasons = ['not-understood', 'no-fact', 'not-helpful', 'abandoned', 'unsure'] as const;

export const outcomes = ['matched', 'ambiguous', 'unmatched'] as const satisfies readonly Outcome[];

/** Longer paths are cut. */
export const mostPageLength = 200;

/** A turn put aside for people. It holds no personal data and nothing that links it to another one. */
export const entrySchema = z.object({
  /** Made from the utterance's id and text: what is sent twice is kept once. */
  id: z.string().min(1).max(100),
  /** The question, redacted. */
  text: z.string(),
  language: z.enum(languages),
  reason: z.enum(reasons),
  /** What the visitor got. Unknown for what was put aside by earlier versions. */
  outcome: z.enum(outcomes).optional(),
  /** The path of the page it was asked on, redacted. */
  page: z.string().max(mostPageLength).optional(),
  /** The nearest intents and services with their confidence, best first. */
  nearest: z.array(z.object({ intent: z.string(), service: z.string().optional(), confidence: z.number() })),
  at: z.iso.datetime(),
  /** What the visitor wrote about the answer, redacted. */
  comment: z.string().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

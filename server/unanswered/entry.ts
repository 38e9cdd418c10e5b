import { z } from 'zod';
import { languages } from '../protocol/messages.ts';

/** Why a turn is put aside: not understood, understood without a fact to answer with, or answered unhelpfully. */
export const reasons = ['not-understood', 'no-fact', 'not-helpful'] as const;

/** A turn put aside for people. It holds no personal data and nothing that links it to another one. */
export const entrySchema = z.object({
  /** Made from the utterance's id and text: what is sent twice is kept once. */
  id: z.string().min(1).max(100),
  /** The question, redacted. */
  text: z.string(),
  language: z.enum(languages),
  reason: z.enum(reasons),
  /** The nearest intents and services with their confidence, best first. */
  nearest: z.array(z.object({ intent: z.string(), service: z.string().optional(), confidence: z.number() })),
  at: z.iso.datetime(),
  /** What the visitor wrote about the answer, redacted. */
  comment: z.string().optional(),
});
export type Entry = z.infer<typeof entrySchema>;

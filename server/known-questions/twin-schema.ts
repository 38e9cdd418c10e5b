import { z } from 'zod';
import { languages } from '../protocol/messages.ts';

const line = z.string().trim().min(1);

const expectation = z
  .strictObject({
    intent: line
      .optional()
      .meta({ description: 'An intent: "service/costs". The one this file is named after if left out' }),
    service: line.optional().meta({ description: 'A service by its file name: "reisepass"' }),
    location: line.optional().meta({ description: 'An office by its file name: "buergeramt-linden"' }),
    district: line.optional().meta({ description: 'A district by its id' }),
    contains: z.array(line).min(1).optional().meta({ description: 'Words that the answer must hold' }),
    outcome: z
      .enum(['matched', 'ambiguous', 'unmatched'])
      .optional()
      .meta({ description: 'matched: answered, ambiguous: asked back, unmatched: not understood' }),
  })
  .meta({ id: 'expectation', description: 'What must come of it' });

const say = line.meta({
  description: 'What a visitor writes. May hold [optional words], (one|another) and {service}, {location}, {district}',
});

const language = z
  .enum(languages)
  .optional()
  .meta({ description: 'The language the chat is set to; German if left out' });

/** One utterance and what must come of it. */
export const singleSchema = z.strictObject({ say, language, expect: expectation.optional() });

/** Several utterances of one conversation. */
export const dialogueSchema = z.strictObject({
  dialogue: z
    .array(z.strictObject({ say, expect: expectation.optional() }))
    .min(2)
    .meta({ description: 'Several turns of one conversation; the file’s own intent is expected of the last one' }),
  language,
});

/** `test/intents/<topic>/<name>.yaml` and `test/knowledge-base/services/<id>.yaml` */
export const twinSchema = z.array(z.union([singleSchema, dialogueSchema])).min(1);

/** `test/intents/known-failures.yaml` */
export const knownFailuresSchema = z.array(
  z.strictObject({
    say: line.meta({ description: 'The utterance as it stands in its twin file' }),
    reason: line.meta({ description: 'Why it fails, and what would have to change' }),
  }),
);

export type Expectation = z.infer<typeof expectation>;
export type KnownFailure = z.infer<typeof knownFailuresSchema>[number];

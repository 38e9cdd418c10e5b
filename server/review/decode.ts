import type { z } from 'zod';
import { Refusal } from './refusal.ts';

/** What came in, if it is as it should be; else a refusal that names the field. */
export function decode<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('bad_request', { detail: result.error.issues[0]?.path.join('.') || 'body' });
}

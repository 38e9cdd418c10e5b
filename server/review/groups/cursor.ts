import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** After which row a list goes on: what it is sorted by, and the row's number. */
const positionSchema = z.tuple([z.union([z.string().max(100), z.int()]), z.int()]);
export type Position = z.infer<typeof positionSchema>;

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Where a cursor points. Refuses one that was not written here for this kind of sorting. */
export function readCursor(cursor: string, kind: 'string' | 'number'): Position {
  const parsed = positionSchema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || typeof parsed.data[0] !== kind) throw new Refusal('bad_request', { detail: 'cursor' });
  return parsed.data;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

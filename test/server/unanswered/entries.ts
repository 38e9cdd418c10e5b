import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Entry } from '../../../server/unanswered/entry.ts';

export function entry(id: string, text = `Frage ${id}`): Entry {
  return {
    id,
    text,
    language: 'de',
    reason: 'not-understood',
    nearest: [{ intent: 'service/costs', service: 'reisepass', confidence: 0.4 }],
    at: '2026-03-02T10:00:00.000Z',
  };
}

/** An empty folder, removed with the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

import { describe, expect, it } from 'vitest';
import { fileKinds, schemaText } from '../../../scripts/schemas.ts';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import { maxUtteranceLength } from '../../../server/protocol/messages.ts';
import { catalogueOf, goodTexts } from './good-content.ts';

/**
 * What one message may cost of the processor: twice the 50 ms of fault C4, because a shared machine makes the same work
 * dearer. An engine that tries all ways would need years for these.
 */
const mostMs = 100;

/** What explodes in an engine that tries all ways; in content and in utterances it is text like any other. */
const hostilePatterns = ['^(a+)+$', '(.*)*x', '(a|aa)+$', '([a-zA-Z]+)*!', '(?=(a+))a*b\\1', '[[:alpha:]', '\\'];

const now = new Date('2026-11-24T09:00:00Z');

describe('content without patterns (fault C4)', () => {
  const service = goodTexts['knowledge-base/services/reisepass-kind.yaml'] ?? '';
  const quoted = hostilePatterns.map((pattern) => JSON.stringify(pattern)).join(', ');
  const catalogue = catalogueOf({
    'knowledge-base/services/feindlich.yaml': service
      .replace('[Kinderpass]', `[${quoted}]`)
      .replace('Reisepass für Kinder', '"(a+)+$"'),
    'intents/smalltalk/greeting.yaml': (good) => good.replace('[hallo]', `[hallo, ${quoted}]`),
    'intents/emergency/medical.yaml': (good) => good.replace('[keine luft]', `[keine luft, ${quoted}]`),
  });
  const ask = (text: string) => takeTurn({ kind: 'utterance', text }, freshContext('de'), catalogue, now);
  // The first message makes the engine ready.
  ask('hallo');

  it.each([
    ['letters without end', 'a'.repeat(maxUtteranceLength)],
    ['letters without end but for the last', `${'a'.repeat(maxUtteranceLength - 1)}!`],
    ['many short words', 'aa '.repeat(maxUtteranceLength / 3)],
    ['many new words', Array.from({ length: 400 }, (_, at) => `w${at}`).join(' ')],
    ['brackets', '(['.repeat(maxUtteranceLength / 2)],
    ['slots', '{service} '.repeat(maxUtteranceLength / 10)],
    ['marks on one letter', `a${'\u0301'.repeat(maxUtteranceLength - 1)}`],
    ['gender forms', 'Bürger*innen'.repeat(maxUtteranceLength / 12)],
    ...hostilePatterns.map((pattern): [string, string] => [pattern, pattern]),
  ] satisfies [string, string][])('is matched in bounded time: %s', (_, text) => {
    // The best of five: other work on the machine makes it longer, never shorter.
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = process.cpuUsage();
      ask(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(mostMs);
  });

  it('takes a term that looks like a pattern for what it says', () => {
    const ofHostile = (text: string) => ask(text).reply.match?.slots.service === 'feindlich';
    expect(ofHostile('aaaaaaaaaaaaaaaa')).toBe(false);
    expect(ofHostile('xxxxxxxx')).toBe(false);
  });

  it('has no field for a pattern', () => {
    const keys = fileKinds.flatMap((kind) => keysOf(JSON.parse(schemaText(kind))));
    expect(keys.filter((key) => /pattern|regex|expression|match/i.test(key))).toEqual([]);
  });
});

/** The keys that editors may write, at any depth of a schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(Object(schema.properties)) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

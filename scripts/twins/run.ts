import type { Catalogue } from '../../server/content/catalogue.ts';
import { freshContext } from '../../server/conversation/context.ts';
import { linesOf } from '../../server/conversation/reply-text.ts';
import { takeTurn } from '../../server/conversation/turn.ts';
import { testClock } from '../../server/known-questions/clock.ts';
import type { Expectation } from '../../server/known-questions/twin-schema.ts';
import type { ListedFailure, TwinFile, TwinTest, TwinTurn } from '../../server/known-questions/twins.ts';
import type { Reply } from '../../server/protocol/messages.ts';

/** A turn that was not answered as expected. */
export interface Miss {
  readonly file: string;
  readonly turn: TwinTurn;
  /** What was said, spelt out if it was a template. */
  readonly said: string;
  readonly expected: Expectation;
  readonly reply: Reply;
  /** What differs, in an editor's words. */
  readonly reasons: readonly string[];
}

/** What came of the tests of one file. */
export interface TwinResult {
  readonly file: string;
  /** Turns asked, every variant of a template counted. */
  readonly asked: number;
  readonly misses: readonly Miss[];
}

/** Asks everything a twin file says, each conversation from its beginning. */
export function runTwinFile(file: TwinFile, catalogue: Catalogue): TwinResult {
  const results = file.tests.flatMap((test) => runTest(file.path, test, catalogue));
  return {
    file: file.path,
    asked: results.length,
    misses: results.filter((result) => result.reasons.length > 0),
  };
}

/** Tells the misses that are known from those that are news, and finds known failures that are none (any more). */
export function judge(
  results: readonly TwinResult[],
  known: readonly ListedFailure[],
  files: readonly TwinFile[],
): {
  readonly news: readonly Miss[];
  readonly known: readonly Miss[];
  /** Listed, but answered as expected. */
  readonly healed: readonly ListedFailure[];
  /** Listed, but no test says it. */
  readonly unheard: readonly ListedFailure[];
} {
  const misses = results.flatMap((result) => result.misses);
  const said = new Set(
    files.flatMap(({ tests }) =>
      tests.flatMap(({ turns }) =>
        turns.flatMap(({ say, expansion }) => [say, ...expansion.variants.map(({ text }) => text)]),
      ),
    ),
  );
  const isListed = (miss: Miss) => known.some(({ say }) => covers(say, miss));
  return {
    news: misses.filter((miss) => !isListed(miss)),
    known: misses.filter(isListed),
    healed: known.filter(({ say }) => said.has(say) && !misses.some((miss) => covers(say, miss))),
    unheard: known.filter(({ say }) => !said.has(say)),
  };
}

function covers(say: string, miss: Miss): boolean {
  return say === miss.said || say === miss.turn.say;
}

function runTest(file: string, { language, turns }: TwinTest, catalogue: Catalogue): readonly Miss[] {
  const rounds = Math.max(...turns.map(({ expansion }) => expansion.variants.length));
  return Array.from({ length: rounds }, (_, round) => {
    let context = freshContext(language);
    return turns.map((turn): Miss => {
      const { variants } = turn.expansion;
      const { text, slots } = variants[round % variants.length] ?? { text: turn.say, slots: {} };
      const { reply, context: next } = takeTurn({ kind: 'utterance', text }, context, catalogue, testClock);
      context = next;
      const expected = { ...slots, ...turn.expect } satisfies Expectation;
      return { file, turn, said: text, expected, reply, reasons: differences(expected, reply) };
    });
  }).flat();
}

/** What a reply lacks of what was expected; nothing if it is right. */
export function differences(expected: Expectation, reply: Reply): readonly string[] {
  const { intent, service, location, district, contains = [] } = expected;
  const outcome = expected.outcome ?? (intent === 'fallback/fallback' ? 'unmatched' : 'matched');
  const reasons: string[] = [];
  if (reply.outcome !== outcome) reasons.push(`${outcomeNames[reply.outcome]} statt ${outcomeNames[outcome]}`);
  const { intent: answered, slots } = reply.match ?? { intent: '–', slots: {} };
  // Where asking back is right, what was meant need only be among the choices.
  const offered = outcome === 'ambiguous' ? reply.choices.map(({ value }) => value) : [];
  if (intent !== undefined && answered !== intent && !offered.includes(intent) && !offersAspect(offered, intent))
    reasons.push(`Intent ${answered} statt ${intent}`);
  const expectedSlots = { service, location, district };
  for (const slot of ['service', 'location', 'district'] as const) {
    const wanted = expectedSlots[slot];
    if (wanted === undefined || slots[slot] === wanted) continue;
    if (offered.some((value) => value.split('/')[0] === wanted)) continue;
    reasons.push(`${slotTitles[slot]} ${slots[slot] ?? '–'} statt ${wanted}`);
  }
  // With another answer, that its words differ is no news.
  if (reasons.length > 0) return reasons;
  const text = linesOf(reply).join('\n');
  return contains.filter((words) => !text.includes(words.replace(/\s+/g, ' '))).map((words) => `es fehlt „${words}“`);
}

function offersAspect(offered: readonly string[], intent: string): boolean {
  const [, about] = intent.split('/');
  return offered.some((value) => value.split('/')[1] === about);
}

export const outcomeNames: Readonly<Record<Reply['outcome'], string>> = {
  matched: 'beantwortet',
  ambiguous: 'zurückgefragt',
  unmatched: 'nicht verstanden',
};

export const slotTitles = { service: 'Leistung', location: 'Standort', district: 'Stadtteil' } as const;

import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';
import { tuesday } from './talk.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

/** Far above what a turn takes, for a machine that is busy with other tests. */
const mostMs = 500;

test.each([
  ['a thousand marks on one letter', `Reisep${'\u0301'.repeat(1000)}ass`],
  ['five hundred joined emoji', '👨‍👩‍👧‍👦'.repeat(180)],
  ['text from right to left', 'كم تكلفة جواز السفر؟ '.repeat(90)],
  ['one long word', 'ß'.repeat(2000)],
  ['two thousand words of one letter', 'a '.repeat(1000)],
  ['hyphens without end', '-'.repeat(2000)],
  ['a word like many known ones', 'personalausweisreisepassmeldebescheinigung'.repeat(47)],
])('%s is answered in bounded time', (_, text) => {
  const startedMs = performance.now();
  const { reply } = takeTurn({ kind: 'utterance', text }, freshContext('de'), catalogue, new Date(tuesday));
  expect(performance.now() - startedMs).toBeLessThan(mostMs);
  expect(reply.parts.length).toBeGreaterThan(0);
});

import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { type Context, freshContext } from '../../../server/conversation/context.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';
import { tuesday } from './talk.ts';

// While a change is rolled out, a conversation may come from a server with other content.
const strange: Context = {
  ...freshContext('de'),
  intent: 'service/abolished',
  service: 'abolished',
  location: 'abolished',
  asked: 'service',
  offered: ['abolished/costs', 'reisepass/costs'],
};
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

const say = (text: string, context: Context) =>
  takeTurn({ kind: 'utterance', text }, context, catalogue, new Date(tuesday));

test.each([
  'Reisepass',
  'Was kostet das?',
  'Und wo?',
  'Wann haben die auf?',
  'Linden',
  'Welche Unterlagen?',
  'das zweite',
])('"%s" is answered as at the beginning if what was talked about is not in this content', (text) => {
  const { reply } = say(text, strange);
  expect(reply).toEqual(say(text, freshContext('de')).reply);
});

test('what is not in this content is not carried on', () => {
  expect(JSON.stringify(say('Danke', strange).context)).not.toContain('abolished');
});

test('a button of other content leads to the start, with a word of explanation', () => {
  const { reply } = takeTurn({ kind: 'choice', value: 'abolished/costs' }, strange, catalogue, new Date(tuesday));
  expect(reply).toMatchObject({ outcome: 'unmatched', choices: expect.arrayContaining([expect.anything()]) });
});

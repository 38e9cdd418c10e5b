import { expect, test } from 'vitest';
import type { ServerMessage } from '../../../server/protocol/messages.ts';
import { frameOf } from '../../../server/transport/frame.ts';
import { textReply } from '../harness.ts';

const reply = (to: string): ServerMessage => ({ type: 'reply', to, id: `answer ${to}`, resume: 'token', ...shared });
const shared = {
  ...textReply('„Ja“,\nsagt\u2028sie \ud800'),
  choices: [{ label: 'Kosten', value: 'reisepass/costs' }],
};

const messages: readonly (readonly [string, ServerMessage])[] = [
  ['a reply', reply('1')],
  ['an answer that another visitor got before', reply('2')],
  ['an answer that many visitors got before', reply('3')],
  ['a reply without choices', { ...reply('4'), ...textReply('Nein') }],
  ['a greeting', { type: 'welcome', version: 1, language: 'de', resume: 'token', reply: textReply('Guten Tag') }],
  ['an error', { type: 'error', code: 'internal', message: 'Das hat nicht geklappt.' }],
];

test.each(messages)('%s arrives as it was sent', (_, message) => {
  expect(JSON.parse(frameOf(message))).toEqual(JSON.parse(JSON.stringify(message)));
});

test('what changes from one visitor to the next is not kept', () => {
  const frames = ['a', 'b', 'c', 'd'].map((to) => JSON.parse(frameOf(reply(to))));
  expect(frames.map(({ to }) => to)).toEqual(['a', 'b', 'c', 'd']);
});

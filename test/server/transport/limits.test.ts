import { expect, test } from 'vitest';
import type { ServerMessage } from '../../../server/protocol/messages.ts';
import { spend } from '../../../server/transport/allowance.ts';
import { createVisitors } from '../../../server/transport/visitors.ts';
import { frame, handshake, openTestApp, RawVisitor, type ServerFrame, Visitor } from '../harness.ts';

const rate = { messages: 2, perMs: 1000 };

test('who has spent their messages waits until one has come back', () => {
  const first = spend(undefined, 0, rate);
  const second = spend(first.allowance, 0, rate);
  expect(spend(second.allowance, 0, rate).waitMs).toBe(500);
});

test('messages come back with time', () => {
  const first = spend(undefined, 0, rate);
  const second = spend(first.allowance, 0, rate);
  expect(spend(second.allowance, 500, rate).waitMs).toBe(0);
});

test('no more messages are saved up than the limit', () => {
  let { allowance } = spend(undefined, 0, rate);
  const waits = [1, 2, 3].map(() => {
    const next = spend(allowance, 3_600_000, rate);
    allowance = next.allowance;
    return next.waitMs;
  });
  expect(waits).toEqual([0, 0, 500]);
});

test('a clock that is set back costs nobody a message', () => {
  const { allowance } = spend(undefined, 3_600_000, rate);
  expect(spend(allowance, 0, rate).waitMs).toBe(0);
});

test('an address is forgotten when 20,000 others have come after it', () => {
  const visitors = createVisitors({ connections: 1, connectionsPerAddress: 1, messages: 1, messagesMs: 1000 });
  for (let each = 0; each < 5; each += 1) visitors.spend('first', 0);
  for (let each = 0; each < 20_000; each += 1) visitors.spend(`other-${each}`, 0);
  expect(visitors.spend('first', 0)).toBe(0);
});

test('too many messages are answered with slow_down and a waiting time', async () => {
  const visitor = await Visitor.enter(
    await openTestApp({ env: { LIMIT_MESSAGES: '2', LIMIT_MESSAGES_SECONDS: '60' } }),
  );
  await visitor.say('eins');
  expect(await visitor.ask({ type: 'utterance', id: 'a', text: 'zwei' })).toEqual({
    type: 'error',
    code: 'slow_down',
    to: 'a',
    message: '{"seconds":"30"}',
  });
});

test('500 messages in one packet end with 1008', async () => {
  const messages = Array.from({ length: 500 }, (_, each) =>
    frame(`{"type":"utterance","id":"${each}","text":"hallo"}`),
  );
  const visitor = await RawVisitor.open(await openTestApp(), Buffer.concat([handshake(), ...messages]));
  expect(await visitor.closeCode()).toBe(1008);
});

test('of 500 messages in one packet only those within the limit are carried out', async () => {
  const messages = Array.from({ length: 500 }, (_, each) =>
    frame(`{"type":"utterance","id":"${each}","text":"hallo"}`),
  );
  let turns = 0;
  const server = await openTestApp({
    chat: {
      take: async (message, context) => {
        turns += 1;
        return { message: { type: 'error', code: 'internal', message: message.type }, context };
      },
    },
  });
  const visitor = await RawVisitor.open(server, Buffer.concat([handshake(), ...messages]));
  await visitor.closeCode();
  expect(turns).toBeLessThanOrEqual(21);
});

test('opening one connection after another does not dodge the limit', async () => {
  const server = await openTestApp({ env: { LIMIT_MESSAGES: '2', LIMIT_MESSAGES_SECONDS: '600' } });
  const answers: ServerMessage[] = [];
  for (let each = 0; each < 11; each += 1) {
    const visitor = await Visitor.connect(server);
    answers.push(await visitor.ask({ type: 'hello', version: 1 }));
  }
  expect(answers.map((answer) => (answer.type === 'error' ? answer.code : answer.type))).toEqual([
    ...Array.from({ length: 10 }, () => 'welcome'),
    'slow_down',
  ]);
});

test('bad messages over and over end with 1008', async () => {
  const visitor = await Visitor.connect(await openTestApp());
  for (let each = 0; each < 20; each += 1) visitor.send('not json');
  expect(await visitor.closed).toMatchObject({ code: 1008 });
});

test('who is expelled leaves one line in the log', async () => {
  const server = await openTestApp();
  const visitor = await Visitor.connect(server);
  for (let each = 0; each < 40; each += 1) visitor.send('not json');
  await visitor.closed;
  expect(server.log.filter((line) => line.includes('too many refused messages'))).toHaveLength(1);
});

test('others get their answers while one client floods the server', async () => {
  const server = await openTestApp();
  const visitor = await Visitor.enter(server);
  const messages = Array.from({ length: 500 }, () => frame('not json'));
  const isClosed = (frames: readonly ServerFrame[]) => frames.some(({ opcode }) => opcode === 8);
  const flood = await RawVisitor.open(server, Buffer.concat([handshake(), ...messages]));
  expect(await visitor.say('geht es noch?')).toMatchObject({ to: '1' });
  await flood.frames(isClosed);
});

import { expect, test } from 'vitest';
import { frame, handshake, opcodes, openTestApp, RawVisitor, type TestServer, Visitor } from '../harness.ts';

/** What the server closes a connection with that sends these frames. */
async function closeCodeFor(bytes: Buffer, server?: TestServer): Promise<number | undefined> {
  const visitor = await RawVisitor.open(server ?? (await openTestApp()), Buffer.concat([handshake(), bytes]));
  return visitor.closeCode();
}

function closeFrame(code: number): Buffer {
  return frame(Buffer.from([code >> 8, code & 255]), { opcode: opcodes.close });
}

test.each([
  ['an unmasked frame', frame('{}', { masked: false })],
  ['a reserved bit', frame('{}', { reserved: 1 })],
  ['a reserved opcode', frame('{}', { opcode: 3 })],
  ['a reserved control opcode', frame('', { opcode: 11 })],
  ['a ping in fragments', frame('', { opcode: opcodes.ping, fin: false })],
  ['a ping of 126 bytes', frame('x'.repeat(126), { opcode: opcodes.ping })],
  ['a continuation of nothing', frame('{}', { opcode: opcodes.continuation })],
  ['a message begun inside another', Buffer.concat([frame('{', { fin: false }), frame('}')])],
  ['the close code 999', closeFrame(999)],
  ['the close code 1005', closeFrame(1005)],
  ['a close frame of one byte', frame('x', { opcode: opcodes.close })],
])('%s is closed with 1002', async (_, bytes) => {
  expect(await closeCodeFor(bytes)).toBe(1002);
});

test('others chat on while one client breaks the protocol', async () => {
  const server = await openTestApp();
  const visitor = await Visitor.enter(server);
  await closeCodeFor(frame('{}', { masked: false }), server);
  expect(await visitor.say('noch da?')).toMatchObject({ to: '1' });
});

test('text that is not UTF-8 is closed with 1007', async () => {
  expect(await closeCodeFor(frame(Buffer.from([0xc3, 0x28])))).toBe(1007);
});

test('a close frame whose reason is not UTF-8 is closed with 1007', async () => {
  expect(await closeCodeFor(frame(Buffer.from([3, 232, 0xc3, 0x28]), { opcode: opcodes.close }))).toBe(1007);
});

test('a message over the limit in one frame is closed with 1009', async () => {
  expect(await closeCodeFor(frame('x'.repeat(16_385)))).toBe(1009);
});

test('a message over the limit in several fragments is closed with 1009', async () => {
  const half = 'x'.repeat(10_000);
  const bytes = Buffer.concat([frame(half, { fin: false }), frame(half, { opcode: opcodes.continuation })]);
  expect(await closeCodeFor(bytes)).toBe(1009);
});

test.each([2n ** 53n, 2n ** 53n - 1n, 2n ** 40n])(
  'a header that declares %s bytes is closed with 1009',
  async (declaredLength) => {
    expect(await closeCodeFor(frame('', { declaredLength }))).toBe(1009);
  },
);

test('a declared length takes no memory', async () => {
  const server = await openTestApp();
  const before = process.memoryUsage().arrayBuffers;
  await Promise.all(Array.from({ length: 40 }, () => closeCodeFor(frame('', { declaredLength: 2n ** 30n }), server)));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

test('20,000 empty fragments are closed with 1008', async () => {
  const fragment = frame('', { opcode: opcodes.continuation, fin: false });
  const bytes = Buffer.concat([frame('', { fin: false }), ...Array.from({ length: 20_000 }, () => fragment)]);
  expect(await closeCodeFor(bytes)).toBe(1008);
});

test('1,000 pings at once end the connection', async () => {
  const server = await openTestApp();
  const pings = Buffer.concat(Array.from({ length: 1000 }, () => frame('', { opcode: opcodes.ping })));
  const visitor = await RawVisitor.open(server, Buffer.concat([handshake(), pings]));
  const frames = await visitor.frames((heard) => heard.some(({ opcode }) => opcode === opcodes.close));
  expect(frames.length).toBeLessThan(50);
});

test('a few pings are answered', async () => {
  const server = await openTestApp();
  const ping = frame('hi', { opcode: opcodes.ping });
  const visitor = await RawVisitor.open(server, Buffer.concat([handshake(), ping, ping]));
  const frames = await visitor.frames((heard) => heard.length === 2);
  expect(frames.map(({ payload }) => String(payload))).toEqual(['hi', 'hi']);
});

test('a binary frame is closed with 1003', async () => {
  expect(await closeCodeFor(frame('{"type":"hello","version":1}', { opcode: opcodes.binary }))).toBe(1003);
});

test('an empty text frame is a bad message, and the chat goes on', async () => {
  const visitor = await Visitor.enter(await openTestApp());
  expect(await visitor.ask('')).toMatchObject({ type: 'error', code: 'bad_message' });
  expect(await visitor.say('weiter')).toMatchObject({ to: '1' });
});

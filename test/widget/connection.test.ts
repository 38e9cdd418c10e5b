import { expect, test, vi } from 'vitest';
import type { ServerMessage } from '../../server/protocol/messages.ts';
import { backoffMs } from '../../widget/connection/backoff.ts';
import { Connection, type ConnectionState, silenceMs } from '../../widget/connection.ts';
import { FakeEnvironment, reply, replyTo, welcome } from './fake-environment.ts';

const question = { type: 'utterance', id: 'q1', text: 'Was kostet ein Reisepass?' } as const;

function connect() {
  const environment = new FakeEnvironment();
  const received: ServerMessage[] = [];
  const states: ConnectionState[] = [];
  const connection = new Connection({
    server: 'https://chat.example/',
    environment,
    hello: () => ({ type: 'hello', version: 1, language: 'de' }),
    onMessage: (message) => received.push(message),
    onState: (state) => states.push(state),
  });
  connection.connect();
  return { connection, environment, received, states };
}

test('says hello first and is online once the server has welcomed it', () => {
  const { environment, states } = connect();
  environment.socket.welcome();
  expect(environment.socket.sent).toEqual([{ type: 'hello', version: 1, language: 'de' }]);
  expect(states).toEqual(['connecting', 'online']);
});

test('sends what was asked before the connection stood', () => {
  const { connection, environment } = connect();
  connection.send(question);
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual(['q1']);
});

test('sends an unanswered question once more after a reconnection', () => {
  const { connection, environment } = connect();
  environment.socket.welcome();
  connection.send(question);
  environment.socket.lose();
  environment.pass(1000);
  environment.socket.welcome();
  expect(environment.sockets.map((socket) => socket.sentIds())).toEqual([['q1'], ['q1']]);
});

test('keeps a question until the reply to it, not to another', () => {
  const { connection, environment } = connect();
  environment.socket.welcome();
  connection.send(question);
  connection.send({ ...question, id: 'q2' });
  environment.socket.receive(replyTo('q2'));
  environment.socket.lose();
  environment.pass(1000);
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual(['q1']);
});

test('does not send a refused question again', () => {
  const { connection, environment } = connect();
  environment.socket.welcome();
  connection.send(question);
  environment.socket.receive({ type: 'error', to: 'q1', code: 'too_long', message: 'Zu lang.' });
  environment.socket.lose();
  environment.pass(1000);
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual([]);
});

test('waits longer after each failure, at random up to a limit', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6].map((failures) => backoffMs(failures, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(backoffMs(3, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.25)).toBe(2000);
});

test('goes on trying during a long outage, with sockets and with HTTP', async () => {
  const { environment, states } = connect();
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    environment.socket.lose();
    // From the second failure on a request comes between; its failure arrives a moment later.
    await vi.waitFor(() => expect(environment.posted).toHaveLength(attempt - 1));
    await vi.waitFor(() => expect(environment.isWaiting()).toBe(true));
    environment.pass(30_000);
    expect(environment.sockets).toHaveLength(attempt + 1);
  }
  expect(states).toEqual(['connecting', 'offline']);
});

test('believes a silent server to be lost, and asks again on a new connection', () => {
  const { connection, environment } = connect();
  environment.socket.welcome();
  connection.send(question);
  environment.pass(silenceMs + 1000);
  expect(environment.sockets[0]?.isClosed).toBe(true);
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual(['q1']);
});

test('says hello again to a server that has refused the first one, because many came at once', () => {
  const { connection, environment } = connect();
  environment.socket.receive({ type: 'error', code: 'slow_down', message: 'Bitte warten Sie.' });
  connection.send(question);
  environment.pass(silenceMs);
  environment.pass(1000);
  expect(environment.sockets).toHaveLength(2);
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual(['q1']);
});

test('tries at once when the visitor asks for it', () => {
  const { connection, environment } = connect();
  environment.socket.lose();
  connection.wake();
  expect(environment.sockets).toHaveLength(2);
  environment.socket.welcome();
  environment.pass(60_000);
  expect(environment.sockets).toHaveLength(2);
});

test('turns to HTTP after two sockets have failed, with the same messages', async () => {
  const { connection, environment, received, states } = connect();
  environment.answer = (body) => Promise.resolve(JSON.stringify(body).includes('hello') ? welcome : replyTo('q1'));
  connection.send(question);
  environment.socket.lose();
  environment.pass(1000);
  environment.socket.lose();
  await vi.waitFor(() => expect(received.map(({ type }) => type)).toEqual(['welcome', 'reply']));
  expect(environment.posted).toEqual([
    { message: { type: 'hello', version: 1, language: 'de' } },
    { message: question, resume: 'resume-0' },
  ]);
  expect(states).toEqual(['connecting', 'offline', 'online']);
});

test('leaves out what it does not know: messages, parts', () => {
  const { environment, received } = connect();
  environment.socket.welcome();
  environment.socket.receive({ type: 'weather', sunny: true });
  environment.socket.receive({ ...replyTo('q1'), parts: [{ type: 'film' }, ...reply.parts] });
  expect(received.map(({ type }) => type)).toEqual(['welcome', 'reply']);
  expect(received[1]).toMatchObject({ parts: reply.parts });
});

test('forgets on both sides and begins anew', () => {
  const { connection, environment } = connect();
  environment.socket.welcome();
  connection.send(question);
  connection.forget();
  expect(environment.sockets[0]?.sent.at(-1)).toEqual({ type: 'forget' });
  environment.socket.welcome();
  expect(environment.socket.sentIds()).toEqual([]);
});

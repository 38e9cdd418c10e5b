import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { openTestApp, openTestService, ownOrigin, refusalOf, type TestServer, Visitor } from '../harness.ts';

// What happens on a socket is counted a moment after the visitor has seen it.
vi.setConfig({ testTimeout: 20_000 });

let service: TestServer;
beforeAll(async () => {
  service = await openTestService({ env: { METRICS_PORT: '0', LIMIT_CONNECTIONS_PER_ADDRESS: '1000' } });
}, 120_000);
afterAll(() => service.close());

async function read(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${service.metricsPort}/metrics`)).text();
}

/** The value of one line, such as `hsc_connections`; undefined if there is none. */
async function figure(line: string): Promise<number | undefined> {
  const found = (await read()).split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

test('questions are counted by outcome, language and intent, with the time they took', async () => {
  const visitor = await Visitor.enter(service);
  await visitor.say('Was kostet ein Reisepass?');
  await visitor.say('Was kostet ein Personalausweis?');
  await visitor.say('Schnurpsel grumpf');
  const line = (outcome: string, intent: string) =>
    `hsc_questions_total{kind="utterance",outcome="${outcome}",language="de",intent="${intent}"}`;
  expect(await figure(line('matched', 'service/costs'))).toBe(2);
  expect((await read()).match(/^hsc_questions_total.*unmatched.*$/gm)).toEqual([
    `${line('unmatched', 'fallback/fallback')} 1`,
  ]);
  expect(await figure('hsc_answer_seconds_count{outcome="matched"}')).toBe(2);
});

test('a question that is put aside is kept with its page where questions are counted, too', async () => {
  const visitor = await Visitor.enter(service, { page: '/leben/ausweise?suche=Anna' });
  await visitor.say('Knarzdudel wumpf');
  const store = await openUnansweredStore({ dataDir: service.dataDir });
  onTestFinished(() => store.close());
  await vi.waitFor(
    async () =>
      expect(await store.list(100)).toContainEqual(
        expect.objectContaining({ text: 'Knarzdudel wumpf', page: '/leben/ausweise' }),
      ),
    10_000,
  );
});

test('open chats are counted, and how those that ended did', async () => {
  const before = (await figure('hsc_connections')) ?? 0;
  const visitor = await Visitor.enter(service);
  expect(await figure('hsc_connections')).toBe(before + 1);
  visitor.socket.close(4999);
  await vi.waitFor(async () => expect(await figure('hsc_connections_closed_total{code="other"}')).toBe(1));
});

test('refusals are counted: of connections by status, of messages by code', async () => {
  await refusalOf(service, '/chat', { Origin: 'https://evil.example' });
  const visitor = await Visitor.enter(service);
  await visitor.ask('no JSON');
  await visitor.ask({ type: 'utterance', id: '1', text: 'x'.repeat(2001) });
  expect(await figure('hsc_http_requests_total{route="/chat",status="403"}')).toBe(1);
  expect(await figure('hsc_refusals_total{code="bad_message"}')).toBe(1);
  expect(await figure('hsc_refusals_total{code="too_long"}')).toBe(1);
});

test('the content in service is named as in /readyz, with its age', async () => {
  const state = await (await fetch(`http://127.0.0.1:${service.metricsPort}/readyz`)).json();
  const { content } = state as { readonly content: string };
  expect(await figure(`hsc_content_info{version="${content}"}`)).toBe(1);
  const since = (await figure('hsc_content_loaded_timestamp_seconds')) ?? 0;
  expect(Date.now() / 1000 - since).toBeLessThan(600);
});

test('what can go wrong is there as a zero before it does', async () => {
  const text = await read();
  for (const line of [
    'hsc_trouble{part="content"} 0',
    'hsc_trouble{part="store"} 0',
    'hsc_trouble{part="queue"} 0',
    'hsc_content_reloads_total{result="broken"} 0',
    'hsc_queue_entries ',
    'nodejs_eventloop_lag_p99_seconds ',
  ])
    expect(text).toContain(line);
});

test('no label carries what a client has sent', async () => {
  const visitor = await Visitor.enter(service);
  await visitor.say('Geheimnis, mein Name ist Anna Müller');
  await visitor.ask({ type: 'choice', id: 'geheim-1', value: 'Geheimnis' });
  await visitor.ask({ type: 'Geheimnis' });
  visitor.send({ type: 'feedback', answer: 'Geheimnis', helpful: false, comment: 'Geheimnis' });
  await visitor.say('Danke');
  await fetch(`http://127.0.0.1:${service.port}/Geheimnis?Geheimnis`, { headers: { origin: ownOrigin } });
  const text = await read();
  expect(text).toContain('hsc_feedback_total{helpful="false"} 1');
  expect(text).not.toMatch(/geheim|anna/i);
});

test('there are no metrics on the port of the chat', async () => {
  expect((await fetch(`http://127.0.0.1:${service.port}/metrics`)).status).toBe(404);
});

test('nothing is measured where no port is set', async () => {
  const server = await openTestApp();
  expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(404);
  expect(server.metricsPort).toBeUndefined();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Match, Reply, ServerMessage } from '../../../server/protocol/messages.ts';
import { createTokenSealer } from '../../../server/transport/token.ts';
import { openTestService, type TestServer, Visitor } from '../harness.ts';

const key = Buffer.alloc(32, 1);
const olderKey = Buffer.alloc(32, 2);
let service: TestServer;
let now = new Date('2026-03-02T10:00:00Z');

beforeAll(async () => {
  service = await openTestService({
    env: {
      LIMIT_MESSAGES: '10000',
      LIMIT_CONNECTIONS_PER_ADDRESS: '1000',
      LIMIT_FRAME_BYTES: '131072',
      TOKEN_KEYS: [key, olderKey].map((each) => each.toString('base64url')).join(),
    },
    now: () => now,
  });
}, 120_000);
afterAll(() => service.close());

/** A reply without what is new in every one. */
function answerIn(message: ServerMessage): Omit<Reply, 'language' | 'match'> & Partial<Match> {
  if (message.type !== 'reply') throw new Error(`not a reply: ${JSON.stringify(message)}`);
  const { match, parts, choices, outcome } = message;
  return { ...(match ? { intent: match.intent, slots: match.slots } : {}), parts, choices, outcome };
}

async function answerTo(text: string) {
  return answerIn(await (await Visitor.enter(service)).say(text));
}

test('a question about a fee is answered with it', async () => {
  expect(await answerTo('Was kostet ein Reisepass?')).toMatchObject({
    outcome: 'matched',
    intent: 'service/costs',
    slots: { service: 'reisepass' },
  });
});

test.each([
  ['nothing', ''],
  ['blanks', ' \t \n '],
  ['zero-width characters', '\u200b\u200d\ufeff'],
  ['signs', '?!… — 🙂'],
])('who sends %s is asked for a question in a friendly way', async (_, text) => {
  expect(await answerTo(text)).toMatchObject({ outcome: 'unmatched', parts: [{ type: 'text' }] });
});

test('a question of 2,000 characters is answered', async () => {
  expect(await answerTo('Was kostet ein Reisepass? '.repeat(80).slice(0, 2000))).toHaveProperty('outcome');
});

test.each([
  ['one character too many', 'Was kostet ein Reisepass? '.repeat(80).slice(0, 2001)],
  ['60 KB of one letter', 'a'.repeat(60_000)],
  ['60 KB of words', 'Pass '.repeat(12_000)],
])('%s is too long, and the limit is told', async (_, text) => {
  const visitor = await Visitor.enter(service);
  expect(await visitor.ask({ type: 'utterance', id: 'a', text })).toMatchObject({
    type: 'error',
    code: 'too_long',
    to: 'a',
    message: expect.stringContaining('2000'),
  });
});

test.each([
  ['one letter', 'a'.repeat(2000)],
  ['one word', 'Reisepass'.repeat(222)],
  ['misspelt words', 'Raisepas Persohnalausweiß '.repeat(76)],
  ['blanks', `${' '.repeat(1990)}Pass`],
  ['combining marks', `a${'\u0301'.repeat(1000)}`],
  ['joined emoji', '🧑‍🧑‍🧒'.repeat(250)],
  ['opening brackets', '['.repeat(2000)],
  ['Arabic', 'جواز السفر '.repeat(180)],
])('2,000 characters of %s do not hold up the other chats', async (_, text) => {
  await answerTo('Was kostet ein Reisepass?');
  const started = performance.now();
  await answerTo(text.slice(0, 2000));
  expect(performance.now() - started).toBeLessThan(500);
});

test.each([
  ['control characters', 'Was kostet\u0000 ein \u001b[31mReisepass\u0007?'],
  ['lone surrogates', 'Was kostet ein Reisepass?\ud800'],
  ['direction overrides', '\u202eWas kostet ein Reisepass?\u202c'],
  ['line separators', 'Was kostet\u2028ein\u2029Reisepass?'],
  ['SQL', "Was kostet ein Reisepass?'; drop table unanswered; --"],
  ['paths', '../../etc/passwd %2e%2e $(id) `id`'],
  ['templates', "{{constructor.constructor('return process')()}} <%= process.env %>"],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
])('%s in a question are answered like any other text', async (_, text) => {
  expect(await answerTo(text)).toHaveProperty('outcome');
});

test.each([
  [
    'ü in two characters',
    'Meldebescheinigung für Bürger: Gebühr?',
    'Meldebescheinigung für Bürger: Gebühr?'.normalize('NFD'),
  ],
  ['SS for ß', 'Muss ich die Straße ummelden?', 'Muss ich die STRASSE ummelden?'],
  ['full-width letters', 'Was kostet ein Reisepass?', 'Ｗａｓ ｋｏｓｔｅｔ ｅｉｎ Ｒｅｉｓｅｐａｓｓ?'],
  ['capitals', 'Was kostet ein Reisepass?', 'WAS KOSTET EIN REISEPASS?'],
  ['typographic quotes', 'Was kostet ein "Reisepass"?', 'Was kostet ein „Reisepass“?'],
  ['a typographic apostrophe', "Wie geht's?", 'Wie geht’s?'],
  ['no-break blanks', 'Was kostet ein Reisepass?', 'Was\u00a0kostet\u202fein\u2009Reisepass?'],
  ['zero-width characters', 'Was kostet ein Reisepass?', 'Was kostet ein Reise\u200bpass?'],
  ['a soft hyphen', 'Was kostet ein Reisepass?', 'Was kostet ein Reise\u00adpass?'],
])('%s make no difference to the answer', async (_, plain, other) => {
  expect(await answerTo(other)).toEqual(await answerTo(plain));
});

test('a question in a foreign prototype does not reach any object', async () => {
  const visitor = await Visitor.enter(service);
  await visitor.ask(
    '{"type":"utterance","id":"__proto__","text":"__proto__ constructor toString","__proto__":{"x":1}}',
  );
  expect(Reflect.get({}, 'x')).toBeUndefined();
});

test.each([
  '__proto__',
  'constructor',
  'topic:__proto__',
  'service/costs?service=__proto__',
  'toString',
  ' ',
  '\u0000',
])('the made-up choice %j is answered in a friendly way', async (value) => {
  const visitor = await Visitor.enter(service);
  expect(await visitor.ask({ type: 'choice', id: 'a', value })).toMatchObject({ type: 'reply', outcome: 'unmatched' });
});

test('two tabs are two conversations', async () => {
  const [first, second] = [await Visitor.enter(service), await Visitor.enter(service)];
  await first.say('Was kostet ein Reisepass?');
  await second.say('Was kostet ein Personalausweis?');
  expect(answerIn(await first.say('und wie lange dauert das?')).slots).toMatchObject({ service: 'reisepass' });
});

test('two questions at once do not mix their contexts', async () => {
  const visitor = await Visitor.enter(service);
  visitor.send({ type: 'utterance', id: 'a', text: 'Was kostet ein Reisepass?' });
  visitor.send({ type: 'utterance', id: 'b', text: 'und wie lange dauert das?' });
  await visitor.next();
  expect(answerIn(await visitor.next()).slots).toMatchObject({ service: 'reisepass' });
});

test('the conversation goes on from a resume token on another connection', async () => {
  const { resume } = await (await Visitor.enter(service)).say('Was kostet ein Reisepass?');
  const later = await Visitor.enter(service, { resume });
  expect(answerIn(await later.say('und wie lange dauert das?')).slots).toMatchObject({ service: 'reisepass' });
});

test('the conversation goes on from a resume token of an older key', async () => {
  const resume = createTokenSealer([olderKey], 12).seal({ language: 'en', misses: 0 }, now);
  const visitor = await Visitor.connect(service);
  expect(await visitor.ask({ type: 'hello', version: 1, resume })).toMatchObject({ type: 'welcome', language: 'en' });
});

test('the resume token is welcome over HTTP too', async () => {
  const { resume } = await (await Visitor.enter(service)).say('Was kostet ein Reisepass?');
  const response = await fetch(`http://127.0.0.1:${service.port}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://www.hannover.de' },
    body: JSON.stringify({ resume, message: { type: 'utterance', id: 'a', text: 'und wie lange dauert das?' } }),
  });
  expect(answerIn((await response.json()) as ServerMessage).slots).toMatchObject({ service: 'reisepass' });
});

test('an expired, a forged, a foreign and a malformed token all begin a fresh conversation, told apart by nothing', async () => {
  const visitor = await Visitor.enter(service, { language: 'de' });
  const { resume } = await visitor.say('Was kostet ein Reisepass?');
  const foreign = createTokenSealer([Buffer.alloc(32, 9)], 12).seal({ language: 'en', misses: 0 }, now);
  const welcomes: unknown[] = [];
  for (const token of [undefined, resume.replace(/.{3}$/, 'AAA'), foreign, 'no token']) {
    welcomes.push(await welcomeWith(token));
  }
  now = new Date('2026-03-02T22:00:01Z');
  const tooLate = await welcomeWith(resume);
  now = new Date('2026-03-02T10:00:00Z');
  expect([...welcomes.slice(1), tooLate]).toEqual(Array.from({ length: 4 }, () => welcomes[0]));
});

async function welcomeWith(token: string | undefined) {
  const visitor = await Visitor.connect(service);
  const welcome = await visitor.ask({ type: 'hello', version: 1, ...(token === undefined ? {} : { resume: token }) });
  return { ...welcome, resume: 'differs every time' };
}

test('nothing that visitors wrote is in the log', async () => {
  const visitor = await Visitor.enter(service);
  await visitor.say('Schnurpselgrumpf Kokolores');
  await visitor.ask('Schnurpselgrumpf, kein JSON');
  expect(service.log.join('')).not.toContain('Schnurpselgrumpf');
});

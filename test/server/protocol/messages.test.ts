import { expect, test } from 'vitest';
import { openTestApp, textReply, Visitor } from '../harness.ts';

const badFrames = ['not json', '', 'null', '[]', '42', '"x"', '{"type":"utt', '{"type":"shout"}', '['.repeat(7000)];

test.each(badFrames.map((frame) => [frame.slice(0, 20), frame]))(
  'the chat goes on after the bad message %j',
  async (_, frame) => {
    const visitor = await Visitor.enter(await openTestApp());
    expect(await visitor.ask(frame)).toMatchObject({ type: 'error', code: 'bad_message' });
    expect(await visitor.say('weiter')).toMatchObject({ type: 'reply', to: '1' });
  },
);

test('a bad message is told which field is wrong', async () => {
  const visitor = await Visitor.enter(await openTestApp());
  expect(await visitor.ask({ type: 'utterance', id: 'a' })).toMatchObject({
    to: 'a',
    detail: 'field "text" must be a text',
  });
});

test('a question sent twice is carried out once and answered twice with the same reply', async () => {
  let turns = 0;
  const server = await openTestApp({
    chat: {
      take: async (_, context) => {
        turns += 1;
        return {
          message: { type: 'reply', to: 'a', id: `answer ${turns}`, resume: '', ...textReply(`Antwort ${turns}`) },
          context,
        };
      },
    },
  });
  const visitor = await Visitor.enter(server);
  visitor.send({ type: 'utterance', id: 'a', text: 'hallo' });
  visitor.send({ type: 'utterance', id: 'a', text: 'hallo' });
  expect(await visitor.next()).toEqual(await visitor.next());
});

test('two questions at once are answered in order, though the first takes longer', async () => {
  let finishFirst = () => {};
  const isFirstDone = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  const server = await openTestApp({
    chat: {
      take: async (message, context) => {
        const to = 'id' in message ? message.id : '';
        if (to === 'first') await isFirstDone;
        return { message: { type: 'reply', to, id: to, resume: '', ...textReply(to) }, context };
      },
    },
  });
  const visitor = await Visitor.enter(server);
  visitor.send({ type: 'utterance', id: 'first', text: 'langsam' });
  // Its error is answered at once: by then the second question has arrived as well.
  visitor.send({ type: 'utterance', id: 'second', text: 'schnell' });
  await visitor.ask('not json');
  finishFirst();
  expect([await visitor.next(), await visitor.next()]).toMatchObject([{ to: 'first' }, { to: 'second' }]);
});

test('each turn starts from the context the turn before has left', async () => {
  const seen: number[] = [];
  const server = await openTestApp({
    chat: {
      take: async (message, context) => {
        seen.push(context.misses);
        const to = 'id' in message ? message.id : '';
        const next = { ...context, misses: context.misses + 1 };
        return { message: { type: 'reply', to, id: to, resume: '', ...textReply(to) }, context: next };
      },
    },
  });
  const visitor = await Visitor.enter(server);
  for (const id of ['a', 'b', 'c']) visitor.send({ type: 'utterance', id, text: 'hä?' });
  for (let each = 0; each < 3; each += 1) await visitor.next();
  expect(seen).toEqual([0, 1, 2]);
});

test('a fault in one turn is an internal error in neutral words, and the chat goes on', async () => {
  const server = await openTestApp({
    chat: {
      take: async (message, context) => {
        if (message.type === 'utterance' && message.text === 'bumm') throw new Error('SELECT secret FROM /etc');
        return { message: { type: 'reply', to: '2', id: 'x', resume: '', ...textReply('gut') }, context };
      },
    },
  });
  const visitor = await Visitor.enter(server);
  const answer = await visitor.ask({ type: 'utterance', id: '1', text: 'bumm' });
  expect(answer).toEqual({ type: 'error', code: 'internal', to: '1', message: '{}' });
  expect(await visitor.ask({ type: 'utterance', id: '2', text: 'weiter' })).toMatchObject({ type: 'reply' });
});

test('a question before the hello is answered', async () => {
  const visitor = await Visitor.connect(await openTestApp());
  expect(await visitor.say('Hallo?')).toMatchObject({ to: '1' });
});

test('feedback is about the answer it names', async () => {
  let about: unknown;
  let heard = () => {};
  const isHeard = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const server = await openTestApp({
    chat: {
      takeFeedback: (_, exchange) => {
        about = exchange?.message;
        heard();
      },
    },
  });
  const visitor = await Visitor.enter(server);
  const first = await visitor.say('eins');
  await visitor.say('zwei');
  visitor.send({ type: 'feedback', answer: first.id, helpful: false });
  await isHeard;
  expect(about).toMatchObject({ id: first.id, to: '1' });
});

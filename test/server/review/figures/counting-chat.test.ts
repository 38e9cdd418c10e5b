import { describe, expect, it } from 'vitest';
import { freshContext } from '../../../../server/conversation/context.ts';
import type { Match, Outcome } from '../../../../server/protocol/messages.ts';
import { countChat } from '../../../../server/review/figures/counting-chat.ts';
import type { Answered, Count } from '../../../../server/review/figures/counts.ts';
import { redact } from '../../../../server/unanswered/redact.ts';
import { echoChat, textReply } from '../../harness.ts';

const context = freshContext('de');
const costs: Match = { intent: 'service/costs', slots: { service: 'reisepass' }, confidence: 0.9 };

function openCounted(outcome: Outcome, match?: Match, at = '2026-11-30T22:30:00Z') {
  const counts: Count[] = [];
  const answered: Answered[] = [];
  const chat = countChat(
    {
      ...echoChat,
      take: async (message) => ({
        message: {
          type: 'reply',
          to: '',
          id: 'a',
          resume: '',
          ...textReply('Antwort'),
          outcome,
          ...(match && { match }),
        },
        context,
        asked: { text: redact('text' in message ? message.text : ''), language: 'de', nearest: [] },
      }),
    },
    { add: (more) => counts.push(...more), addAnswered: (question) => answered.push(question) },
    () => new Date(at),
  );
  const ask = (text: string) => chat.take({ type: 'utterance', id: '1', text }, context);
  const counted = () => Object.fromEntries(counts.map(({ kind, key }) => [kind, key]));
  return { chat, ask, counts, counted, answered };
}

describe('a question', () => {
  it('that was answered is counted by outcome, intent, service, aspect, language and hour of Berlin', async () => {
    const { ask, counted, counts } = openCounted('matched', costs);
    await ask('Was kostet ein Reisepass?');
    expect(counted()).toEqual({
      outcome: 'matched',
      intent: 'service/costs',
      service: 'reisepass',
      aspect: 'costs',
      language: 'de',
      hour: '0-23',
    });
    expect(new Set(counts.map(({ day }) => day))).toEqual(new Set(['2026-11-30']));
  });

  it('late in the evening of UTC belongs to the next day in Berlin', async () => {
    const { ask, counts } = openCounted('matched', costs, '2026-11-29T23:30:00Z');
    await ask('Hallo');
    expect(counts.find(({ kind }) => kind === 'hour')).toMatchObject({ day: '2026-11-30', key: '0-0' });
  });

  it('that was not understood counts for no intent', async () => {
    const { ask, counted } = openCounted('unmatched', costs);
    await ask('Wumpel');
    expect(counted()).toEqual({ outcome: 'unmatched', language: 'de', hour: '0-23' });
  });

  it('chosen from quick replies is counted; a menu that leads on is not', async () => {
    const chosen = openCounted('matched', costs);
    await chosen.chat.take({ type: 'choice', id: '1', value: 'reisepass/costs' }, context);
    const menu = openCounted('matched');
    await menu.chat.take({ type: 'choice', id: '1', value: 'topics' }, context);
    expect([chosen.counts.length > 0, menu.counts]).toEqual([true, []]);
  });

  it('is no change of language and no farewell', async () => {
    const { chat, counts } = openCounted('matched', costs);
    await chat.take({ type: 'forget' }, context);
    await chat.take({ type: 'language', language: 'en' }, context);
    expect(counts).toEqual([]);
  });
});

describe('the words of an answered question', () => {
  it('are kept in lower case and without signs at their ends', async () => {
    const { ask, answered } = openCounted('matched', costs);
    await ask('  „Was kostet ein Reisepass?!“ ');
    expect(answered).toEqual([{ language: 'de', text: 'was kostet ein reisepass', day: '2026-11-30', count: 1 }]);
  });

  it.each([
    ['that held something personal', 'Ich heiße Anna Müller, was kostet ein Reisepass?'],
    ['that held a number to call', 'Reisepass fertig? 0511 1234567'],
    ['that tell a story', `Was kostet ein Reisepass ${'und so weiter '.repeat(20)}`],
    ['that are none', '???'],
  ])('%s are not kept', async (_, text) => {
    const { ask, answered } = openCounted('matched', costs);
    await ask(text);
    expect(answered).toEqual([]);
  });

  it.each(['ambiguous', 'unmatched'] as const)('are not kept where it was %s', async (outcome) => {
    const { ask, answered } = openCounted(outcome, costs);
    await ask('Was kostet ein Reisepass?');
    expect(answered).toEqual([]);
  });
});

describe('a rating', () => {
  it('is counted once for an answer, also where a comment follows', async () => {
    const { chat, ask, counts } = openCounted('matched', costs);
    const exchange = await ask('Was kostet ein Reisepass?');
    counts.length = 0;
    chat.takeFeedback({ type: 'feedback', answer: 'a', helpful: false }, exchange);
    chat.takeFeedback({ type: 'feedback', answer: 'a', helpful: false, comment: 'zu teuer' }, exchange);
    expect(counts).toEqual([{ day: '2026-11-30', kind: 'rating', key: 'not-helpful', count: 1 }]);
  });

  it('of an answer nobody was given is not counted', async () => {
    const { chat, counts } = openCounted('matched');
    chat.takeFeedback({ type: 'feedback', answer: 'made up', helpful: true }, undefined);
    expect(counts).toEqual([]);
  });
});

describe('a link', () => {
  const href = 'https://www.hannover.de/reisepass';

  const openLinked = async () => {
    const counts: Count[] = [];
    const chat = countChat(
      {
        ...echoChat,
        take: async () => ({
          message: {
            type: 'reply',
            to: '1',
            id: 'a',
            resume: '',
            ...textReply('Antwort'),
            parts: [{ type: 'links', links: [{ label: 'Reisepass', href }] }],
          },
          context,
        }),
      },
      { add: (more) => counts.push(...more), addAnswered: () => {} },
      () => new Date('2026-11-30T12:00:00Z'),
    );
    const exchange = await chat.take({ type: 'choice', id: '1', value: 'x' }, context);
    return { counts, chat, exchange };
  };

  it('that was followed is counted once for an answer', async () => {
    const { chat, counts, exchange } = await openLinked();
    for (let each = 0; each < 2; each += 1) chat.takeFollowed({ type: 'followed', answer: 'a', href }, exchange);
    expect(counts).toEqual([{ day: '2026-11-30', kind: 'link', key: href, count: 1 }]);
  });

  it.each(['https://evil.example/', 'https://www.hannover.de/reisepass?name=anna', 'anna@example.org', ''])(
    'that the answer does not have is not counted: %s',
    async (made) => {
      const { chat, counts, exchange } = await openLinked();
      chat.takeFollowed({ type: 'followed', answer: 'a', href: made }, exchange);
      chat.takeFollowed({ type: 'followed', answer: 'a', href }, undefined);
      expect(counts).toEqual([]);
    },
  );
});

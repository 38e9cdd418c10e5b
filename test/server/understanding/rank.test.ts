import { describe, expect, test } from 'vitest';
import { type Candidate, rank } from '../../../server/understanding/rank.ts';

const thresholds = { confidence: 0.5, offer: 0.2 };

function candidates(...confidences: readonly number[]): readonly Candidate[] {
  return confidences.map((confidence, index) => ({ intent: `intent-${index}`, slots: {}, confidence, because: [] }));
}

describe('answers', () => {
  test.each([
    ['the only one', [0.9]],
    ['a clear lead', [0.9, 0.1]],
    ['exactly the least confidence', [0.5, 0.4]],
  ])('%s', (_, confidences) => {
    expect(rank(candidates(...confidences), thresholds)).toMatchObject({
      outcome: 'matched',
      best: { intent: 'intent-0' },
    });
  });

  test('the best, wherever it stands', () => {
    expect(rank(candidates(0.3, 0.9), thresholds)).toMatchObject({ outcome: 'matched', best: { intent: 'intent-1' } });
  });
});

describe('asks back', () => {
  test.each([
    ['between two that are equally likely', [0.45, 0.45], 2],
    ['where the best is not sure enough', [0.4], 1],
    ['between three at most', [0.3, 0.25, 0.2, 0.15], 3],
    ['without those that are no help', [0.45, 0.01], 1],
  ])('%s', (_, confidences, count) => {
    const ranking = rank(candidates(...confidences), thresholds);
    expect(ranking).toMatchObject({ outcome: 'ambiguous' });
    expect(ranking.outcome === 'ambiguous' && ranking.candidates).toHaveLength(count);
  });
});

describe('declines', () => {
  test('where there is nothing', () => {
    expect(rank([], thresholds)).toEqual({ outcome: 'unmatched', nearest: undefined });
  });

  test('where even the best is no help, and says what came nearest', () => {
    expect(rank(candidates(0.1, 0.19), thresholds)).toMatchObject({
      outcome: 'unmatched',
      nearest: { intent: 'intent-1' },
    });
  });
});

test('answers small talk and what is not ours sooner: it costs nobody a trip', () => {
  const [service] = candidates(0.46);
  const greeting: Candidate = {
    intent: 'smalltalk/greeting',
    slots: {},
    confidence: 0.46,
    harmless: true,
    because: [],
  };
  expect(rank([greeting], thresholds)).toEqual({ outcome: 'matched', best: greeting });
  expect(rank(service ? [service] : [], thresholds)).toMatchObject({ outcome: 'ambiguous' });
});

test('where no service is named and that is likeliest, answers with the question which one', () => {
  const unnamed: Candidate = {
    intent: 'service/costs',
    slots: {},
    confidence: 0.3,
    likely: ['reisepass'],
    because: [],
  };
  expect(rank([unnamed, ...candidates(0.25)], thresholds)).toEqual({ outcome: 'matched', best: unnamed });
});

test('does not offer „which service?“ beside services', () => {
  const unnamed: Candidate = { intent: 'service/costs', slots: {}, confidence: 0.3, likely: [], because: [] };
  expect(rank([...candidates(0.4), unnamed], thresholds)).toMatchObject({
    outcome: 'ambiguous',
    candidates: [{ intent: 'intent-0' }],
  });
});

test('leaves the list it was given as it is', () => {
  const given = Object.freeze(candidates(0.1, 0.9));
  expect(() => rank(given, thresholds)).not.toThrow();
});

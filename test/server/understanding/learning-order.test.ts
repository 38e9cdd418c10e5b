import { describe, expect, it } from 'vitest';
import { extractFeatures, spellOut } from '../../../server/understanding/features.ts';
import { learningOrders } from '../../../server/understanding/learning-order.ts';
import { tokenise } from '../../../server/understanding/normalise.ts';

const examples = Array.from({ length: 200 }, (_, index) => ({
  features: spellOut(extractFeatures(tokenise(`frage nummer ${index} nach etwas`))),
  label: `intent-${index % 7}`,
}));
const one = { features: spellOut(extractFeatures(tokenise('was kostet das'))), label: 'intent-3' };

describe('the order of learning', () => {
  it('holds every example once in each round', () => {
    for (const order of learningOrders(examples, 3))
      expect(order.toSorted((a, b) => a - b)).toEqual([...examples.keys()]);
  });

  it('is another one in each round, and none in which they stand in the content', () => {
    const [first, second] = learningOrders(examples, 2).map((order) => order.join(' '));
    expect(first).not.toBe(second);
    expect(first).not.toBe([...examples.keys()].join(' '));
  });

  it('is the same each time', () => {
    expect(learningOrders(examples, 2)).toEqual(learningOrders(examples, 2));
  });

  it('of all others stays where one comes in between', () => {
    const without = learningOrders(examples, 8);
    const withOne = learningOrders([...examples.slice(0, 50), one, ...examples.slice(50)], 8);
    for (const [round, order] of withOne.entries()) {
      const others = order.filter((index) => index !== 50).map((index) => (index > 50 ? index - 1 : index));
      expect(others).toEqual(without[round]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import { catalogueOf } from '../content/good-content.ts';

/** Instead of the child's passport booklet there is the passport. */
const catalogue = catalogueOf({
  'knowledge-base/services/reisepass-kind.yaml': (good) =>
    good
      .replace('Auch Kinder brauchen einen Pass.', 'Den Kinderpass gibt es nicht mehr.')
      .concat('replaced_by: [reisepass]\n'),
});

describe('a service that is no more', () => {
  it('is said to be no more, whatever is asked', () => {
    const { reply, unanswered } = ask('reisepass-kind/costs');
    expect(reply.parts[0]).toMatchObject({ type: 'text', spans: [{ text: 'Den Kinderpass gibt es nicht mehr.' }] });
    expect(unanswered).toBeUndefined();
  });

  it('offers the same question about what there is instead', () => {
    expect(ask('reisepass-kind/costs').reply.choices[0]).toEqual({
      label: 'Was kostet Reisepass?',
      value: 'reisepass/costs',
    });
  });

  it('is left alone where there is still such a service', () => {
    expect(ask('reisepass/costs').reply.choices.map(({ value }) => value)).not.toContain('reisepass-kind');
  });
});

function ask(value: string) {
  return takeTurn({ kind: 'choice', value }, freshContext('de'), catalogue, new Date('2026-11-24T09:00:00Z'));
}

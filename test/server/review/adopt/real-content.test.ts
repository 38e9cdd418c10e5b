import { beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../../../server/review/api.ts';
import { realCatalogue } from '../../real-catalogue.ts';
import { type AdoptApp, openAdoptAppOn } from './adopt-app.ts';

/** The whole content is learnt once more: seconds on a machine of its own, minutes on one that is busy with other tests. */
const learningMs = 8 * 60_000;

describe('a proposal for the repository’s content', () => {
  let adopt: AdoptApp;
  let proposal: Proposal;
  const question = 'mein zwergotter braucht papiere';
  beforeAll(async () => {
    const catalogue = await realCatalogue();
    adopt = await openAdoptAppOn({
      contentDir: '.',
      mayWrite: false,
      catalogue: () => catalogue,
      questionsOf: async () => [{ text: question, language: 'de', count: 2 }],
    });
    proposal = await adopt.propose(
      {
        target: { service: 'hundesteuer' },
        group: { group: 1, version: 1 },
        utterances: [{ language: 'de', text: 'welche papiere braucht ein zwergotter', aspect: 'documents' }],
        terms: [{ language: 'de', text: 'Zwergotter' }],
      },
      learningMs,
    );
  }, learningMs);

  it('is ready, without problems, and asks every known question', () => {
    expect(proposal).toMatchObject({ state: 'ready', problems: [], file: 'knowledge-base/services/hundesteuer.yaml' });
    expect(proposal.impact?.asked).toBeGreaterThan(900);
  });

  it('changes the answer to the question it was made for', () => {
    expect(proposal.impact?.open).toEqual([]);
    expect(proposal.impact?.changes[0]).toMatchObject({
      from: 'group',
      text: question,
      after: { service: 'hundesteuer' },
    });
  });

  it('adds two lines and touches no other', () => {
    const lines = proposal.patch.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    expect(lines.map((line) => line.trim())).toEqual([
      '+    - Zwergotter',
      expect.stringMatching(/^\+ +- welche papiere braucht ein zwergotter$/),
    ]);
  });

  it('can be tried beside what is in service', async () => {
    const request = { text: 'was kostet ein zwergotter' };
    const asDogTax = { match: { slots: { service: 'hundesteuer' } } };
    expect((await adopt.tryOut({ ...request, proposal: proposal.id })).reply).toMatchObject(asDogTax);
    expect((await adopt.tryOut(request)).reply).not.toMatchObject(asDogTax);
  });
});

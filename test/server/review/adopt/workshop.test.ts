import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freshContext } from '../../../../server/conversation/context.ts';
import type { Job, News } from '../../../../server/review/adopt/workshop/jobs.ts';
import { openWorkshop, WorkshopBusy, WorkshopClosed } from '../../../../server/review/adopt/workshop/workshop.ts';
import { smallContent } from '../../../scripts/small-content.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import { patienceMs } from './adopt-app.ts';

vi.setConfig({ testTimeout: patienceMs });

const path = 'knowledge-base/services/hundesteuer.yaml';

function contentWith(replace: (text: string) => string): Job['content'] {
  const bytes = smallContent.find((file) => file.path === path)?.bytes;
  const text = replace(new TextDecoder().decode(bytes));
  return { base: smallContent, changed: { path, bytes: new TextEncoder().encode(text) } };
}

const withTerm = (term: string) => contentWith((text) => text.replace('Hund anmelden]', `Hund anmelden, ${term}]`));

const examination = (content: Job['content'], group: readonly string[] = []): Extract<Job, { kind: 'examine' }> => ({
  kind: 'examine',
  content,
  root: temporaryFolder(),
  today: '2026-01-01',
  group: group.map((text) => ({ text, language: 'de', count: 1 })),
  answered: [],
});

function openTestWorkshop() {
  const workshop = openWorkshop();
  onTestFinished(() => workshop.close());
  return workshop;
}

describe('the workshop', () => {
  it('tells of a group first what names alone change, then what is learnt', async () => {
    const news: News[] = [];
    await openTestWorkshop().examine(examination(withTerm('Tierabgabe'), ['was kostet die tierabgabe']), (each) =>
      news.push(each),
    );
    expect(news).toMatchObject([
      { kind: 'checked', problems: [] },
      { kind: 'impact', impact: { learnt: false, asked: 1, changes: [{ from: 'group' }] } },
      { kind: 'impact', impact: { learnt: true, asked: 1, changes: [{ after: { service: 'hundesteuer' } }] } },
    ]);
  });

  it('learns nothing from content that is broken', async () => {
    const news: News[] = [];
    await openTestWorkshop().examine(
      examination(contentWith((text) => text.replace('topic: identity', 'topic: nowhere'))),
      (each) => news.push(each),
    );
    expect(news).toMatchObject([{ kind: 'checked', problems: [{ severity: 'error', file: path }] }]);
  });

  it('takes one proposal after the other, and refuses what would wait too long', async () => {
    const workshop = openTestWorkshop();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 11 }, (_, index) =>
        workshop.examine(examination(withTerm(`Tierabgabe ${index % 2}`)), () => {}),
      ),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.map((each) => each.status === 'rejected' && each.reason)).toEqual([
      expect.any(WorkshopBusy),
      expect.any(WorkshopBusy),
    ]);
  });

  it('answers with a proposal while another one waits', async () => {
    const workshop = openTestWorkshop();
    const content = withTerm('Tierabgabe');
    await workshop.examine(examination(content), () => {});
    const other = workshop.examine(examination(withTerm('Bellsteuer')), () => {});
    const turn = await workshop.tryTurn({
      kind: 'try',
      content,
      move: { kind: 'utterance', text: 'was kostet die tierabgabe' },
      context: freshContext('de'),
      now: new Date('2026-11-24T09:00:00Z'),
    });
    expect(turn.reply.match?.slots).toEqual({ service: 'hundesteuer' });
    await other;
  });

  it('fails what cannot be done, and goes on with the next', async () => {
    const workshop = openTestWorkshop();
    const nothing: Job['content'] = { base: [], changed: { path, bytes: new Uint8Array() } };
    const impossible = {
      kind: 'try',
      content: nothing,
      move: { kind: 'utterance', text: 'x' },
      context: { language: 'de', misses: 0 },
      now: new Date(0),
    } as const;
    await expect(workshop.tryTurn(impossible)).rejects.toThrow();
    await expect(workshop.examine(examination(withTerm('Tierabgabe')), () => {})).resolves.toBeUndefined();
  });

  it('ends what it is at when it is closed', async () => {
    const workshop = openWorkshop();
    const work = workshop.examine(examination(withTerm('Tierabgabe')), () => {});
    const ended = expect(work).rejects.toThrow(WorkshopClosed);
    await workshop.close();
    await ended;
  });
});

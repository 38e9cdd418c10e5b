import { describe, expect, test, vi } from 'vitest';
import { createGrouper } from '../../../../server/review/groups/assign.ts';
import { startUpkeep } from '../../../../server/review/groups/upkeep.ts';
import { createUnansweredStore } from '../../../../server/unanswered/store.ts';
import { kinds, makePlace, openHere } from '../../store/test-database.ts';
import { noFact, officeOn, openOffice, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

describe.each(kinds)('grouping in %s', (kind) => {
  test('the same question in other spelling is one group', async () => {
    const office = await openOffice(kind);
    await office.ask('Wo gibt es einen Angelschein?', 'wo gibt es einen angelschein', 'WO GIBT ES EINEN ANGELSCHEIN!!');
    expect(await office.list()).toMatchObject([{ title: 'Wo gibt es einen Angelschein?', count: 3 }]);
  });

  test('typos and small words do not part a group, other things do', async () => {
    const office = await openOffice(kind);
    await office.ask(
      'Wo bekomme ich einen Bootsführerschein?',
      'wo bekomm ich ein Bootsfürerschein',
      'Bootsführerschein bekommen wo',
      'Kann man hier Lotto spielen?',
      'kann ich hier loto spielen',
    );
    expect(await office.meanings()).toEqual([
      [
        'Bootsführerschein bekommen wo',
        'Wo bekomme ich einen Bootsführerschein?',
        'wo bekomm ich ein Bootsfürerschein',
      ],
      ['Kann man hier Lotto spielen?', 'kann ich hier loto spielen'],
    ]);
  });

  test('what was understood is grouped by its meaning, whatever the words', async () => {
    const office = await openOffice(kind);
    await office.ask(
      noFact('Wie lange dauert ein Kinderreisepass?', 'service/duration', 'reisepass-kind'),
      noFact('dauer pass kind', 'service/duration', 'reisepass-kind'),
      noFact('und wie lange dauert das?', 'service/duration', 'reisepass-kind'),
      noFact('und wie lange dauert das?', 'service/duration', 'hundesteuer'),
    );
    const groups = await office.list();
    expect(groups.map(({ count, suggested }) => [count, suggested?.service])).toEqual([
      [1, 'hundesteuer'],
      [3, 'reisepass-kind'],
    ]);
  });

  const costs = (confidence: number) => [{ intent: 'service/costs', service: 'reisepass', confidence }];
  const crisis = [{ intent: 'emergency/suicide', confidence: 0.7 }];
  const unknown = [{ intent: 'fallback/fallback', confidence: 0.6 }];

  test.each([
    ['what is near', [costs(0.4)], 'reisepass'],
    ['what most of its questions are near to, whatever a single one is', [crisis, costs(0.5), costs(0.5)], 'reisepass'],
    ['nothing where it came near to nothing', [costs(0.1)], undefined],
    ['nothing where the chat would say that it does not know', [unknown], undefined],
    ['nothing where that is so for most of its questions', [costs(0.4), unknown, unknown], undefined],
  ])('a group suggests %s', async (_, nearest, service) => {
    const office = await openOffice(kind);
    for (const each of nearest) await office.ask({ text: 'Was kostet das Heft?', nearest: each });
    const [group] = await office.list();
    expect([group?.suggested?.service, group?.suggested === undefined]).toEqual([service, service === undefined]);
  });

  test('a group knows when, in which languages and why it was asked, and how it goes week by week', async () => {
    const office = await openOffice(kind);
    await office.ask({ text: 'Wo ist das Fundbüro am Bahnhof?', at: '2026-02-10T08:00:00.000Z' });
    await office.ask({ text: 'wo ist das fundbüro am bahnhof', at: '2026-02-27T08:00:00.000Z', language: 'easy' });
    await office.ask({ text: 'Wo ist das Fundbüro am Bahnhof', at: '2026-03-02T08:00:00.000Z', reason: 'abandoned' });
    expect(await office.list()).toMatchObject([
      {
        count: 3,
        firstSeen: '2026-02-10T08:00:00.000Z',
        lastSeen: '2026-03-02T08:00:00.000Z',
        languages: ['de', 'easy'],
        reasons: ['not-understood', 'abandoned'],
        weeks: [0, 0, 0, 0, 0, 1, 0, 2],
      },
    ]);
  });

  test('the same questions make the same groups, all at once or one by one', async () => {
    const questions = ['Angelschein', 'Angelschein wo', 'Lotto', 'Angelscheine', 'Lotto spielen', 'Wo Lotto spielen'];
    const [atOnce, oneByOne] = [await openOffice(kind), await openOffice(kind)];
    await atOnce.ask(...questions);
    for (const question of questions) await oneByOne.ask(question);
    expect(await oneByOne.meanings()).toEqual(await atOnce.meanings());
  });

  test('a program that starts anew goes on with the groups there are', async () => {
    const place = await makePlace(kind);
    await officeOn(await openHere(place)).ask('Wo bekomme ich einen Bootsführerschein?');
    const office = officeOn(await openHere(place));
    await office.ask('wo bekomm ich ein Bootsfürerschein');
    expect(await office.list()).toMatchObject([{ count: 2 }]);
  });

  test('several programs that get the same new questions at the same moment make one group of each', async () => {
    const place = await makePlace(kind);
    const programs = await Promise.all([1, 2, 3].map(async () => officeOn(await openHere(place))));
    await Promise.all(
      programs.map((program, index) =>
        program.ask(`Wo bekomme ich einen Bootsführerschein ${'?'.repeat(index)}`, 'Kann man hier Lotto spielen'),
      ),
    );
    await programs[0]?.grouper.run();
    expect((await programs[0]?.list())?.map(({ count }) => count)).toEqual([3, 3]);
  });

  test('questions from before there were groups are grouped', async () => {
    const database = await openHere(await makePlace(kind));
    const old = { language: 'de', reason: 'no-fact', at: '2026-01-01T00:00:00.000Z' } as const;
    const nearest = [{ intent: 'service/costs', service: 'reisepass', confidence: 0.9 }];
    await createUnansweredStore(database).add([{ ...old, id: 'a', text: 'kosten', nearest }]);
    expect(await createGrouper(database).run()).toBe(1);
    expect(await officeOn(database).list()).toMatchObject([{ title: 'kosten', suggested: { service: 'reisepass' } }]);
  });

  test('a program that has to end leaves what takes too long to the next one', async () => {
    const database = await openHere(await makePlace(kind));
    const texts = Array.from({ length: 25 }, (_, each) => `Wo bekomme ich Nummer ${each}`);
    const kept = { language: 'de', reason: 'no-fact', at: '2026-01-01T00:00:00.000Z' } as const;
    await createUnansweredStore(database).add(
      texts.map((text, each) => ({ ...kept, id: String(each), text, nearest: [] })),
    );
    const isOver = () => true;
    const first = await createGrouper(database).run(undefined, isOver);
    expect(first).toBeLessThan(25);
    expect(await createGrouper(database).run()).toBe(25 - first);
  });

  test('questions that a process kept but had no time to group are grouped by the next one', async () => {
    const database = await openHere(await makePlace(kind));
    const kept = { language: 'de', reason: 'no-fact', at: '2026-01-01T00:00:00.000Z' } as const;
    const text = 'Wo bekomme ich einen Angelschein';
    await createUnansweredStore(database).add([{ ...kept, id: 'a', text, nearest: [] }]);
    const troubles: unknown[] = [];
    const upkeep = startUpkeep(database, {
      retentionDays: 180,
      now: () => new Date('2026-01-02T00:00:00.000Z'),
      onTrouble: (error) => troubles.push(error),
    });
    await upkeep.close();
    expect(troubles).toEqual([]);
    expect(await officeOn(database).list()).toMatchObject([{ title: text, count: 1 }]);
  });

  describe('a resolved group', () => {
    const question = 'Wo bekomme ich einen Bootsführerschein?';
    const resolvedAs = async (resolution: 'content-added' | 'out-of-scope' | 'spam') => {
      const office = await openOffice(kind);
      await office.ask(question);
      const group = await office.groupOf(question);
      await office.groups.change({ groups: [seen(group)], set: { resolution } }, 'Erika');
      return office;
    };

    test('is new again when it is asked without an answer after that, and says so', async () => {
      const office = await resolvedAs('content-added');
      office.setClock('2026-03-03T10:00:00Z');
      await office.ask(question);
      const group = await office.groupOf(question);
      expect(group).toMatchObject({ state: 'new', count: 2 });
      expect(group.resolution).toBeUndefined();
      expect((await office.detail(group.id)).history[0]).toMatchObject({ what: 'reopen', after: { state: 'new' } });
    });

    test('stays resolved by a question from before, that comes late', async () => {
      const office = await resolvedAs('content-added');
      await office.ask({ text: question, at: '2026-03-01T10:00:00.000Z' });
      expect(await office.groupOf(question)).toMatchObject({ state: 'resolved', count: 2 });
    });

    test('stays resolved by a question that comes before the chat has learnt it', async () => {
      const office = await resolvedAs('content-added');
      office.setClock('2026-03-02T10:04:00Z');
      await office.ask(question);
      expect(await office.groupOf(question)).toMatchObject({ state: 'resolved', count: 2 });
    });

    test('stays resolved by an answer that was only not quite sure', async () => {
      const office = await resolvedAs('content-added');
      office.setClock('2026-03-03T10:00:00Z');
      await office.ask({ text: question, reason: 'unsure', outcome: 'unmatched' });
      expect(await office.groupOf(question)).toMatchObject({ state: 'resolved', count: 2 });
    });

    test.each(['out-of-scope', 'spam'] as const)('stays %s, however often it is asked', async (resolution) => {
      const office = await resolvedAs(resolution);
      office.setClock('2026-03-03T10:00:00Z');
      await office.ask(question);
      expect(await office.groupOf(question)).toMatchObject({ state: 'resolved', resolution, count: 2 });
    });
  });
});

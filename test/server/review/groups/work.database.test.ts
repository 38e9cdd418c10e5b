import { describe, expect, test, vi } from 'vitest';
import { kinds } from '../../store/test-database.ts';
import { noFact, openOffice, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

const boat = 'Wo bekomme ich einen Bootsführerschein?';
const lotto = 'Kann man hier Lotto spielen?';

describe.each(kinds)('working on groups in %s', (kind) => {
  const withTwo = async () => {
    const office = await openOffice(kind);
    await office.ask(boat, lotto);
    return office;
  };

  test('a change is carried out, raises the version, and stands in the history with who, when, before and after', async () => {
    const office = await withTwo();
    const group = await office.groupOf(boat);
    const { change, done, conflicts, gone } = await office.groups.change(
      { groups: [seen(group)], set: { state: 'in-progress', assignee: 'Erika', note: 'Frage an FB 32' } },
      'Erika',
    );
    expect({ change, conflicts, gone }).toEqual({ change: expect.any(Number), conflicts: [], gone: [] });
    expect(done).toMatchObject([{ state: 'in-progress', assignee: 'Erika', note: 'Frage an FB 32', version: 2 }]);
    const at = '2026-03-02T10:00:00.000Z';
    expect((await office.detail(group.id)).history).toMatchObject([
      { what: 'note', who: 'Erika', at, before: { note: '' }, after: { note: 'Frage an FB 32' } },
      { what: 'assignee', before: { assignee: null }, after: { assignee: 'Erika' } },
      { what: 'state', before: { state: 'new' }, after: { state: 'in-progress' } },
    ]);
  });

  test('two people never overwrite each other: the second is told what is there now', async () => {
    const office = await withTwo();
    const [group, other] = [await office.groupOf(boat), await office.groupOf(lotto)];
    await office.groups.change({ groups: [seen(group)], set: { note: 'zuerst' } }, 'Erika');
    const late = await office.groups.change({ groups: [seen(group), seen(other)], set: { note: 'danach' } }, 'Max');
    expect(late.conflicts).toMatchObject([{ id: group.id, note: 'zuerst', version: 2 }]);
    expect(late.done).toMatchObject([{ id: other.id, note: 'danach' }]);
  });

  test('two people who change the same group at the same moment: one is carried out', async () => {
    const office = await withTwo();
    const group = await office.groupOf(boat);
    const both = await Promise.all(
      ['Erika', 'Max'].map((who) => office.groups.change({ groups: [seen(group)], set: { assignee: who } }, who)),
    );
    expect(both.map(({ done, conflicts }) => [done.length, conflicts.length]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('new questions alone do not stand in the way of a change', async () => {
    const office = await withTwo();
    const group = await office.groupOf(boat);
    await office.ask(boat);
    expect((await office.groups.change({ groups: [seen(group)], set: { note: 'gut' } }, 'Erika')).done).toHaveLength(1);
  });

  test('a group that is not there any more is named', async () => {
    const office = await withTwo();
    const { gone } = await office.groups.change({ groups: [{ group: 4711, version: 1 }], set: { note: 'x' } }, 'Erika');
    expect(gone).toEqual([4711]);
  });

  test('nothing resolved goes without a reason, and nothing open has one', async () => {
    const office = await withTwo();
    const groups = [seen(await office.groupOf(boat))];
    await expect(office.groups.change({ groups, set: { state: 'resolved' } }, 'E')).rejects.toThrow('bad_request');
    await expect(office.groups.change({ groups, set: { state: 'new', resolution: 'spam' } }, 'E')).rejects.toThrow(
      'bad_request',
    );
    await office.groups.change({ groups, set: { resolution: 'spam' } }, 'E');
    const group = await office.groupOf(boat);
    const { done } = await office.groups.change({ groups: [seen(group)], set: { state: 'new' } }, 'E');
    expect(done[0]?.resolution).toBeUndefined();
  });

  test('what changes nothing is no change', async () => {
    const office = await withTwo();
    const group = await office.groupOf(boat);
    const result = await office.groups.change({ groups: [seen(group)], set: { state: 'new' } }, 'Erika');
    expect(result.change).toBeUndefined();
    expect(result.done).toMatchObject([{ version: 1 }]);
  });

  test('500 groups are changed at once', async () => {
    const office = await openOffice(kind);
    await office.ask(...Array.from({ length: 500 }, (_, each) => noFact('x', 'service/costs', `service-${each}`)));
    const groups = (await office.database.db.selectFrom('groups').select(['id', 'version']).execute()).map(
      ({ id, version }) => ({ group: id, version }),
    );
    const { done, change } = await office.groups.change({ groups, set: { resolution: 'spam' } }, 'Erika');
    expect(done).toHaveLength(500);
    expect((await office.groups.undo(change ?? 0, 'Erika')).done.every(({ state }) => state === 'new')).toBe(true);
  });

  describe('undo', () => {
    test('takes a change back, once', async () => {
      const office = await withTwo();
      const group = await office.groupOf(boat);
      const { change = 0 } = await office.groups.change(
        { groups: [seen(group)], set: { resolution: 'spam', note: 'Unfug' } },
        'Erika',
      );
      const { done } = await office.groups.undo(change, 'Max');
      expect(done).toMatchObject([{ state: 'new', note: '', version: 3 }]);
      expect((await office.detail(group.id)).history[0]).toMatchObject({ what: 'undo', who: 'Max' });
      await expect(office.groups.undo(change, 'Max')).rejects.toThrow('not_found');
    });

    test('leaves alone what somebody has changed since', async () => {
      const office = await withTwo();
      const [group, other] = [await office.groupOf(boat), await office.groupOf(lotto)];
      const { change = 0, done } = await office.groups.change(
        { groups: [seen(group), seen(other)], set: { resolution: 'spam' } },
        'Erika',
      );
      const mine = done.find(({ id }) => id === group.id);
      if (mine) await office.groups.change({ groups: [seen(mine)], set: { note: 'bleibt' } }, 'Max');
      const undone = await office.groups.undo(change, 'Erika');
      expect(undone.done).toMatchObject([{ id: other.id, state: 'new' }]);
      expect(undone.conflicts).toMatchObject([{ id: group.id, resolution: 'spam', note: 'bleibt' }]);
    });

    test('knows no change that never was', async () => {
      const office = await withTwo();
      await expect(office.groups.undo(4711, 'Erika')).rejects.toThrow('not_found');
    });
  });

  describe('merging', () => {
    const merged = async () => {
      const office = await withTwo();
      const [into, from] = [await office.groupOf(boat), await office.groupOf(lotto)];
      const result = await office.groups.merge({ into: seen(into), from: [seen(from)] }, 'Erika');
      return { office, into, from, result };
    };

    test('puts the questions of both into one, and leads from the other to it', async () => {
      const { office, into, from, result } = await merged();
      expect(result.done).toMatchObject([{ id: into.id, count: 2, version: 2 }]);
      expect(await office.list()).toMatchObject([{ id: into.id, count: 2 }]);
      expect((await office.detail(from.id)).group.id).toBe(into.id);
      expect((await office.detail(into.id)).history).toMatchObject([
        { what: 'merge', who: 'Erika', after: { from: [{ id: from.id, title: lotto }] } },
      ]);
    });

    test('is remembered: what is like the other goes there from now on', async () => {
      const { office, into } = await merged();
      await office.ask('kann ich hier loto spielen', lotto);
      expect(await office.list()).toMatchObject([{ id: into.id, count: 4 }]);
    });

    test('is undone with everything that belongs to either', async () => {
      const { office, result } = await merged();
      await office.ask(lotto);
      await office.groups.undo(result.change ?? 0, 'Erika');
      expect(await office.groupOf(boat)).toMatchObject({ count: 1 });
      expect(await office.groupOf(lotto)).toMatchObject({ count: 2, weeks: [0, 0, 0, 0, 0, 0, 0, 2] });
    });

    test('is not undone where somebody has worked on since', async () => {
      const { office, into, result } = await merged();
      const [now] = result.done;
      if (now) await office.groups.change({ groups: [seen(now)], set: { note: 'beide' } }, 'Max');
      const undone = await office.groups.undo(result.change ?? 0, 'Erika');
      expect(undone).toMatchObject({ done: [], conflicts: [{ id: into.id, note: 'beide' }] });
      expect(await office.list()).toHaveLength(1);
    });

    test('leaves alone what somebody has changed since it was seen', async () => {
      const office = await withTwo();
      const [into, from] = [await office.groupOf(boat), await office.groupOf(lotto)];
      await office.groups.change({ groups: [seen(from)], set: { note: 'meins' } }, 'Max');
      const result = await office.groups.merge({ into: seen(into), from: [seen(from)] }, 'Erika');
      expect(result).toMatchObject({ done: [], conflicts: [{ id: from.id, note: 'meins' }] });
      expect(await office.list()).toHaveLength(2);
    });

    test('of a group with itself is refused', async () => {
      const office = await withTwo();
      const group = seen(await office.groupOf(boat));
      await expect(office.groups.merge({ into: group, from: [group] }, 'Erika')).rejects.toThrow('bad_request');
    });
  });

  describe('splitting', () => {
    const dog = 'Kinderpass Dauer bei Zwillingen';
    const split = async () => {
      const office = await openOffice(kind);
      const about = (text: string) => noFact(text, 'service/duration', 'reisepass-kind');
      await office.ask(about('Wie lange dauert ein Kinderpass?'), about(dog));
      const group = await office.groupOf(dog);
      const id = (await office.detail(group.id)).entries.find(({ text }) => text === dog)?.id ?? '';
      const result = await office.groups.split({ from: seen(group), entries: [id] }, 'Erika');
      return { office, about, group, result };
    };

    test('puts questions into a group of their own', async () => {
      const { office, group, result } = await split();
      expect(result.done).toMatchObject([
        { id: group.id, count: 1, title: 'Wie lange dauert ein Kinderpass?' },
        { count: 1, title: dog, state: 'new' },
      ]);
      expect(await office.meanings()).toEqual([[dog], ['Wie lange dauert ein Kinderpass?']]);
    });

    test('is remembered: what is like them goes there from now on', async () => {
      const { office, about } = await split();
      await office.ask(about('kinderpass dauer bei zwillingn'), about('wie lange dauert kinderpass'));
      expect(await office.meanings()).toEqual([
        [dog, 'kinderpass dauer bei zwillingn'],
        ['Wie lange dauert ein Kinderpass?', 'wie lange dauert kinderpass'],
      ]);
    });

    test('is undone, and the group that was made leads back', async () => {
      const { office, group, result } = await split();
      await office.groups.undo(result.change ?? 0, 'Erika');
      expect(await office.list()).toMatchObject([{ id: group.id, count: 2 }]);
      expect((await office.detail(result.done[1]?.id ?? 0)).group.id).toBe(group.id);
    });

    test('of all questions of a group is refused', async () => {
      const office = await withTwo();
      const group = await office.groupOf(boat);
      const [entry] = (await office.detail(group.id)).entries;
      await expect(office.groups.split({ from: seen(group), entries: [entry?.id ?? ''] }, 'Erika')).rejects.toThrow(
        'bad_request',
      );
    });

    test('of questions that are gone does nothing, and shows what is there', async () => {
      const office = await withTwo();
      const group = await office.groupOf(boat);
      const result = await office.groups.split({ from: seen(group), entries: ['gone'] }, 'Erika');
      expect(result).toMatchObject({ done: [], conflicts: [{ id: group.id }] });
    });
  });
});

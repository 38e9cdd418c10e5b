import { describe, expect, test, vi } from 'vitest';
import { askedIn, resolveByContent } from '../../../../server/review/groups/adopt.ts';
import { kinds } from '../../store/test-database.ts';
import { openOffice, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

const by = { who: 'Erika', at: '2026-03-02T10:00:00.000Z' };
const adopted = { proposal: 'p1', file: 'intents/a.yaml' };

describe.each(kinds)('adopting a group in %s', (kind) => {
  const asked = async () => {
    const office = await openOffice(kind);
    await office.ask('Angelschein', 'Angelschein', 'Angelscheine', { text: 'Angelschein', language: 'en' });
    return { office, group: await office.groupOf('Angelscheine') };
  };

  test('its questions are known with how often they were asked', async () => {
    const { office, group } = await asked();
    expect(await askedIn(office.database, seen(group))).toEqual([
      { text: 'Angelschein', language: 'de', count: 2 },
      { text: 'Angelschein', language: 'en', count: 1 },
      { text: 'Angelscheine', language: 'de', count: 1 },
    ]);
  });

  test('its questions are not told where somebody changed it meanwhile, or it is gone', async () => {
    const { office, group } = await asked();
    await office.groups.change({ groups: [seen(group)], set: { note: 'meins' } }, 'Max');
    expect(await askedIn(office.database, seen(group))).toBe('changed');
    expect(await askedIn(office.database, { group: 4711, version: 1 })).toBe('gone');
  });

  test('its questions are not told where it was merged into another one', async () => {
    const { office, group } = await asked();
    await office.ask('Lotto spielen');
    await office.groups.merge({ into: seen(await office.groupOf('Lotto spielen')), from: [seen(group)] }, 'Max');
    expect(await askedIn(office.database, seen(group))).toBe('gone');
  });

  test('it is resolved as soon as the content is written, with where', async () => {
    const { office, group } = await asked();
    const write = vi.fn(async () => {});
    expect(await resolveByContent(office.database, seen(group), by, adopted, write)).toBe('done');
    expect(write).toHaveBeenCalledOnce();
    const { group: after, history } = await office.detail(group.id);
    expect(after).toMatchObject({ state: 'resolved', resolution: 'content-added', version: 2 });
    expect(history).toMatchObject([{ what: 'adopt', who: 'Erika', after: adopted }]);
  });

  test('it stays as it was where the content cannot be written', async () => {
    const { office, group } = await asked();
    const write = async () => {
      throw new Error('read-only file system');
    };
    await expect(resolveByContent(office.database, seen(group), by, adopted, write)).rejects.toThrow('read-only');
    expect(await office.detail(group.id)).toMatchObject({ group: { state: 'new', version: 1 }, history: [] });
  });

  test('nothing is written for a group that somebody changed meanwhile, or that is gone', async () => {
    const { office, group } = await asked();
    await office.groups.change({ groups: [seen(group)], set: { note: 'meins' } }, 'Max');
    const write = vi.fn(async () => {});
    expect(await resolveByContent(office.database, seen(group), by, adopted, write)).toBe('changed');
    expect(await resolveByContent(office.database, { group: 4711, version: 1 }, by, adopted, write)).toBe('gone');
    expect(write).not.toHaveBeenCalled();
  });
});

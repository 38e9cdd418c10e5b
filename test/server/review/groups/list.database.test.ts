import { describe, expect, test, vi } from 'vitest';
import type { GroupQuery } from '../../../../server/review/api.ts';
import { kinds, shareDatabase } from '../../store/test-database.ts';
import { noFact, type Office, officeOn, openOffice, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

const titles = async (office: Office, query: Partial<GroupQuery>) =>
  (await office.list(query)).map(({ title }) => title).sort();

describe.each(kinds)('the list of groups in %s', (kind) => {
  let office: Office;
  /** Four groups that differ in everything that can be asked for. */
  shareDatabase(kind, async (database) => {
    office = officeOn(database);
    await office.ask({ text: 'Bootsführerschein beantragen', at: '2026-01-05T10:00:00.000Z' });
    await office.ask({ text: 'lottery tickets', language: 'en', at: '2026-02-20T10:00:00.000Z', reason: 'abandoned' });
    await office.ask(noFact('Kosten Jagdschein', 'service/costs', 'jagdschein'));
    await office.ask('Größte Straße der Stadt', 'größte straße der stadt', 'Grösste Strasse der Stadt!');
    const jagd = await office.groupOf('Kosten Jagdschein');
    await office.groups.change(
      { groups: [seen(jagd)], set: { resolution: 'content-added', assignee: 'Erika', note: 'Gebühren ergänzt' } },
      'Erika',
    );
  });

  test.each<[Partial<GroupQuery>, readonly string[]]>([
    [{ state: 'resolved' }, ['Kosten Jagdschein']],
    [{ resolution: 'spam' }, []],
    [{ resolution: 'content-added' }, ['Kosten Jagdschein']],
    [{ reason: 'abandoned' }, ['lottery tickets']],
    [{ language: 'en' }, ['lottery tickets']],
    [{ service: 'jagdschein' }, ['Kosten Jagdschein']],
    [{ intent: 'service/costs' }, ['Kosten Jagdschein']],
    [{ assignee: 'Erika' }, ['Kosten Jagdschein']],
    [{ assignee: '-', state: 'new' }, ['Bootsführerschein beantragen', 'Größte Straße der Stadt', 'lottery tickets']],
    [{ from: '2026-02-01', to: '2026-02-28' }, ['lottery tickets']],
    [{ to: '2026-01-05' }, ['Bootsführerschein beantragen']],
    [{ q: 'jagd' }, ['Kosten Jagdschein']],
    [{ q: 'GROSSTE  strasse' }, ['Größte Straße der Stadt']],
    [{ q: 'bootsführer' }, ['Bootsführerschein beantragen']],
    [{ q: 'gebuehr' }, ['Kosten Jagdschein']],
    [{ q: 'Jagdschein Lotto' }, []],
    [{ q: '?!' }, []],
    [{ q: `'); drop table groups; -- " * ( ) : & | !` }, []],
  ])('%j', async (query, expected) => {
    expect(await titles(office, query)).toEqual(expected);
  });

  test.each<[GroupQuery['sort'], readonly string[]]>([
    ['count', ['Größte Straße der Stadt', 'Kosten Jagdschein', 'lottery tickets', 'Bootsführerschein beantragen']],
    ['trend', ['Größte Straße der Stadt', 'Kosten Jagdschein', 'Bootsführerschein beantragen', 'lottery tickets']],
    ['first-seen', ['Größte Straße der Stadt', 'Kosten Jagdschein', 'lottery tickets', 'Bootsführerschein beantragen']],
    ['last-seen', ['Größte Straße der Stadt', 'Kosten Jagdschein', 'lottery tickets', 'Bootsführerschein beantragen']],
  ])('sorted by %s, it can be paged through without a gap or a repetition', async (sort, expected) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.groups.list({ sort, limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.groups.map(({ title }) => title));
      expect(page.total).toBe(4);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(expected);
  });

  test.each(['nonsense', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('["x",1]').toString('base64url')])(
    'a cursor that was never given out is refused: %s',
    async (cursor) => {
      await expect(office.groups.list({ sort: 'count', limit: 10, cursor })).rejects.toThrow('bad_request');
      await expect(office.groups.show(1, cursor)).rejects.toThrow('bad_request');
    },
  );

  test('questions of a group come page by page, the newest first', async () => {
    const office = await openOffice(kind);
    await office.ask(...Array.from({ length: 120 }, (_, each) => ({ text: 'Angelschein', id: `question-${each}` })));
    const [group] = await office.list();
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const detail = await office.groups.show(group?.id ?? 0, cursor);
      pages.push((detail?.entries ?? []).map(({ id }) => id));
      cursor = detail?.nextEntries;
    } while (cursor !== undefined);
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat()).size).toBe(120);
    expect(pages[0]?.[0]).toBe('question-119');
  });

  test.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)> {{7*7}}'],
    ['javascript:alert(1)'],
    ["Robert'); drop table groups;--"],
    ['rechts \u202elinks\u202c und \u001b[31mrot\u2028Zeile'],
    [`ä${'\u0301'.repeat(1000)}`],
    ['\ud83d halb und \0 nichts'],
  ])('%j comes back as text, in the list and in its group', async (text) => {
    const office = await openOffice(kind);
    await office.ask({ text: `Frage ${text}`, comment: text });
    const kept = text.toWellFormed().replaceAll('\0', '');
    const [group] = await office.list();
    expect(group?.title).toBe(`Frage ${kept}`);
    expect((await office.detail(group?.id ?? 0)).entries).toMatchObject([{ text: `Frage ${kept}`, comment: kept }]);
  });
});

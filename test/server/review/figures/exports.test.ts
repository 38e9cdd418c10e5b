import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sheetsOf } from '../../../../server/review/figures/sheets.ts';
import { toCsv, toXlsx } from '../../../../server/review/tables/files.ts';
import { guarded, type Sheet } from '../../../../server/review/tables/sheet.ts';
import { openReviewApp } from '../review-app.ts';

const traps = ['=1+1', '+49', '-2', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("https://evil.example","x")'];

/** The XML files of a workbook, by name. */
async function contentsOf(sheets: readonly Sheet[]): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(await toXlsx(sheets));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('a count that leaves the house', () => {
  it.each([
    [0, 0],
    [1, '<5'],
    [4, '<5'],
    [5, 5],
    [1234, 1234],
  ])('%i is shown as %s', (count, shown) => {
    expect(guarded(count)).toBe(shown);
  });
});

describe('a CSV file', () => {
  it('opens in a German spreadsheet: byte order mark, semicolons, German dates', () => {
    const csv = toCsv([
      {
        name: 'Tage',
        rows: [
          ['Tag', 'Fragen'],
          [{ day: '2026-11-30' }, 1234],
        ],
      },
    ]);
    expect(csv).toBe('\ufeffTag;Fragen\r\n30.11.2026;1234\r\n');
  });

  it('calculates nothing', () => {
    const lines = toCsv([{ name: 'x', rows: traps.map((trap) => [trap]) }]).slice(1);
    expect(lines.match(/(?:^|\n)"?[=+\-@\t]/g)).toBeNull();
  });
});

describe('a workbook', () => {
  it('calculates nothing, and keeps texts as they are', async () => {
    const files = await contentsOf([
      { name: 'x', rows: [...traps, '<img src=x onerror=alert(1)>'].map((text) => [text]) },
    ]);
    const all = Object.values(files).join('');
    expect(all).not.toMatch(/<f>|<f |<img/);
    expect(all).toContain('=1+1');
    expect(all).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('opens also where a text holds what XML cannot', async () => {
    const files = await contentsOf([{ name: 'x', rows: [['a\0b\u0001c\ud800d\uffffe'], ['x'.repeat(40_000)]] }]);
    const all = Object.values(files).join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    expect(all).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\uffff]/);
    expect((all.match(/x+/g) ?? []).map(({ length }) => length)).toContain(32_767);
  });

  it('has days that are days, and numbers that are numbers', async () => {
    const files = await contentsOf([{ name: 'Tage', rows: [['Tag'], [{ day: '2026-11-30' }], [7]] }]);
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    // 46356 days after the last of December 1899.
    expect(sheet).toMatch(/<v>46356<\/v>/);
    expect(sheet).toMatch(/<v>7<\/v>/);
  });
});

describe('the exports', () => {
  const openAsReader = async () => {
    const { add, browser, database } = await openReviewApp();
    await add('erika', 'reader');
    const erika = browser();
    await erika.logIn('erika');
    await database.db
      .insertInto('counters')
      .values([
        { day: '2026-11-30', kind: 'outcome', key: 'matched', count: 12 },
        { day: '2026-11-30', kind: 'outcome', key: 'unmatched', count: 3 },
      ])
      .execute();
    return { erika, anybody: browser() };
  };
  const query = 'from=2026-11-24&to=2026-11-30&againstFrom=2026-11-17&againstTo=2026-11-23';

  it('are for people who are logged in', async () => {
    const { anybody } = await openAsReader();
    const paths = ['figures', 'export/figures.csv', 'export/figures.xlsx'];
    const answers = await Promise.all(paths.map((path) => anybody.ask(`/review/api/${path}?${query}`)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  });

  it('hold the figures of both periods, small counts hidden', async () => {
    const { erika } = await openAsReader();
    const { body, headers } = await erika.ask(`/review/api/export/figures.csv?${query}`);
    expect(headers['content-disposition']).toBe('attachment; filename="chat-zahlen-2026-11-24-2026-11-30.csv"');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain(';24.11.2026 – 30.11.2026;17.11.2026 – 23.11.2026\r\nFragen;15;0\r\nbeantwortet;12;0\r\n');
    expect(body).toContain('nicht verstanden;<5;0');
  });

  it('come as a workbook as well', async () => {
    const { erika } = await openAsReader();
    const { rawPayload } = await erika.ask(`/review/api/export/figures.xlsx?${query}`);
    expect(Object.keys(unzipSync(rawPayload))).toContain('xl/worksheets/sheet10.xml');
  });

  it('of the page itself show every count', async () => {
    const { erika } = await openAsReader();
    const { figures, against } = (await erika.ask(`/review/api/figures?${query}`)).json();
    expect([figures.unmatched, against.unmatched]).toEqual([3, 0]);
  });

  it.each([
    'from=2026-11-30&to=2026-11-01',
    'from=1926-01-01&to=2026-11-01',
    'from=x&to=2026-11-01',
    'to=2026-11-01',
    `from=2026-11-01&to=2026-11-02&againstFrom=2026-11-02&againstTo=2026-11-01`,
    'from[]=2026-11-01&to=2026-11-02',
  ])('of the period %s are refused', async (given) => {
    const { erika } = await openAsReader();
    expect((await erika.ask(`/review/api/figures?${given}`)).statusCode).toBe(400);
  });
});

it('every table has as many cells in each row as it has headings', () => {
  const day = '2026-11-30';
  const counted = [{ key: 'a', label: 'A', count: 9 }];
  const figures = {
    period: { from: day, to: day },
    questions: 9,
    answered: 9,
    askedBack: 0,
    unmatched: 0,
    helpful: 0,
    notHelpful: 0,
    days: [{ day, questions: 9, answered: 9, unmatched: 0 }],
    services: counted,
    aspects: counted,
    intents: counted,
    languages: counted,
    links: counted,
    hours: Array.from({ length: 7 }, () => Array(24).fill(1)),
    unansweredByAge: counted,
    overdue: [{ file: 'a.yaml', title: 'A', reviewBy: day }],
  };
  const widths = sheetsOf(figures, figures).map(({ rows }) => new Set(rows.map(({ length }) => length)).size);
  expect(widths).toEqual(Array(10).fill(1));
});

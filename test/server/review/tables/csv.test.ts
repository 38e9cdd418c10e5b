import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../../../server/review/tables/csv.ts';

/** The one cell of a table, as it stands in the file. */
const cell = (text: string) => formatCsv([[text]]).slice(1, -2);

describe('a CSV file', () => {
  it('opens in a German spreadsheet: byte order mark, semicolons, Windows line ends', () => {
    expect(
      formatCsv([
        ['Wann', 'Frage'],
        ['24.11.2026', 'Größe'],
      ]),
    ).toBe('\ufeffWann;Frage\r\n24.11.2026;Größe\r\n');
  });

  it.each([
    ['a plain text', 'Perso kostet', 'Perso kostet'],
    ['an empty cell', '', ''],
    ['a semicolon', 'Perso; Pass', '"Perso; Pass"'],
    ['quotation marks', 'Was heißt "BPA"?', '"Was heißt ""BPA""?"'],
    ['a line break', 'Perso\nPass', '"Perso\nPass"'],
    ['a carriage return inside', 'Perso\rPass', '"Perso\rPass"'],
    ['blanks at the ends', ' Perso ', '" Perso "'],
    ['a comma', 'Perso, Pass', 'Perso, Pass'],
    ['a semicolon as the first letter', ';', '";"'],
  ])('keeps %s', (_, text, written) => expect(cell(text)).toBe(written));

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://boese.example";"Klick")', `"'=HYPERLINK(""http://boese.example"";""Klick"")"`],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
  ])('lets no spreadsheet calculate %j', (text, written) => expect(cell(text)).toBe(written));

  it('leaves signs inside a text alone', () => {
    expect(cell('2 + 2 = 4 @ Hannover - ja')).toBe('2 + 2 = 4 @ Hannover - ja');
  });
});

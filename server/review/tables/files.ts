import { formatCsv } from './csv.ts';
import { type Cell, germanDay, type Sheet } from './sheet.ts';

/** Tables in one CSV file, one below the other, each under its name. */
export function toCsv(sheets: readonly Sheet[]): string {
  const [first] = sheets;
  if (first && sheets.length === 1) return formatCsv(first.rows.map((row) => row.map(toText)));
  return formatCsv(sheets.flatMap(({ name, rows }) => [[name], ...rows.map((row) => row.map(toText)), []]));
}

/** Tables as a workbook. Texts are texts there, whatever they begin with: nothing is ever calculated. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  // Loaded when somebody wants one: it would lengthen every start.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((cell) => toExcel(cell, index === 0))),
      columns: (rows[0] ?? []).map((_, column) => ({ width: widthOf(rows, column) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

function toText(cell: Cell): string {
  if (typeof cell === 'object') return germanDay(cell.day);
  return typeof cell === 'number' ? cell.toLocaleString('de-DE', { useGrouping: false }) : cell;
}

function toExcel(cell: Cell, isHeading: boolean) {
  const style = isHeading ? ({ fontWeight: 'bold' } as const) : {};
  if (typeof cell === 'object')
    return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'dd.mm.yyyy', ...style };
  if (typeof cell === 'number') return { type: Number, value: cell, ...style };
  return { type: String, value: readable(cell), ...style };
}

/** The longest a cell of a workbook can be. */
const longestCell = 32_767;

/** What XML can hold: a workbook with a control character in it does not open. */
function readable(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML does not know.
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .slice(0, longestCell)
  );
}

function widthOf(rows: Sheet['rows'], column: number): number {
  const longest = Math.max(...rows.map((row) => (row[column] === undefined ? 0 : toText(row[column]).length)));
  return Math.min(60, Math.max(8, longest + 2));
}

/** A spreadsheet would take a cell that begins like this for a formula and carry it out. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * A table as CSV the way German spreadsheets open it with a double click: UTF-8 with a byte order mark, semicolons,
 * quotes as in RFC 4180. What visitors wrote stays text: a leading `'` keeps a spreadsheet from calculating it.
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(formatCell).join(';')}\r\n`).join('')}`;
}

function formatCell(value: string): string {
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

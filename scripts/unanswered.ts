/**
 * Shows the newest unanswered questions, or exports them for a spreadsheet.
 *
 *   npm run unanswered [-- --csv FILE] [--limit N]
 *
 * Reads the store in DATA_DIR or at DATABASE_URL, also while the server is running. Ends with 0, or with 2 if there is no store to read
 * or the file cannot be written.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../server/config.ts';
import { formatCsv } from '../server/review/tables/csv.ts';
import { sqliteFile } from '../server/store/sqlite.ts';
import type { Entry } from '../server/unanswered/entry.ts';
import { openUnansweredStore } from '../server/unanswered/store.ts';
import { alignColumns } from './table.ts';

const usage = 'Aufruf: npm run unanswered [-- --csv DATEI] [--limit ANZAHL]';

const heading = ['Wann', 'Grund', 'Sprache', 'Am nächsten', 'Sicherheit', 'Frage', 'Kommentar'] as const;

const reasonNames: Readonly<Record<Entry['reason'], string>> = {
  'not-understood': 'nicht verstanden',
  'no-fact': 'keine Angabe',
  'not-helpful': 'nicht hilfreich',
  abandoned: 'abgebrochen',
  unsure: 'unsicher beantwortet',
};

const germanDate = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

try {
  const { file, limit } = readOptions();
  const entries = await readEntries(readConfig(process.env), limit);
  if (file !== undefined) {
    writeFileSync(file, formatCsv([heading, ...entries.map(toRow)]));
    console.log(`${entries.length} Fragen in ${file} geschrieben.`);
  } else if (entries.length === 0) {
    console.log('Es gibt keine unbeantworteten Fragen.');
  } else {
    for (const line of alignColumns([heading, ...entries.map(toRow)])) console.log(line);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

function readOptions(): { readonly file: string | undefined; readonly limit: number } {
  const { csv, limit } = parseOptions();
  // An export is of everything unless it says otherwise.
  const most = limit === undefined ? (csv === undefined ? 50 : 1_000_000) : Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 1_000_000) {
    throw new Error(`--limit ${limit}: eine ganze Zahl von 1 bis 1000000.\n${usage}`);
  }
  return { file: csv, limit: most };
}

function parseOptions() {
  try {
    return parseArgs({ options: { csv: { type: 'string' }, limit: { type: 'string' } } }).values;
  } catch {
    throw new Error(usage);
  }
}

async function readEntries({ dataDir, databaseUrl }: Config, limit: number): Promise<readonly Entry[]> {
  // Opening would make an empty store in what is perhaps the wrong folder.
  if (databaseUrl === undefined && !existsSync(join(dataDir, sqliteFile))) {
    throw new Error(
      `In ${dataDir} gibt es noch keine Fragen. Prüfen Sie DATA_DIR; der Server legt die Datei ${sqliteFile} beim Start an.`,
    );
  }
  const store = await openUnansweredStore({ dataDir, databaseUrl });
  try {
    return await store.list(limit);
  } finally {
    await store.close();
  }
}

function toRow({ at, reason, language, nearest, text, comment }: Entry): readonly string[] {
  const [best] = nearest;
  return [
    germanDate.format(new Date(at)).replace(',', ''),
    reasonNames[reason],
    language,
    best ? [best.service, best.intent].filter(Boolean).join(' ') : '',
    best ? best.confidence.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : '',
    text,
    comment ?? '',
  ];
}

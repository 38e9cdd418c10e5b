import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { type Database, type DatabaseSettings, openDatabase } from '../../../server/store/database.ts';

/** Both databases, for `describe.each`: what holds for one holds for the other. */
export const kinds = ['sqlite', 'postgres'] as const;
export type Kind = (typeof kinds)[number];

/** Told what to do when a database is no longer needed, the last thing first. */
type AtEnd = (undo: () => Promise<void>) => void;

/** Where an empty database is, gone with the test. */
export async function makePlace(kind: Kind, atEnd: AtEnd = onTestFinished): Promise<DatabaseSettings> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  atEnd(() => rm(dataDir, { recursive: true, force: true }));
  return kind === 'sqlite' ? { dataDir } : { dataDir, databaseUrl: await makePostgresDatabase(atEnd) };
}

/** An empty database, closed and gone with the test. */
export async function makeDatabase(kind: Kind, atEnd: AtEnd = onTestFinished): Promise<Database> {
  return openHere(await makePlace(kind, atEnd), atEnd);
}

/** Opens a database until the test is over. */
export async function openHere(place: DatabaseSettings, atEnd: AtEnd = onTestFinished): Promise<Database> {
  const database = await openDatabase(place);
  atEnd(() => database.close());
  return database;
}

/** An empty database for all tests of a `describe` that only look at what is in it. */
export function shareDatabase(kind: Kind, fill: (database: Database) => Promise<void>) {
  const undoing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    await fill(await makeDatabase(kind, (undo) => void undoing.push(undo)));
  }, 120_000);
  afterAll(async () => {
    for (const undo of undoing.reverse()) await undo();
  });
}

async function makePostgresDatabase(atEnd: AtEnd): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name}`);
  atEnd(() => run(`drop database ${name} with (force)`));
  return new URL(name, inject('postgresUrl')).href;
}

async function run(statement: string) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

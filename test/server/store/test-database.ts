import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, type DatabaseSettings, openDatabase } from '../../../server/store/database.ts';

/** Both databases, for `describe.each`: what holds for one holds for the other. */
export const kinds = ['sqlite', 'postgres'] as const;
export type Kind = (typeof kinds)[number];

/** Where an empty database is, gone with the test. */
export async function makePlace(kind: Kind): Promise<DatabaseSettings> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return kind === 'sqlite' ? { dataDir } : { dataDir, databaseUrl: await makePostgresDatabase() };
}

/** An empty database, closed and gone with the test. */
export async function makeDatabase(kind: Kind): Promise<Database> {
  return openHere(await makePlace(kind));
}

/** Opens a database until the test is over. */
export async function openHere(place: DatabaseSettings): Promise<Database> {
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  return database;
}

async function makePostgresDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name}`);
  onTestFinished(() => run(`drop database ${name} with (force)`));
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

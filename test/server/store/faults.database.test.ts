import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Database, openDatabase } from '../../../server/store/database.ts';
import { transact } from '../../../server/store/transact.ts';
import { isAway } from '../../../server/store/trouble.ts';
import { openQueue } from '../../../server/unanswered/queue.ts';
import { createUnansweredStore } from '../../../server/unanswered/store.ts';
import { type Postgres, startPostgres } from '../../postgres.ts';
import { entry } from '../unanswered/entries.ts';
import { makePlace, openHere } from './test-database.ts';

vi.setConfig({ testTimeout: 30_000 });

/** How long a promise takes, and what it fails with. */
async function timed(work: Promise<unknown>): Promise<{ readonly ms: number; readonly error: unknown }> {
  const started = performance.now();
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ms: performance.now() - started, error };
}

const ask = ({ db }: Database) => sql`select 1`.execute(db);

describe('PostgreSQL that fails', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove());

  /** The database of this server, with the questions that are put aside for it. */
  async function open() {
    const { dataDir } = await makePlace('sqlite');
    const faults: Error[] = [];
    const database = await openDatabase({
      dataDir,
      databaseUrl: postgres.url,
      onFault: (error) => faults.push(error),
    });
    onTestFinished(() => database.close());
    const heard: string[] = [];
    const queue = await openQueue(dataDir, createUnansweredStore(database), {
      onTrouble: () => heard.push('trouble'),
      onRecovery: () => heard.push('recovery'),
    });
    onTestFinished(() => queue.close());
    return { database, queue, faults, heard };
  }

  const keptIds = async ({ db }: Database) =>
    (await db.selectFrom('unanswered').select('id').execute()).map(({ id }) => id);

  test('may be away at the start: questions wait, and are there when it is', async () => {
    await postgres.kill();
    const { database, queue, heard } = await open();
    expect(database.isReady).toBe(false);
    await queue.put(entry('early'));
    await postgres.start();
    await vi.waitFor(() => expect(heard.at(-1)).toBe('recovery'), { timeout: 15_000, interval: 100 });
    expect(await keptIds(database)).toContain('early');
    expect(database.isReady).toBe(true);
  });

  test('may go away and come back: no question is lost, and nothing has to be restarted', async () => {
    const { database, queue } = await open();
    await ask(database);
    await postgres.kill();
    await queue.put(entry('meanwhile'));
    await queue.flush();
    expect(isAway((await timed(ask(database))).error)).toBe(true);
    await postgres.start();
    await queue.flush();
    expect(await keptIds(database)).toContain('meanwhile');
  });

  test('may end idle connections', async () => {
    const { database } = await open();
    await Promise.all([1, 2, 3].map(() => ask(database)));
    const other = await open();
    await endOtherConnections(other.database);
    await vi.waitFor(async () => expect((await timed(ask(database))).error).toBeUndefined());
  });

  test('may end a connection between two queries of a change: nothing of the change is kept', async () => {
    const { database, faults } = await open();
    const other = await open();
    const change = timed(
      transact(database.db, async (transaction) => {
        await transaction.insertInto('unanswered').values(rowOf('half')).execute();
        await endOtherConnections(other.database);
        await vi.waitFor(() => expect(faults).not.toEqual([]), { timeout: 5_000 });
        await transaction.insertInto('unanswered').values(rowOf('other half')).execute();
      }),
    );
    expect(isAway((await change).error)).toBe(true);
    expect(await keptIds(database)).not.toContain('half');
  });

  test('a query that takes long is given up after two seconds', async () => {
    const { database } = await open();
    const { ms, error } = await timed(sql`select pg_sleep(5)`.execute(database.db));
    expect(isAway(error)).toBe(true);
    expect(ms).toBeLessThan(3_000);
  });

  test('nobody waits longer than two seconds for a connection where all are taken', async () => {
    const { database } = await open();
    const blocked = Array.from({ length: 10 }, () => timed(sql`select pg_sleep(1.9)`.execute(database.db)));
    await setTimeout(50);
    const waits = await Promise.all(
      Array.from({ length: 20 }, () => timed(sql`select pg_sleep(1.9)`.execute(database.db))),
    );
    await Promise.all(blocked);
    expect(Math.max(...waits.map(({ ms }) => ms))).toBeLessThan(5_000);
    expect(waits.some(({ error }) => isAway(error))).toBe(true);
    expect((await timed(ask(database))).error).toBeUndefined();
  });

  test('one that answers nothing any more is noticed within ten seconds, and used again when it answers', async () => {
    const proxy = await openSilenceableProxy(postgres.port);
    const behind = await openDatabase({
      dataDir: 'unused',
      databaseUrl: postgres.url.replace(String(postgres.port), String(proxy.port)),
    });
    onTestFinished(() => behind.close());
    await ask(behind);
    proxy.isSilent = true;
    const { ms, error } = await timed(ask(behind));
    expect(isAway(error)).toBe(true);
    expect(ms).toBeLessThan(10_000);
    proxy.isSilent = false;
    await vi.waitFor(async () => expect((await timed(ask(behind))).error).toBeUndefined(), { timeout: 10_000 });
  });
});

describe('an embedded database that fails', () => {
  test('is locked by another program: a change waits without holding up anything else, then says so', async () => {
    const place = await makePlace('sqlite');
    const { db } = await openHere(place);
    const release = lock(place.dataDir);
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 20);
    const { ms, error } = await timed(
      transact(db, (transaction) => transaction.insertInto('unanswered').values(rowOf('a')).execute()),
    );
    clearInterval(clock);
    release();
    expect(isAway(error)).toBe(true);
    expect(ms).toBeLessThan(3_000);
    expect(turns).toBeGreaterThan(10);
  });

  test('is locked for a while: the change is carried out afterwards', async () => {
    const place = await makePlace('sqlite');
    const { db } = await openHere(place);
    const release = lock(place.dataDir);
    const change = timed(
      transact(db, (transaction) => transaction.insertInto('unanswered').values(rowOf('a')).execute()),
    );
    await setTimeout(300);
    release();
    expect((await change).error).toBeUndefined();
  });

  test('was locked when somebody changed one row: later changes are carried out', async () => {
    const place = await makePlace('sqlite');
    const { db } = await openHere(place);
    const release = lock(place.dataDir);
    const { error } = await timed(db.insertInto('unanswered').values(rowOf('a')).execute());
    release();
    expect(isAway(error)).toBe(true);
    await transact(db, (transaction) => transaction.insertInto('unanswered').values(rowOf('b')).execute());
    expect(await db.selectFrom('unanswered').select('id').execute()).toEqual([{ id: 'b' }]);
  });

  test.each([
    ['is no database', () => Buffer.from('this is a letter to my aunt, and no database at all\n'.repeat(200))],
    ['is cut off', (file: Buffer) => file.subarray(0, 5000)],
  ])('a file that %s is named, left as it is, and the start refused', async (_, spoil) => {
    const { dataDir } = await makePlace('sqlite');
    const first = await openDatabase({ dataDir });
    await createUnansweredStore(first).add([entry('a')]);
    await sql`pragma wal_checkpoint(truncate)`.execute(first.db);
    await first.close();
    const path = `${dataDir}/review.db`;
    const spoilt = spoil(await readFile(path));
    await writeFile(path, spoilt);
    await expect(openDatabase({ dataDir })).rejects.toThrow(/review\.db cannot be used .*Put back a copy/);
    expect(await readFile(path)).toEqual(spoilt);
  });
});

function rowOf(id: string) {
  return { ...entry(id), nearest: '[]', comment: null };
}

/** Ends all connections to the same database but its own, as an administrator might. */
async function endOtherConnections({ db }: Database) {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
}

/** Locks the embedded database as a backup program might; returns what releases it. */
function lock(dataDir: string): () => void {
  const other = new Libsql(`${dataDir}/review.db`);
  other.exec('begin exclusive');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

/** A way to a port on which nothing comes through while it is silent: neither data nor an end. */
async function openSilenceableProxy(port: number) {
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    sockets.push(near, far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => {
        if (!proxy.isSilent) to.write(data);
      });
      from.on('error', () => {});
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const proxy = { port: typeof address === 'object' && address ? address.port : 0, isSilent: false };
  return proxy;
}

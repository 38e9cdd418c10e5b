import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, type PoolConfig, types } from 'pg';
import { storable } from './storable.ts';
import type { Tables } from './tables.ts';

/** Connections of one process; the chat needs few, and several processes share what the server has. */
const mostConnections = 10;

/** How long anybody waits for a connection, for the server to answer a query, and for a lock. */
const patienceMs = 2_000;

/** A query without an answer, because the network swallows it, is given up after this time. */
const silenceMs = 5_000;

const idleMs = 30_000;

/** Changing tables may take as long as it takes with many rows, but not for ever. */
const migrationMs = 10 * 60_000;

/** A pool of connections for everyday queries: bounded in all it may wait for. Connects on first use. */
export function openPostgres(url: string, onFault: (error: Error) => void): Kysely<Tables> {
  return open(url, onFault, {
    max: mostConnections,
    idleTimeoutMillis: idleMs,
    statement_timeout: patienceMs,
    lock_timeout: patienceMs,
    query_timeout: silenceMs,
    idle_in_transaction_session_timeout: silenceMs,
  });
}

/** One connection with the time it takes to change tables. */
export function openPostgresForMigration(url: string, onFault: (error: Error) => void): Kysely<Tables> {
  return open(url, onFault, { max: 1, statement_timeout: migrationMs, query_timeout: migrationMs });
}

function open(url: string, onFault: (error: Error) => void, config: PoolConfig): Kysely<Tables> {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
    application_name: 'hannover-service-chat',
    // Compiling a query takes longer than any of ours runs.
    options: '-c jit=off',
    types: { getTypeParser },
    ...config,
  });
  // The server may end a connection at any time. Without a listener that would end the process.
  pool.on('error', onFault);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarding(pool, onFault) }) });
}

/** Counts come as `bigint`, in texts, although none of ours is too large for a number. */
const getTypeParser: typeof types.getTypeParser = (type: number, ...rest: []) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, ...rest);

/** The same pool with every value made storable, and without connections of which nobody knows how they are. */
function guarding(pool: Pool, onFault: (error: Error) => void): PostgresPool {
  return {
    connect: async () => guardingClient(await pool.connect(), onFault),
    end: () => pool.end(),
  };
}

function guardingClient(client: PoolClient, onFault: (error: Error) => void): PostgresPoolClient {
  let isDoubtful = false;
  const doubt = (error: Error) => {
    isDoubtful = true;
    onFault(error);
  };
  // While a connection is lent the pool does not listen; between two queries of a transaction nobody would.
  client.on('error', doubt);
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, values.map(storable));
    } catch (error) {
      // Where not even an error came from the server, a late answer might be taken for that of the next query.
      if (!isAnswer(error)) isDoubtful = true;
      throw error;
    }
  };
  return {
    // Nothing here is read by a cursor.
    query: query as unknown as PostgresPoolClient['query'],
    release() {
      client.off('error', doubt);
      client.release(isDoubtful);
    },
  };
}

/** Errors from the server carry an SQLSTATE. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
  );
}

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { installByApt } from './install.ts';

/** A PostgreSQL server of our own: in a temporary folder, on a free port of this machine, gone when stopped. */
export interface Postgres {
  /** The address of its first database. */
  readonly url: string;
  readonly port: number;
  /** Ends it like a power cut; what was committed is there after `start`. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Holds it still, so that it answers nothing, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this user is on every system and owns nothing. */
const nobody = { uid: 65534, gid: 65534 };

const startMs = 60_000;

/** Starts a server. Throws where PostgreSQL is neither there nor can be installed: half of what is kept would go untested. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPrograms() ?? (installByApt('postgresql') ? findPrograms() : undefined);
  if (bin === undefined)
    throw new Error(
      'No PostgreSQL found: install it (Debian: postgresql), or set POSTGRES_BIN to the folder of initdb.',
    );
  const user = process.getuid?.() === 0 ? nobody : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hsc-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = ['--username=test', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['--pgdata', data, ...options], { ...user, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  // Nothing here outlives the machine, so nothing has to wait for its disk.
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off', port: String(port) };
  let server: ChildProcess | undefined;
  const start = async () => {
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...args], { ...user, cwd: folder, stdio: 'ignore' });
    server = child;
    await waitUntilReady(url, child);
  };
  const end = async (signal: 'SIGQUIT' | 'SIGINT') => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGCONT');
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    port,
    start,
    kill: () => end('SIGQUIT'),
    signal: (signal) => void server?.kill(signal),
    async remove() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with PostgreSQL's programs: Debian keeps each version in its own. */
function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const ofDebian = existsSync(versions) ? readdirSync(versions).sort().reverse() : [];
  return [
    ...(process.env.POSTGRES_BIN === undefined ? [] : [process.env.POSTGRES_BIN]),
    ...(process.env.PATH ?? '').split(delimiter),
    ...ofDebian.map((version) => join(versions, version, 'bin')),
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

async function waitUntilReady(url: string, server: ChildProcess) {
  const until = Date.now() + startMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    // A connection may break between two steps; the next try tells.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > until) throw error;
      await setTimeout(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

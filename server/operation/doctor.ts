import { existsSync } from 'node:fs';
import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { loadCatalogue } from '../content/load.ts';
import { ContentError } from '../content/problem.ts';
import { claimDataFolder, DataFolderError } from '../data-folder.ts';
import { sqliteFile } from '../store/sqlite.ts';
import { keyFile } from '../transport/token.ts';
import { queueFiles } from '../unanswered/queue.ts';
import { examineAddress } from './doctor-address.ts';
import { damageOf } from './sqlite-file.ts';

/** One thing looked at. `hint` says what to do where it is not fine. */
export interface Finding {
  readonly about: string;
  readonly verdict: 'fine' | 'look' | 'broken';
  readonly what: string;
  readonly hint?: string;
}

const fine = (about: string, what: string): Finding => ({ about, verdict: 'fine', what });
const look = (about: string, what: string, hint: string): Finding => ({ about, verdict: 'look', what, hint });
const broken = (about: string, what: string, hint: string): Finding => ({ about, verdict: 'broken', what, hint });

const leastFreeMiB = 500;

/** Two machines further apart than this disagree about which day it is at midnight, and about expired tokens. */
const mostClockSeconds = 5;

/** Looks at everything a server needs, and changes nothing. `publicUrl` is where visitors reach it. */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: string | undefined,
  now: Date,
): Promise<readonly Finding[]> {
  const node = examineNode();
  const config = readSettings(env);
  if ('about' in config) return [node, config];
  return [
    node,
    fine('settings', 'all of them can be used'),
    ...examineSettings(config, publicUrl),
    await examineContent(config),
    await examineBuild(now),
    ...(await examineFolder(config)),
    await (config.databaseUrl === undefined ? examineSqlite(config) : examinePostgres(config.databaseUrl, now)),
    await examineQueue(config),
    ...(publicUrl === undefined ? [] : await examineAddress(publicUrl)),
  ];
}

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? fine('Node', process.version)
    : broken('Node', process.version, 'Install Node 20.19 or newer.');
}

function readSettings(env: Parameters<typeof readConfig>[0]): Config | Finding {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return broken('settings', error.problems.join('; '), 'Put them right; .env.example describes each of them.');
  }
}

function examineSettings(
  { allowedOrigins, trustedProxies, tokenKeys, databaseUrl }: Config,
  publicUrl: string | undefined,
): readonly Finding[] {
  return [
    allowedOrigins.length > 0
      ? fine('embedding', allowedOrigins.join(', '))
      : look('embedding', 'no other site may embed the chat', 'Put the sites into ALLOWED_ORIGINS.'),
    ...(publicUrl !== undefined && trustedProxies.length === 0
      ? [
          look(
            'proxy',
            'no proxy is trusted, so all visitors behind one share a limit',
            'Put the address of the proxy into TRUSTED_PROXIES.',
          ),
        ]
      : []),
    ...(databaseUrl !== undefined && tokenKeys.length === 0
      ? [
          look(
            'keys',
            'each process makes a key of its own',
            'Set the same TOKEN_KEYS for all processes, or visitors start afresh when they reach another one.',
          ),
        ]
      : []),
  ];
}

async function examineContent({ contentDir }: Config): Promise<Finding> {
  try {
    const { version, services } = await loadCatalogue(contentDir);
    return fine('content', `version ${version}, ${services.size} services`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const [first] = error.problems;
    return broken(
      'content',
      `${error.problems.length} problems, the first in ${first?.file}:${first?.line}`,
      'Run npm run check-content, or see the log of the server.',
    );
  }
}

async function examineBuild(now: Date): Promise<Finding> {
  const built = await readFile('dist/built', 'utf8').catch(() => undefined);
  if (built === undefined)
    return look('build', 'nothing is built here', 'Run npm run build; npm start does it as well.');
  if (new Date(built) > now)
    return broken(
      'clock',
      `it is ${now.toISOString()}, before this program was built (${built})`,
      'Set the clock; use NTP.',
    );
  return existsSync('dist/widget/hannover-chat.js')
    ? fine('build', `of ${built}`)
    : broken('build', 'the widget is missing', 'Run npm run build.');
}

async function examineFolder({ dataDir }: Config): Promise<readonly Finding[]> {
  if (!existsSync(dataDir)) return [fine('data folder', `${dataDir}, none yet: the server makes it`)];
  const findings: Finding[] = [];
  try {
    claimDataFolder(dataDir).release();
    findings.push(fine('data folder', `${dataDir}, no server is running on it`));
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    findings.push(
      error.isTaken
        ? fine('data folder', `${dataDir}, a server is running on it`)
        : broken('data folder', error.message, 'The server does not start like this.'),
    );
  }
  const space = await statfs(dataDir).catch(() => undefined);
  if (space) {
    const freeMiB = Math.floor((space.bavail * space.bsize) / 2 ** 20);
    findings.push(
      freeMiB >= leastFreeMiB
        ? fine('disk', `${freeMiB} MiB free`)
        : look('disk', `only ${freeMiB} MiB free`, 'Make room: on a full disk, unanswered questions wait in memory.'),
    );
  }
  const key = await stat(join(dataDir, keyFile)).catch(() => undefined);
  if (key && (key.mode & 0o077) !== 0)
    findings.push(look('keys', `others may read ${keyFile}`, `chmod 600 ${join(dataDir, keyFile)}`));
  return findings;
}

async function examineSqlite({ dataDir }: Config): Promise<Finding> {
  const path = join(dataDir, sqliteFile);
  if (!existsSync(path)) return fine('database', 'SQLite, none yet: the server makes it');
  try {
    const damage = damageOf(path);
    return damage === undefined
      ? fine('database', `SQLite, ${path} is whole`)
      : broken('database', `SQLite, ${path}: ${damage}`, 'Restore a backup.');
  } catch (error) {
    return broken('database', error instanceof Error ? error.message : String(error), 'Restore a backup.');
  }
}

async function examinePostgres(url: string, now: Date): Promise<Finding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  // A connection that breaks later is told by the query.
  client.on('error', () => {});
  const startedMs = performance.now();
  try {
    await client.connect();
    const { rows } = await client.query('select now() as now, version() as version');
    const passedMs = performance.now() - startedMs;
    const apartSeconds = Math.abs(rows[0].now - now.getTime() - passedMs) / 1000;
    if (apartSeconds > mostClockSeconds)
      return look('clock', `${apartSeconds.toFixed(0)} s away from the database's`, 'Set both clocks; use NTP.');
    return fine(
      'database',
      `${String(rows[0].version).split(' ').slice(0, 2).join(' ')}, answers in ${passedMs.toFixed(0)} ms`,
    );
  } catch (error) {
    return broken(
      'database',
      error instanceof Error ? error.message : String(error),
      'Check DATABASE_URL, the network and whether PostgreSQL runs. Until it answers, questions wait on the disk.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function examineQueue({ dataDir }: Config): Promise<Finding> {
  const texts = await Promise.all(queueFiles.map((name) => readFile(join(dataDir, name), 'utf8').catch(() => '')));
  const waiting = texts.join('\n').split('\n').filter(Boolean).length;
  return waiting < 100
    ? fine('queue', `${waiting} questions wait for the database`)
    : look('queue', `${waiting} questions wait for the database`, 'See the log: the database does not take them.');
}

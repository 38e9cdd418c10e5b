import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type ReviewSettings, readReviewSettings, reviewDefaults } from './review/settings.ts';

/** Everything an operator can set, decided once at the start. Each setting is described in `.env.example`. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly contentDir: string;
  readonly dataDir: string;
  /** Address of a PostgreSQL database; without one, questions are kept in a file in the data folder. */
  readonly databaseUrl: string | undefined;
  /** After so many days a question is deleted. */
  readonly retentionDays: number;
  /** Origins whose pages may embed the chat, besides the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Whether clients that send no `Origin` (no browser) may connect. */
  readonly allowNoOrigin: boolean;
  /** Addresses of the proxies whose `X-Forwarded-*` headers count. */
  readonly trustedProxies: readonly string[];
  /** Keys for resume tokens, 32 bytes each; the first one seals, all of them open. Empty: one is kept in the data folder. */
  readonly tokenKeys: readonly Uint8Array[];
  readonly tokenHours: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Where `/metrics` is served; nowhere unless a port is set. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly limits: Limits;
  readonly review: ReviewSettings;
}

/** What one client may cost. */
export interface Limits {
  readonly frameBytes: number;
  readonly messages: number;
  readonly messagesMs: number;
  readonly connectionsPerAddress: number;
  readonly connections: number;
  readonly unsentBytes: number;
  readonly firstMessageMs: number;
  readonly pingMs: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Settings that cannot be used. Carries every problem, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Every setting's name with its default, as `.env.example` lists them. */
export const defaults = {
  HOST: '127.0.0.1',
  PORT: '8080',
  CONTENT_DIR: '.',
  DATA_DIR: 'data',
  DATABASE_URL: '',
  RETENTION_DAYS: '180',
  ALLOWED_ORIGINS: '',
  ALLOW_NO_ORIGIN: 'false',
  TRUSTED_PROXIES: '',
  TOKEN_KEYS: '',
  TOKEN_HOURS: '12',
  LOG_LEVEL: 'info',
  METRICS_PORT: '',
  METRICS_HOST: '127.0.0.1',
  LIMIT_FRAME_BYTES: '16384',
  LIMIT_MESSAGES: '20',
  LIMIT_MESSAGES_SECONDS: '10',
  LIMIT_CONNECTIONS_PER_ADDRESS: '50',
  LIMIT_CONNECTIONS: '12000',
  LIMIT_UNSENT_BYTES: '1048576',
  LIMIT_FIRST_MESSAGE_SECONDS: '10',
  PING_SECONDS: '25',
  ...reviewDefaults,
} as const;

type Setting = keyof typeof defaults;

/** The configuration an environment describes. Throws a `ConfigError` that names every setting in trouble. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const text = (name: Setting): string => env[name]?.trim() || defaults[name];
  const list = (name: Setting): readonly string[] =>
    text(name)
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  const number = (name: Setting, least: number, most: number): number => {
    const value = Number(text(name));
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    problems.push(`${name}=${text(name)}: must be a whole number from ${least} to ${most}`);
    return least;
  };
  const flag = (name: Setting): boolean => {
    const value = text(name);
    if (value !== 'true' && value !== 'false') problems.push(`${name}=${value}: must be true or false`);
    return value === 'true';
  };
  const level = logLevels.find((each) => each === text('LOG_LEVEL'));
  if (!level) problems.push(`LOG_LEVEL=${text('LOG_LEVEL')}: must be one of ${logLevels.join(', ')}`);

  const config: Config = {
    host: text('HOST'),
    port: number('PORT', 0, 65_535),
    contentDir: resolve(text('CONTENT_DIR')),
    dataDir: resolve(text('DATA_DIR')),
    databaseUrl: checkDatabase(text('DATABASE_URL'), problems),
    retentionDays: number('RETENTION_DAYS', 1, 3650),
    allowedOrigins: list('ALLOWED_ORIGINS').map((origin) => checkOrigin(origin, problems)),
    allowNoOrigin: flag('ALLOW_NO_ORIGIN'),
    trustedProxies: list('TRUSTED_PROXIES').map((address) => checkAddress(address, problems)),
    tokenKeys: list('TOKEN_KEYS').flatMap((key, index) => checkKey(key, index, problems)),
    tokenHours: number('TOKEN_HOURS', 1, 24 * 30),
    logLevel: level ?? 'info',
    metrics:
      text('METRICS_PORT') === ''
        ? undefined
        : Object.freeze({ host: text('METRICS_HOST'), port: number('METRICS_PORT', 0, 65_535) }),
    limits: Object.freeze({
      frameBytes: number('LIMIT_FRAME_BYTES', 4096, 1_048_576),
      messages: number('LIMIT_MESSAGES', 1, 10_000),
      messagesMs: number('LIMIT_MESSAGES_SECONDS', 1, 3600) * 1000,
      connectionsPerAddress: number('LIMIT_CONNECTIONS_PER_ADDRESS', 1, 1_000_000),
      connections: number('LIMIT_CONNECTIONS', 1, 1_000_000),
      unsentBytes: number('LIMIT_UNSENT_BYTES', 16_384, 1_073_741_824),
      firstMessageMs: number('LIMIT_FIRST_MESSAGE_SECONDS', 1, 600) * 1000,
      pingMs: number('PING_SECONDS', 1, 600) * 1000,
    }),
    review: readReviewSettings(
      { text, list, number, flag, problem: (problem) => problems.push(problem) },
      env.NODE_ENV === 'production',
    ),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

function checkOrigin(origin: string, problems: string[]): string {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    problems.push(
      `ALLOWED_ORIGINS: "${origin}" is no origin; write scheme and host only, like https://www.hannover.de`,
    );
  }
  return origin;
}

function checkDatabase(address: string, problems: string[]): string | undefined {
  if (address === '') return undefined;
  // The address holds a password, which must not end up in a log.
  if (!/^postgres(?:ql)?:\/\//.test(address) || !URL.canParse(address))
    problems.push('DATABASE_URL: is no address of PostgreSQL; write one like postgres://user:password@host:5432/name');
  return address;
}

function checkAddress(address: string, problems: string[]): string {
  const [ip = '', prefix, ...rest] = address.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(ip)] ?? 0;
  const isRange = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
  if (bits === 0 || !isRange || rest.length > 0) {
    problems.push(`TRUSTED_PROXIES: "${address}" is no address; write one like 10.0.0.5, or a range like 10.0.0.0/8`);
  }
  return address;
}

function checkKey(key: string, index: number, problems: string[]): readonly Uint8Array[] {
  const bytes = Buffer.from(key, 'base64url');
  // The key itself must not end up in a log.
  if (bytes.length !== 32)
    problems.push(
      `TOKEN_KEYS: key ${index + 1} is not 32 bytes in base64url; make one with: openssl rand -base64 32 | tr '+/' '-_'`,
    );
  return [new Uint8Array(bytes)];
}

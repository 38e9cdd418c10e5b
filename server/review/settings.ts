import { readFileSync } from 'node:fs';
import { type Role, roles } from './api.ts';

/** What an operator sets for the review page. */
export interface ReviewSettings {
  readonly login: LoginSettings;
  /** Where people open the page, e.g. `https://chat.hannover.de`; `undefined` on the developer's own machine only. */
  readonly url: string | undefined;
  readonly idleMs: number;
  readonly sessionMs: number;
  /** Whether adopted questions may be written to the content folder. */
  readonly mayWrite: boolean;
  readonly digest: DigestSettings;
}

/** The weekly digest, and the mail it is sent by. */
export interface DigestSettings {
  /** Whether single questions may stand in it as they were asked, redacted. */
  readonly isVerbatim: boolean;
  readonly mail: MailSettings | undefined;
}

export interface MailSettings {
  /** With the password in it. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** How people log in. `one-time` is for development: an account that lives as long as the process. */
export type LoginSettings =
  | { readonly kind: 'off' }
  | { readonly kind: 'one-time' }
  | { readonly kind: 'local' }
  | ({ readonly kind: 'oidc' } & ProviderSettings);

/** The OpenID provider, and how its claims become roles. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty for a public client. */
  readonly clientSecret: string;
  readonly roleClaim: string;
  /** The provider's names of roles. */
  readonly roles: Readonly<Record<string, Role>>;
}

export const reviewDefaults = {
  REVIEW: '',
  REVIEW_URL: '',
  REVIEW_IDLE_MINUTES: '30',
  REVIEW_HOURS: '10',
  REVIEW_MAY_WRITE: 'false',
  OIDC_ISSUER: '',
  OIDC_CLIENT_ID: '',
  OIDC_CLIENT_SECRET: '',
  OIDC_CLIENT_SECRET_FILE: '',
  OIDC_ROLE_CLAIM: 'roles',
  OIDC_ROLES: 'reader=reader,editor=editor,admin=admin',
  SMTP_URL: '',
  DIGEST_FROM: '',
  DIGEST_TO: '',
  DIGEST_VERBATIM: 'false',
} as const;

type Setting = keyof typeof reviewDefaults;

/** Reads single settings, and gathers what is wrong with them. */
export interface SettingsReader {
  text(name: Setting): string;
  list(name: Setting): readonly string[];
  number(name: Setting, least: number, most: number): number;
  flag(name: Setting): boolean;
  problem(text: string): void;
}

/** The settings of the review page. A program in production has it only if somebody asked for it. */
export function readReviewSettings(read: SettingsReader, isProduction: boolean): ReviewSettings {
  const login = readLogin(read, isProduction);
  return Object.freeze({
    login,
    url: readUrl(read, login.kind === 'local' || login.kind === 'oidc'),
    idleMs: read.number('REVIEW_IDLE_MINUTES', 1, 24 * 60) * 60_000,
    sessionMs: read.number('REVIEW_HOURS', 1, 24 * 7) * 3_600_000,
    mayWrite: read.flag('REVIEW_MAY_WRITE'),
    digest: Object.freeze({ isVerbatim: read.flag('DIGEST_VERBATIM'), mail: readMail(read) }),
  });
}

function readLogin(read: SettingsReader, isProduction: boolean): LoginSettings {
  const kind = read.text('REVIEW');
  switch (kind) {
    case '':
      return { kind: isProduction ? 'off' : 'one-time' };
    case 'off':
    case 'local':
      return { kind };
    case 'oidc':
      return { kind, ...readProvider(read) };
    default:
      read.problem(`REVIEW=${kind}: must be off, local or oidc`);
      return { kind: 'off' };
  }
}

function readProvider(read: SettingsReader): ProviderSettings {
  const issuer = read.text('OIDC_ISSUER');
  if (!isSafeAddress(issuer))
    read.problem(`OIDC_ISSUER=${issuer}: REVIEW=oidc needs the provider's address, beginning with https://`);
  const clientId = read.text('OIDC_CLIENT_ID');
  if (clientId === '') read.problem('OIDC_CLIENT_ID: REVIEW=oidc needs the name the provider knows this server by');
  return {
    issuer,
    clientId,
    clientSecret: readSecret(read),
    roleClaim: read.text('OIDC_ROLE_CLAIM'),
    roles: readRoles(read),
  };
}

function readSecret(read: SettingsReader): string {
  const path = read.text('OIDC_CLIENT_SECRET_FILE');
  if (path === '') return read.text('OIDC_CLIENT_SECRET');
  if (read.text('OIDC_CLIENT_SECRET') !== '')
    read.problem('OIDC_CLIENT_SECRET_FILE: OIDC_CLIENT_SECRET is set as well; keep one of them');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    read.problem(`OIDC_CLIENT_SECRET_FILE=${path}: the file cannot be read`);
    return '';
  }
}

function readRoles(read: SettingsReader): Readonly<Record<string, Role>> {
  const pairs = read.list('OIDC_ROLES').flatMap((pair): readonly (readonly [string, Role])[] => {
    const [, name = '', role] = /^(.*)=([a-z]+)$/.exec(pair) ?? [];
    const known = roles.find((each) => each === role?.trim());
    if (known && name.trim() !== '') return [[name.trim(), known]];
    read.problem(`OIDC_ROLES: "${pair}" must be like name-at-the-provider=editor; roles are ${roles.join(', ')}`);
    return [];
  });
  // A name like `constructor` is no role unless it stands here.
  return Object.freeze(Object.assign(Object.create(null), Object.fromEntries(pairs)));
}

function readMail(read: SettingsReader): MailSettings | undefined {
  const smtpUrl = read.text('SMTP_URL');
  if (smtpUrl === '') return undefined;
  // The address holds a password, which must not end up in a log.
  if (!/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl))
    read.problem('SMTP_URL: is no address of a mail server; write one like smtps://user:password@mail.example.org:465');
  const [from, to] = [read.text('DIGEST_FROM'), read.list('DIGEST_TO')];
  for (const [name, addresses] of [
    ['DIGEST_FROM', [from]],
    ['DIGEST_TO', to],
  ] as const) {
    if (addresses.length === 0 || addresses.some((address) => !/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)))
      read.problem(`${name}=${addresses.join(',')}: with SMTP_URL, must be a mail address like chat@example.org`);
  }
  return { smtpUrl, from, to };
}

function readUrl(read: SettingsReader, isNeeded: boolean): string | undefined {
  const url = read.text('REVIEW_URL');
  if (url === '' && !isNeeded) return undefined;
  if (!isSafeAddress(url) || new URL(url).origin !== url) {
    read.problem(
      `REVIEW_URL=${url}: must be where people open this server, scheme and host only, like https://chat.hannover.de; plain http only for localhost`,
    );
  }
  return url;
}

/** HTTPS, or a machine's talk with itself. */
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether a host name or address means the machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(host);
}

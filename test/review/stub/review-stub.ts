import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import type { z } from 'zod';
import {
  apiRoot,
  type Changed,
  changedSchema,
  changeSchema,
  figuresQuerySchema,
  figuresReplySchema,
  fileConflictSchema,
  type Group,
  groupDetailSchema,
  groupPageSchema,
  groupQuerySchema,
  loggedOutSchema,
  loginSchema,
  loginWaysSchema,
  mergeSchema,
  type Proposal,
  type ProposalRequest,
  passwordSchema,
  peopleSchema,
  proposalRequestSchema,
  proposalSchema,
  type RefusalCode,
  type Role,
  refusalSchema,
  type Step,
  sessionSchema,
  splitSchema,
  targetsSchema,
  triedSchema,
  tryRequestSchema,
  undoSchema,
} from '../../../server/review/api.ts';
import { proposalFor, triedFor } from './canned.ts';
import { figuresOf } from './figures.ts';
import { type Kept, now, seedGroups, targets } from './seed.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the real server sends with the page. */
export const strictPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'",
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

const statusOf: Readonly<Partial<Record<RefusalCode, number>>> = {
  bad_request: 400,
  not_logged_in: 401,
  wrong_login: 401,
  slow_down: 429,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  try_later: 503,
};

class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A server that speaks the contract of the review page, with groups in memory; both directions are checked. */
export class ReviewStub {
  readonly groups = new Map<number, Kept>();
  readonly history = new Map<number, Step[]>();
  /** Method and path of everything asked for. */
  readonly asked: string[] = [];
  isLoggedIn = true;
  isDown = false;
  way: 'local' | 'oidc' = 'local';
  isProviderAway = false;
  role: Role = 'editor';
  mayWrite = true;
  /** How often a proposal is still being checked when it is asked for. */
  checks = 1;
  /** Whether the file was changed meanwhile. */
  hasFileConflict = false;
  csrf = 'csrf-1';

  readonly #root: string;
  readonly #connections = new Set<Socket>();
  readonly #http = createServer((request, response) => this.#serve(request, response));
  readonly #before = new Map<number, readonly Kept[]>();
  readonly #proposals = new Map<string, { readonly request: ProposalRequest; checks: number; isWritten: boolean }>();
  #changes = 0;
  #nextGroup: number;

  constructor(root: string, count = 120) {
    this.#root = root;
    for (const kept of seedGroups(count)) this.groups.set(kept.group.id, kept);
    this.#nextGroup = count + 1;
    this.#http.on('connection', (connection) => {
      this.#connections.add(connection);
      connection.on('close', () => this.#connections.delete(connection));
    });
  }

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(port, '127.0.0.1', resolve));
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('The stub server has no port.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  group(id: number): Group {
    return this.#find(id).group;
  }

  /** Somebody else changes a group. */
  changeAs(who: string, id: number, changes: Partial<Group>): void {
    this.#change(this.#find(id), changes, who, changes.note === undefined ? 'state' : 'note');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (this.isDown) {
      request.socket.destroy();
      return;
    }
    if (url.pathname.startsWith(apiRoot)) await this.#serveApi(request, response, url);
    else await this.#serveFile(url.pathname, response);
  }

  async #serveFile(path: string, response: ServerResponse): Promise<void> {
    const file = /^\/review\/(assets\/[\w.-]+|icon\.svg)$/.exec(path)?.[1] ?? 'index.html';
    try {
      const content = await readFile(join(this.#root, file));
      response.setHeader('content-security-policy', strictPolicy);
      response.setHeader('content-type', contentTypes[extname(file)] ?? 'text/plain');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #serveApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.pathname.slice(apiRoot.length);
    this.asked.push(`${request.method} ${path}${url.search}`);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
      const isOpen = path === '/login' || path === '/session';
      if (!this.isLoggedIn && !isOpen) throw new Refusal('not_logged_in', 'Bitte melden Sie sich an.');
      if (request.method === 'POST' && !isOpen && request.headers['x-csrf-token'] !== this.csrf)
        throw new Refusal('not_allowed', 'Die Anfrage kam nicht von dieser Seite.');
      const [status, value] = this.#answer(request.method ?? '', path, url.searchParams, body);
      if (typeof value === 'string') response.writeHead(status, { 'content-type': 'text/plain' }).end(value);
      else this.#send(response, status, value);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      this.#send(response, statusOf[code] ?? 500, refusalSchema.parse({ code, message }));
    }
  }

  #send(response: ServerResponse, status: number, value: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
  }

  #answer(method: string, path: string, query: URLSearchParams, body: unknown): readonly [number, unknown] {
    const [, room = '', id = '', act = ''] = path.split('/');
    const fields = Object.fromEntries(query);
    switch (`${method} ${path}`) {
      case 'GET /login':
        return [200, loginWaysSchema.parse({ way: this.way, available: !this.isProviderAway })];
      case 'POST /login':
        return this.#login(loginSchema.parse(body));
      case 'GET /session':
        if (!this.isLoggedIn) throw new Refusal('not_logged_in', 'Bitte melden Sie sich an.');
        return [200, this.#session()];
      case 'POST /logout':
      case 'POST /logout-everywhere':
        this.isLoggedIn = false;
        return [200, loggedOutSchema.parse({})];
      case 'POST /password':
        if (passwordSchema.parse(body).password !== 'richtig')
          throw new Refusal('wrong_login', 'Das bisherige Passwort ist falsch.');
        return [200, this.#session()];
      case 'GET /people':
        return [200, peopleSchema.parse({ people: ['Erika Muster', 'Max Beispiel'] })];
      case 'GET /targets':
        return [200, targetsSchema.parse(targets)];
      case 'GET /groups':
        return [200, groupPageSchema.parse(this.#list(groupQuerySchema.parse(fields)))];
      case 'POST /groups/change':
        return [200, this.#changeAll(changeSchema.parse(body))];
      case 'POST /groups/merge':
        return [200, this.#merge(mergeSchema.parse(body))];
      case 'POST /groups/split':
        return [200, this.#split(splitSchema.parse(body))];
      case 'POST /groups/undo':
        return [200, this.#undo(undoSchema.parse(body).change)];
      case 'POST /proposals':
        return [200, this.#propose(proposalRequestSchema.parse(body))];
      case 'POST /try':
        return [200, triedSchema.parse(triedFor(tryRequestSchema.parse(body)))];
      case 'GET /figures':
        return [200, this.#figures(figuresQuerySchema.parse(fields))];
    }
    if (room === 'groups') return [200, this.#detail(Number(id), query.get('entries') ?? undefined)];
    if (room === 'proposals' && act === 'write') return this.#write(id);
    if (room === 'proposals' && act === 'patch') return [200, this.#proposal(id).patch];
    if (room === 'proposals') return [200, this.#proposal(id)];
    if (room === 'export') return [200, 'a;b\r\n'];
    throw new Refusal('not_found', 'Das gibt es nicht.');
  }

  #session() {
    return sessionSchema.parse({
      user: { name: 'Erika Muster', role: this.role },
      csrf: this.csrf,
      idleUntil: new Date(now).toISOString(),
      endsAt: new Date(now).toISOString(),
      mayWrite: this.mayWrite,
    });
  }

  #login({ password }: z.infer<typeof loginSchema>): readonly [number, unknown] {
    if (password !== 'richtig') throw new Refusal('wrong_login', 'Name oder Passwort ist falsch.');
    this.isLoggedIn = true;
    this.csrf = 'csrf-2';
    return [200, this.#session()];
  }

  #find(id: number): Kept {
    const kept = this.groups.get(id);
    if (kept === undefined) throw new Refusal('not_found', 'Diese Gruppe gibt es nicht mehr.');
    return kept;
  }

  #list(query: z.infer<typeof groupQuerySchema>): z.infer<typeof groupPageSchema> {
    const { state, resolution, reason, language, service, assignee, q, sort, cursor, limit } = query;
    const found = [...this.groups.values()]
      .filter(({ group, entries }) => {
        const texts = [group.title, group.note, ...entries.map(({ text }) => text)].join(' ').toLowerCase();
        return (
          (state === undefined || group.state === state) &&
          (resolution === undefined || group.resolution === resolution) &&
          (reason === undefined || group.reasons.includes(reason)) &&
          (language === undefined || group.languages.includes(language)) &&
          (service === undefined || group.suggested?.service === service) &&
          (assignee === undefined || (group.assignee ?? '-') === assignee) &&
          (q ?? '')
            .toLowerCase()
            .split(/\s+/)
            .every((word) => texts.includes(word))
        );
      })
      .map(({ group }) => group)
      .sort((a, b) => (sort === 'last-seen' ? b.lastSeen.localeCompare(a.lastSeen) : b.count - a.count));
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return {
      groups: found.slice(start, end),
      total: found.length,
      ...(end < found.length ? { next: String(end) } : {}),
    };
  }

  #detail(id: number, from = '0') {
    const { group, entries } = this.#find(id);
    const end = Number(from) + 5;
    return groupDetailSchema.parse({
      group,
      entries: entries.slice(Number(from), end),
      ...(end < entries.length ? { nextEntries: String(end) } : {}),
      history: this.history.get(id) ?? [],
    });
  }

  #change(kept: Kept, changes: Partial<Group>, who: string, what: Step['what']): void {
    const { group } = kept;
    const names = Object.keys(changes) as (keyof Group)[];
    const pick = (each: Group) => Object.fromEntries(names.map((name) => [name, each[name]]));
    const after = { ...group, ...changes, version: group.version + 1 };
    if (after.state !== 'resolved') delete after.resolution;
    if (after.assignee === '') delete after.assignee;
    const steps = this.history.get(group.id) ?? [];
    steps.push({
      id: steps.length + 1,
      who,
      at: new Date(now).toISOString(),
      what,
      before: pick(group),
      after: pick(after),
    });
    this.history.set(group.id, steps);
    kept.group = after;
  }

  /** Carries out what is still as it was seen. */
  #carryOut(
    seen: readonly { readonly group: number; readonly version: number }[],
    act: (kept: readonly Kept[]) => readonly Kept[],
  ): Changed {
    const there = seen.filter(({ group }) => this.groups.has(group));
    const right = there.filter(({ group, version }) => this.group(group).version === version);
    const wrong = there.filter((each) => !right.includes(each));
    const kept = right.map(({ group }) => this.#find(group));
    if (kept.length > 0) {
      this.#changes += 1;
      this.#before.set(this.#changes, structuredClone([...this.groups.values()]));
    }
    return changedSchema.parse({
      ...(kept.length > 0 ? { change: this.#changes } : {}),
      done: (kept.length > 0 ? act(kept) : []).map(({ group }) => group),
      conflicts: wrong.map(({ group }) => this.group(group)),
      gone: seen.filter((each) => !there.includes(each)).map(({ group }) => group),
    });
  }

  #changeAll({ groups, set }: z.infer<typeof changeSchema>): Changed {
    const what = set.state !== undefined ? 'state' : set.note !== undefined ? 'note' : 'assignee';
    return this.#carryOut(groups, (kept) => {
      for (const each of kept) this.#change(each, JSON.parse(JSON.stringify(set)), 'Erika Muster', what);
      return kept;
    });
  }

  #merge({ into, from }: z.infer<typeof mergeSchema>): Changed {
    return this.#carryOut([into, ...from], ([target, ...others]) => {
      if (target === undefined) return [];
      for (const other of others) {
        target.entries.push(...other.entries);
        this.#change(target, { count: target.group.count + other.group.count }, 'Erika Muster', 'merge');
        this.groups.delete(other.group.id);
      }
      return [target];
    });
  }

  #split({ from, entries }: z.infer<typeof splitSchema>): Changed {
    return this.#carryOut([from], ([source]) => {
      if (source === undefined) return [];
      const leaving = source.entries.filter(({ id }) => entries.includes(id));
      source.entries = source.entries.filter(({ id }) => !entries.includes(id));
      this.#change(source, { count: source.group.count - leaving.length }, 'Erika Muster', 'split');
      const group = {
        ...source.group,
        id: this.#nextGroup,
        version: 1,
        title: leaving[0]?.text ?? '',
        count: leaving.length,
      };
      this.#nextGroup += 1;
      const made = { group, entries: leaving };
      this.groups.set(group.id, made);
      return [source, made];
    });
  }

  #undo(change: number): Changed {
    const before = this.#before.get(change);
    if (before === undefined) throw new Refusal('not_found', 'Das lässt sich nicht mehr rückgängig machen.');
    const changed = before.filter(({ group }) => this.groups.get(group.id)?.group.version !== group.version);
    this.groups.clear();
    for (const kept of structuredClone(before)) this.groups.set(kept.group.id, kept);
    return changedSchema.parse({ done: changed.map(({ group }) => group), conflicts: [], gone: [] });
  }

  #propose(request: ProposalRequest): Proposal {
    if (request.group !== undefined && this.group(request.group.group).version !== request.group.version)
      throw new Refusal('conflict', 'Die Gruppe wurde inzwischen geändert.');
    const id = `proposal-${this.#proposals.size + 1}`;
    this.#proposals.set(id, { request, checks: this.checks, isWritten: false });
    return this.#proposal(id);
  }

  #proposal(id: string): Proposal {
    const made = this.#proposals.get(id);
    if (made === undefined) throw new Refusal('not_found', 'Diesen Vorschlag gibt es nicht mehr.');
    made.checks -= 1;
    const state = made.isWritten ? 'written' : made.checks >= 0 ? 'checking' : 'ready';
    return proposalSchema.parse(proposalFor(id, made.request, state));
  }

  #write(id: string): readonly [number, unknown] {
    const { file, patch } = this.#proposal(id);
    if (this.hasFileConflict) {
      this.hasFileConflict = false;
      return [
        409,
        fileConflictSchema.parse({
          file,
          patch,
          theirs: '@@ -1 +1,2 @@\n name: {de: Reisepass}\n+# von jemand anderem\n',
        }),
      ];
    }
    const made = this.#proposals.get(id);
    if (made !== undefined) made.isWritten = true;
    const group = made?.request.group;
    if (group !== undefined)
      this.#change(
        this.#find(group.group),
        { state: 'resolved', resolution: 'content-added' },
        'Erika Muster',
        'adopt',
      );
    return [200, this.#proposal(id)];
  }

  #figures({ from, to, againstFrom, againstTo }: z.infer<typeof figuresQuerySchema>) {
    const against =
      againstFrom !== undefined && againstTo !== undefined ? figuresOf(againstFrom, againstTo) : undefined;
    return figuresReplySchema.parse({ figures: figuresOf(from, to), ...(against && { against }) });
  }
}

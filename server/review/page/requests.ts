import { z } from 'zod';
import {
  apiRoot,
  type Change,
  changedSchema,
  type FiguresQuery,
  figuresReplySchema,
  fileConflictSchema,
  type GroupQuery,
  groupDetailSchema,
  groupPageSchema,
  type LoggedOut,
  loggedOutSchema,
  loginWaysSchema,
  type Merge,
  type ProposalRequest,
  peopleSchema,
  proposalSchema,
  type RefusalCode,
  refusalSchema,
  routes,
  type Session,
  type Split,
  sessionSchema,
  type TryRequest,
  targetsSchema,
  triedSchema,
} from '../api.ts';
import { search } from './route.ts';

/** What became of a request. */
export type Result<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  /** No answer, or none of ours. */
  | { readonly kind: 'away' };

/** What asking needs from the page. */
export interface Door {
  /** For the sentences of refusals. */
  readonly language: string;
  /** Asks for the password again; whether it was given. */
  signInAgain(): Promise<boolean>;
}

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

interface Details {
  readonly id?: number | string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** A server that says nothing for so long says nothing at all. */
const patienceMs = 30_000;

/** Asks the server, and looks at each answer before anybody believes it. */
export class Requests {
  session: Session | undefined;
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  readonly loginWays = () => this.#ask(routes.loginWays, loginWaysSchema);

  /** Who is logged in. Nobody is not worth a question. */
  async resume(): Promise<Result<Session>> {
    return this.#keep(await this.#ask(routes.session, sessionSchema));
  }

  async login(name: string, password: string): Promise<Result<Session>> {
    return this.#keep(await this.#ask(routes.login, sessionSchema, { body: { name, password } }));
  }

  async logout(everywhere: boolean): Promise<Result<LoggedOut>> {
    const route = everywhere ? routes.logoutEverywhere : routes.logout;
    const result = await this.#ask(route, loggedOutSchema, { body: {} });
    if (result.kind === 'done') this.session = undefined;
    return result;
  }

  async changePassword(password: string, next: string): Promise<Result<Session>> {
    return this.#keep(await this.#guarded(routes.password, sessionSchema, { body: { password, next } }));
  }

  readonly people = keep(() => this.#guarded(routes.people, peopleSchema));
  readonly groups = (query: Partial<GroupQuery>) => this.#guarded(routes.groups, groupPageSchema, { query });
  readonly group = (id: number, entries?: string) =>
    this.#guarded(routes.group, groupDetailSchema, { id, query: { entries } });
  readonly change = (body: Change) => this.#guarded(routes.change, changedSchema, { body });
  readonly merge = (body: Merge) => this.#guarded(routes.merge, changedSchema, { body });
  readonly split = (body: Split) => this.#guarded(routes.split, changedSchema, { body });
  readonly undo = (change: number) => this.#guarded(routes.undo, changedSchema, { body: { change } });

  readonly targets = keep(() => this.#guarded(routes.targets, targetsSchema));
  readonly propose = (body: ProposalRequest) => this.#guarded(routes.propose, proposalSchema, { body });
  readonly proposal = (id: string) => this.#guarded(routes.proposal, proposalSchema, { id });
  readonly write = (id: string) =>
    this.#guarded(routes.write, z.union([proposalSchema, fileConflictSchema]), { id, body: {} });
  readonly try = (body: TryRequest) => this.#guarded(routes.try, triedSchema, { body });
  readonly figures = (query: FiguresQuery) => this.#guarded(routes.figures, figuresReplySchema, { query });

  /** A request of somebody who is logged in. If they no longer are, it waits until they are again. */
  async #guarded<Schema extends z.ZodType>(
    route: Route,
    schema: Schema,
    details?: Details,
  ): Promise<Result<z.infer<Schema>>> {
    const { user, csrf } = this.session ?? {};
    const result = await this.#ask(route, schema, details);
    if (result.kind !== 'refused') return result;
    const isAllowedNow =
      result.code === 'not_logged_in'
        ? // What somebody has begun is not done in another's name.
          (await this.#door.signInAgain()) && (route.method === 'GET' || this.session?.user.name === user?.name)
        : // A log-in in another tab has changed the token.
          result.code === 'not_allowed' && (await this.resume()).kind === 'done' && this.session?.csrf !== csrf;
    return isAllowedNow ? this.#ask(route, schema, details) : result;
  }

  async #ask<Schema extends z.ZodType>(
    route: Route,
    schema: Schema,
    details: Details = {},
  ): Promise<Result<z.infer<Schema>>> {
    try {
      const response = await fetch(urlOf(route, details), {
        method: route.method,
        headers: {
          accept: 'application/json',
          'accept-language': this.#door.language,
          ...(details.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(route.method === 'POST' && this.session ? { 'x-csrf-token': this.session.csrf } : {}),
        },
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceMs),
        ...(details.body === undefined ? {} : { body: JSON.stringify(details.body) }),
      });
      return await read(response, schema);
    } catch {
      // No network, no server, or no answer in time.
      return { kind: 'away' };
    }
  }

  #keep(result: Result<Session>): Result<Session> {
    if (result.kind === 'done') this.session = result.value;
    return result;
  }
}

/** Asks once for what changes seldom; again only if it was not to be had. */
function keep<Value>(ask: () => Promise<Result<Value>>): () => Promise<Result<Value>> {
  let kept: Promise<Result<Value>> | undefined;
  return async () => {
    kept ??= ask();
    const result = await kept;
    if (result.kind !== 'done') kept = undefined;
    return result;
  };
}

/** The address of a route. */
export function urlOf({ path }: Pick<Route, 'path'>, { id, query = {} }: Details = {}): string {
  return apiRoot + path.replace(':id', encodeURIComponent(id ?? '')) + search(query);
}

async function read<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<Result<z.infer<Schema>>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  const refusal = refusalSchema.safeParse(response.ok ? undefined : body);
  if (refusal.success) return { kind: 'refused', ...refusal.data };
  const value = schema.safeParse(body);
  // Neither: a sign-in page of the network, or a server of another version.
  return value.success ? { kind: 'done', value: value.data } : { kind: 'away' };
}

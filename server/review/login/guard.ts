import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler, RouteOptions } from 'fastify';
import type { Role, User } from '../api.ts';
import { Refusal } from '../refusal.ts';
import type { Cookies } from './cookies.ts';
import { mayAct } from './roles.ts';
import { isCsrfTokenOf, type Session, type Sessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. There only behind `requireRole`. */
    readonly user: User;
    /** Their stay; there only behind `requireRole`. */
    readonly session: Session;
  }
}

/** Lets requests pass or refuses them. */
export interface Guard {
  /** Only for people logged in with this role or one of more rights; a change must also come from our own page. */
  requireRole(role: Role): preHandlerAsyncHookHandler;
  /** For everybody, from our own page. */
  requireOwnPage: preHandlerAsyncHookHandler;
  /** For everybody. */
  open: preHandlerAsyncHookHandler;
}

export interface GuardParts {
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  /** The public address of this server; without one, the page must be of the host that was asked. */
  readonly url: string | undefined;
}

/** Requests behind the guard, with the session they came with. */
const admitted = new WeakMap<FastifyRequest, Session>();

/** Every guard there is, so that a route without one is noticed. */
const guards = new WeakSet<object>();

export function createGuard({ sessions, cookies, url }: GuardParts): Guard {
  const requireOwnPage: preHandlerAsyncHookHandler = async ({ headers, host, protocol }) => {
    if (headers.origin !== (url ?? `${protocol}://${host}`)) throw new Refusal('not_allowed', { detail: 'origin' });
  };
  const open: preHandlerAsyncHookHandler = async () => {};
  const requireRole = (role: Role): preHandlerAsyncHookHandler => {
    const guard: preHandlerAsyncHookHandler = async function (request, reply) {
      const isChange = request.method !== 'GET' && request.method !== 'HEAD';
      if (isChange) await requireOwnPage.call(this, request, reply);
      const id = cookies.session.read(request.headers.cookie);
      const session = id === undefined ? undefined : await sessions.find(id);
      if (!session) throw new Refusal('not_logged_in');
      if (isChange && !isCsrfTokenOf(session, request.headers['x-csrf-token']))
        throw new Refusal('not_allowed', { detail: 'x-csrf-token' });
      if (!mayAct(session.person.role, role)) throw new Refusal('not_allowed', { detail: role });
      admitted.set(request, session);
    };
    guards.add(guard);
    return guard;
  };
  guards.add(requireOwnPage).add(open);
  return { requireRole, requireOwnPage, open };
}

/** Gives requests their user, and refuses to start with a route under `api/` that nobody guards. */
export function guardRoutes(scope: FastifyInstance) {
  const sessionOf = (request: FastifyRequest): Session => {
    const session = admitted.get(request);
    if (!session) throw new Error(`${request.url} asks who is logged in, and is not guarded`);
    return session;
  };
  scope.decorateRequest('session', {
    getter() {
      return sessionOf(this as FastifyRequest);
    },
  });
  scope.decorateRequest('user', {
    getter() {
      const { name, role } = sessionOf(this as FastifyRequest).person;
      return { name, role };
    },
  });
  scope.addHook('onRoute', (route) => {
    if (route.url.startsWith('/review/api') && !isGuarded(route)) throw new Error(`${route.url} is not guarded`);
  });
}

function isGuarded({ preHandler }: RouteOptions): boolean {
  return [preHandler].flat().some((handler) => typeof handler === 'function' && guards.has(handler));
}

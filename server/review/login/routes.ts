import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type loggedOutSchema, loginSchema, type loginWaysSchema, passwordSchema, type sessionSchema } from '../api.ts';
import { decode } from '../decode.ts';
import { Refusal } from '../refusal.ts';
import { isLoopback } from '../settings.ts';
import type { Login } from './login.ts';
import { registerProviderLogin } from './provider-routes.ts';
import { csrfTokenOf, type Person, type Session } from './sessions.ts';
import type { Wicket } from './wicket.ts';

/** Routes for coming in and going out, below `/review`. */
export function registerLogin(scope: FastifyInstance, login: Login) {
  const { way, guard, sessions, cookies, people, settings, now } = login;
  const describe = (session: Session): z.infer<typeof sessionSchema> => ({
    user: { name: session.person.name, role: session.person.role },
    csrf: csrfTokenOf(session),
    idleUntil: session.idleUntil.toISOString(),
    endsAt: session.endsAt.toISOString(),
    mayWrite: settings.mayWrite,
  });
  const enter = async (request: FastifyRequest, reply: FastifyReply, person: Person) => {
    const session = await login.admit(person, cookies.session.read(request.headers.cookie));
    return reply.header('set-cookie', cookies.session.write(session.id)).send(describe(session));
  };
  const wicketFor = (request: FastifyRequest): Wicket => {
    if (way.kind === 'oidc') throw new Refusal('not_found');
    if (way.kind === 'one-time') requireThisMachine(request);
    return way.wicket;
  };

  scope.get('/api/login', { preHandler: guard.open }, async (): Promise<z.infer<typeof loginWaysSchema>> => {
    if (way.kind !== 'oidc') return { way: 'local', available: true };
    return { way: 'oidc', available: await way.provider.isThere() };
  });
  scope.post('/api/login', { preHandler: guard.requireOwnPage }, async (request, reply) => {
    const wicket = wicketFor(request);
    const attempt = { ...decode(loginSchema, request.body), address: request.ip };
    return enter(request, reply, await wicket.enter(attempt, now().getTime()));
  });
  scope.get('/api/session', { preHandler: guard.requireRole('reader') }, async ({ session }) => describe(session));
  scope.post('/api/password', { preHandler: guard.requireRole('reader') }, async (request, reply) => {
    const { person } = request.session;
    const { password, next } = decode(passwordSchema, request.body);
    const attempt = { name: person.name, password, address: request.ip };
    await wicketFor(request).change(attempt, next, now().getTime());
    return enter(request, reply, person);
  });
  scope.get('/api/people', { preHandler: guard.requireRole('reader') }, async () => ({ people: await people.names() }));

  const leave = (reply: FastifyReply) => {
    const providerUrl = way.kind === 'oidc' ? way.provider.logoutUrl() : undefined;
    const body: z.infer<typeof loggedOutSchema> = providerUrl === undefined ? {} : { providerUrl };
    return reply.header('set-cookie', cookies.session.clear()).send(body);
  };
  scope.post('/api/logout', { preHandler: guard.requireRole('reader') }, async ({ session }, reply) => {
    await sessions.close(session.id);
    return leave(reply);
  });
  scope.post('/api/logout-everywhere', { preHandler: guard.requireRole('reader') }, async ({ session }, reply) => {
    await sessions.closeAll(session.person.account);
    return leave(reply);
  });

  if (way.kind === 'oidc') registerProviderLogin(scope, login, way.provider);
}

/** The login for one run stands in the terminal of a developer: it is of no use from anywhere else. */
function requireThisMachine({ socket, hostname }: FastifyRequest) {
  if (!isLoopback(socket.remoteAddress ?? '') || !isLoopback(hostname))
    throw new Refusal('not_allowed', { detail: 'localhost' });
}

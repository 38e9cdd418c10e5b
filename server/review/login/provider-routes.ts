import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { oidcPath } from '../api.ts';
import { type PlainPage, sendPlainPage } from '../plain-page.ts';
import type { Login } from './login.ts';
import { callbackPath, LoginError, type LoginProblem, type Provider } from './provider.ts';

/** The two pages that lead to the provider and back. What goes wrong there is told in words. */
export function registerProviderLogin(scope: FastifyInstance, login: Login, provider: Provider) {
  const { cookies, now } = login;
  const orExplain = async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LoginError)) throw error;
      request.log.warn({ problem: error.problem, reason: reasonOf(error) }, 'a login at the provider failed');
      return sendPlainPage(request, reply.header('set-cookie', cookies.pending.clear()), pages[error.problem]);
    }
  };
  scope.get(below(oidcPath), (request, reply) =>
    orExplain(request, reply, async () => {
      const { url, pending } = await provider.begin(pageIn(request.query), now());
      return reply.header('set-cookie', cookies.pending.write(pending)).redirect(url, 303);
    }),
  );
  scope.get(below(callbackPath), (request, reply) =>
    orExplain(request, reply, async () => {
      const query = request.url.split('?').slice(1).join('?');
      const { person, to } = await provider.finish(query, cookies.pending.read(request.headers.cookie), now());
      const session = await login.admit(person, cookies.session.read(request.headers.cookie));
      return reply.header('set-cookie', [cookies.pending.clear(), cookies.session.write(session.id)]).redirect(to, 303);
    }),
  );
}

const root = '/review';

function below(path: string): string {
  return path.slice(root.length);
}

/** A page of ours to go to after the login: nobody is led elsewhere. */
function pageIn(query: unknown): string {
  const to = typeof query === 'object' && query !== null && 'to' in query ? query.to : undefined;
  const url = typeof to === 'string' && URL.canParse(to, 'http://here') ? new URL(to, 'http://here') : undefined;
  const isOurs =
    url?.host === 'here' && url.pathname.startsWith(`${root}/`) && !url.pathname.startsWith(`${root}/login`);
  return url && isOurs ? `${url.pathname}${url.search}` : `${root}/`;
}

function reasonOf({ cause }: LoginError): string | undefined {
  return cause instanceof Error
    ? [cause.message, cause.cause instanceof Error && cause.cause.message].filter(Boolean).join(': ')
    : undefined;
}

const again = {
  de: { href: oidcPath, label: 'Noch einmal anmelden' },
  en: { href: oidcPath, label: 'Sign in again' },
};

const pages: Readonly<Record<LoginProblem, PlainPage>> = {
  away: {
    status: 503,
    de: {
      title: 'Die Anmeldung ist gerade nicht erreichbar',
      text: 'Der Anmeldedienst antwortet nicht. Bitte versuchen Sie es in einer Minute noch einmal. Der Chat ist davon nicht betroffen.',
      link: again.de,
    },
    en: {
      title: 'Signing in is not possible at the moment',
      text: 'The sign-in service does not answer. Please try again in a minute. The chat is not affected.',
      link: again.en,
    },
  },
  expired: {
    status: 400,
    de: {
      title: 'Die Anmeldung hat nicht geklappt',
      text: 'Sie hat zu lange gedauert oder wurde in einem anderen Fenster begonnen.',
      link: again.de,
    },
    en: {
      title: 'Signing in did not work',
      text: 'It took too long or was begun in another window.',
      link: again.en,
    },
  },
  declined: {
    status: 403,
    de: { title: 'Die Anmeldung wurde abgebrochen', text: 'Sie sind nicht angemeldet.', link: again.de },
    en: { title: 'Signing in was cancelled', text: 'You are not signed in.', link: again.en },
  },
  'no-role': {
    status: 403,
    de: {
      title: 'Sie haben hier keine Rolle',
      text: 'Ihr Konto ist bekannt, darf diese Seite aber nicht benutzen. Bitte wenden Sie sich an die Leitung Ihres Bereichs.',
      link: again.de,
    },
    en: {
      title: 'You have no role here',
      text: 'Your account is known, but may not use this page. Please ask the head of your unit.',
      link: again.en,
    },
  },
};

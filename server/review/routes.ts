import type { FastifyInstance } from 'fastify';
import { registerAdopt } from './adopt/routes.ts';
import { registerFigures } from './figures/routes.ts';
import { registerGroups } from './groups/routes.ts';
import { guardRoutes } from './login/guard.ts';
import { registerLogin } from './login/routes.ts';
import { registerOpenApi } from './openapi-routes.ts';
import { registerPage, registerSwitchedOff, setHeaders } from './page-files.ts';
import { registerRefusals } from './refusals.ts';
import type { Review } from './review.ts';

/** Everything under `/review`: a table of contents. */
export async function registerReview(app: FastifyInstance, review: Review | undefined) {
  await app.register(
    async (scope) => {
      setHeaders(scope);
      if (!review) return registerSwitchedOff(scope);
      guardRoutes(scope);
      registerRefusals(scope);
      registerLogin(scope, review.login);
      const mayRead = review.login.guard.requireRole('reader');
      registerGroups(scope, {
        groups: review.groups,
        requireRole: review.login.guard.requireRole,
        userOf: ({ user }) => user,
      });
      await registerAdopt(scope, { ...review.adopt, requireRole: review.login.guard.requireRole });
      registerFigures(scope, review.figures, mayRead);
      registerOpenApi(scope, mayRead);
      await registerPage(scope, review.pageDir);
    },
    { prefix: '/review' },
  );
}

import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { openApiDocument, operations } from './openapi.ts';
import { escapeHtml } from './plain-page.ts';

/** The interface described, for programs (`openapi.json`) and for people (`docs`). */
export function registerOpenApi(scope: FastifyInstance, mayRead: preHandlerAsyncHookHandler) {
  const options = { preHandler: mayRead };
  scope.get('/api/openapi.json', options, async () => openApiDocument());
  scope.get('/api/docs', options, async (_, reply) => reply.type('text/html; charset=utf-8').send(page()));
}

/** One page without script or style: it is read rarely, and by people who can read a schema. */
function page(): string {
  const sections = operations().map(
    ({ method, path, summary, role, query, body, reply }) => `<section>
<h2>${escapeHtml(`${method} ${path}`)}</h2>
<p>${escapeHtml(summary)}. For ${role === undefined ? 'everybody' : `role ${role} and above`}.</p>
${details('Query', query)}${details('Body', body)}${details('Answer', reply)}
</section>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>The interface of the review page</title>
<h1>The interface of the review page</h1>
<p>The same for programs: <a href="openapi.json">openapi.json</a>. Log in first; the session is a cookie. Every POST also
needs the header <code>x-csrf-token</code> with the <code>csrf</code> of the session, and the page’s own <code>Origin</code>.</p>
${sections.join('\n')}
</html>
`;
}

function details(title: string, schema: unknown): string {
  if (schema === undefined) return '';
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema, null, 2);
  return `<details><summary>${title}</summary><pre>${escapeHtml(text)}</pre></details>\n`;
}

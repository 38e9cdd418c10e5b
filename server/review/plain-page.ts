import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './refusal.ts';

/** A page of a few words, for what must be said where the review page itself cannot. */
export interface PlainPage {
  readonly status: number;
  readonly de: Words;
  readonly en: Words;
}

interface Words {
  readonly title: string;
  readonly text: string;
  /** A way on. */
  readonly link?: { readonly href: string; readonly label: string };
}

export function sendPlainPage(request: FastifyRequest, reply: FastifyReply, page: PlainPage): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const { title, text, link } = page[language];
  return reply
    .code(page.status)
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : ''}
</html>
`,
    );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

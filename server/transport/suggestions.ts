import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type Language, languages } from '../protocol/messages.ts';
import type { Chat } from './chat.ts';

const compress = promisify(brotliCompress);

interface List {
  readonly etag: string;
  readonly json: string;
  readonly small: Promise<Buffer>;
}

/**
 * `GET /api/suggestions?language=de`: everything the chat can be asked, for completion in the client. The whole list,
 * because a search here would have to be told every letter a visitor types.
 */
export function registerSuggestions(app: FastifyInstance, chat: Pick<Chat, 'suggest'>) {
  const listByLanguage = new Map<Language, List>();
  app.get('/api/suggestions', async (request, reply) => {
    const language = languageOf(request.query);
    if (language === undefined) return reply.code(400).send({ error: 'unknown language', request: request.id });
    const list = currentList(language);
    reply.header('etag', list.etag).header('cache-control', 'public, max-age=300').header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === list.etag) return reply.code(304).send();
    reply.type('application/json; charset=utf-8');
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(list.json);
    return reply.header('content-encoding', 'br').send(await list.small);
  });

  function currentList(language: Language): List {
    const { version, list: suggestions } = chat.suggest(language);
    const etag = `"${version}"`;
    const known = listByLanguage.get(language);
    if (known?.etag === etag) return known;
    const json = JSON.stringify(suggestions());
    const list = { etag, json, small: compress(json) };
    listByLanguage.set(language, list);
    return list;
  }
}

function languageOf(query: unknown): Language | undefined {
  const wanted = typeof query === 'object' && query !== null && 'language' in query ? query.language : undefined;
  return languages.find((language) => language === wanted);
}

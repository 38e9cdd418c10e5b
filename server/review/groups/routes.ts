import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { z } from 'zod';
import {
  changeSchema,
  groupQuerySchema,
  mergeSchema,
  type Role,
  routes,
  splitSchema,
  type User,
  undoSchema,
} from '../api.ts';
import { decode } from '../decode.ts';
import { Refusal } from '../refusal.ts';
import { sendCsv, sendXlsx } from '../tables/send.ts';
import { exportGroups } from './export.ts';
import type { Groups } from './groups.ts';

export interface GroupRoutesParts {
  readonly groups: Groups;
  readonly requireRole: (role: Role) => preHandlerAsyncHookHandler;
  readonly userOf: (request: FastifyRequest) => User;
}

const idSchema = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

const detailSchema = z.object({ entries: z.string().max(200).optional() });

/** Below this a bulk change of 500 groups fits in. */
const bodyLimit = 256 * 1024;

/** The groups below `/review/api`: readers look, editors change. */
export function registerGroups(scope: FastifyInstance, { groups, requireRole, userOf }: GroupRoutesParts) {
  const reader = { preHandler: requireRole('reader') };
  const editor = { preHandler: requireRole('editor'), bodyLimit };

  scope.get(`/api${routes.groups.path}`, reader, async ({ query }) => groups.list(decode(groupQuerySchema, query)));

  scope.get(`/api${routes.group.path}`, reader, async ({ params, query }) => {
    const { entries } = decode(detailSchema, query);
    const detail = await groups.show(decode(idSchema, params).id, entries);
    if (!detail) throw new Refusal('not_found');
    return detail;
  });

  const exported = async (query: unknown) => exportGroups(groups.list, decode(groupQuerySchema, query));
  scope.get(`/api${routes.groupsCsv.path}`, reader, async ({ query }, reply) =>
    sendCsv(reply, 'chat-offene-fragen', await exported(query)),
  );
  scope.get(`/api${routes.groupsXlsx.path}`, reader, async ({ query }, reply) =>
    sendXlsx(reply, 'chat-offene-fragen', await exported(query)),
  );

  scope.post(`/api${routes.change.path}`, editor, async (request) =>
    groups.change(decode(changeSchema, request.body), userOf(request).name),
  );
  scope.post(`/api${routes.merge.path}`, editor, async (request) =>
    groups.merge(decode(mergeSchema, request.body), userOf(request).name),
  );
  scope.post(`/api${routes.split.path}`, editor, async (request) =>
    groups.split(decode(splitSchema, request.body), userOf(request).name),
  );
  scope.post(`/api${routes.undo.path}`, editor, async (request) =>
    groups.undo(decode(undoSchema, request.body).change, userOf(request).name),
  );
}

import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { freshContext } from '../../conversation/context.ts';
import type { Move } from '../../conversation/move.ts';
import { proposalRequestSchema, routes, tryRequestSchema } from '../api.ts';
import { decode } from '../decode.ts';
import { Refusal } from '../refusal.ts';
import type { AdoptParts } from './parts.ts';
import { createProposals, WriteConflict } from './proposals.ts';
import { sentences } from './sentences.ts';
import { targetsOf } from './targets.ts';
import { tryTurn } from './try-turn.ts';
import { openWorkshop, type Workshop, WorkshopBusy } from './workshop/workshop.ts';

/** A hundred questions of the longest kind, and what is around them; proxies in `docs/operations` let as much through. */
const bodyLimit = 64 * 1024;

const idSchema = z.object({ id: z.string().max(64) });

/** Proposals, and questions that are tried, below `/review/api`. A workshop that is not given is closed with the app. */
export async function registerAdopt(review: FastifyInstance, parts: AdoptParts, given?: Workshop) {
  await review.register(async (scope) => {
    const { catalogue, sealer, now, requireRole, mayWrite } = parts;
    const workshop = given ?? openWorkshop();
    if (!given) scope.addHook('onClose', () => workshop.close());
    const onTrouble = (error: unknown) => scope.log.error(error, 'a proposal could not be worked out');
    const proposals = createProposals({ ...parts, workshop, onTrouble });
    scope.setErrorHandler(answerConflicts);
    const reader = { preHandler: requireRole('reader') };
    const editor = { preHandler: requireRole('editor'), bodyLimit };
    const idOf = (params: unknown) => decode(idSchema, params).id;

    scope.get(`/api${routes.targets.path}`, reader, async () => targetsOf(catalogue()));

    scope.post(`/api${routes.propose.path}`, editor, async ({ body }) =>
      proposals.propose(decode(proposalRequestSchema, body)),
    );

    scope.get(`/api${routes.proposal.path}`, reader, async ({ params }) => proposals.find(idOf(params)));

    scope.get(`/api${routes.patch.path}`, reader, async ({ params }, reply) => {
      const { file, patch } = proposals.find(idOf(params));
      const name = file.replace(/\.yaml$/, '').replace(/[^a-z0-9-]+/g, '-');
      return reply
        .type('text/x-diff; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.patch"`)
        .send(patch);
    });

    scope.post(`/api${routes.write.path}`, editor, async ({ params, user }) => {
      if (!mayWrite) throw new Refusal('not_allowed', { says: sentences.mayNotWrite });
      return proposals.write(idOf(params), user);
    });

    scope.post(`/api${routes.try.path}`, reader, async ({ body }) => {
      const { text, choice, language, proposal, resume } = decode(tryRequestSchema, body);
      const context = (resume === undefined ? undefined : await sealer.open(resume, now())) ?? freshContext(language);
      const move: Move =
        choice === undefined ? { kind: 'utterance', text: text.normalize('NFC') } : { kind: 'choice', value: choice };
      const turn =
        proposal === undefined
          ? tryTurn(move, context, catalogue(), now())
          : await workshop.tryTurn({ kind: 'try', content: proposals.contentOf(proposal), move, context, now: now() });
      const { reply, trace } = turn;
      return { reply, resume: sealer.seal(turn.context, now()), ...(trace ? { trace } : {}) };
    });
  });
}

/** Everything else is answered as it is everywhere below `/review`. */
function answerConflicts(error: unknown, _request: unknown, reply: FastifyReply) {
  if (error instanceof WriteConflict) return reply.code(409).send(error.conflict);
  if (error instanceof WorkshopBusy) throw new Refusal('try_later', { says: sentences.busy });
  throw error;
}

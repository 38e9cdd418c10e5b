import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { freshContext } from '../../conversation/context.ts';
import type { Move } from '../../conversation/turn.ts';
import { apiRoot, proposalRequestSchema, routes, tryRequestSchema } from '../api.ts';
import type { AdoptParts } from './parts.ts';
import { createProposals, WriteConflict } from './proposals.ts';
import { Refused } from './refusal.ts';
import { targetsOf } from './targets.ts';
import { tryTurn } from './try-turn.ts';
import { openWorkshop, type Workshop, WorkshopBusy } from './workshop/workshop.ts';

/** A hundred questions of the longest kind, and what is around them. */
const bodyLimit = 256 * 1024;

const idSchema = z.object({ id: z.string().max(64) });

/** Registers proposals and trying questions below `/review/api`. A workshop that is not given is closed with the app. */
export async function registerAdopt(app: FastifyInstance, parts: AdoptParts, given?: Workshop) {
  await app.register(async (scope) => {
    const { catalogue, sealer, now, requireRole, userOf, mayWrite } = parts;
    const workshop = given ?? openWorkshop();
    if (!given) scope.addHook('onClose', () => workshop.close());
    const onTrouble = (error: unknown) => scope.log.error(error, 'a proposal could not be worked out');
    const proposals = createProposals({ ...parts, workshop, onTrouble });
    scope.setErrorHandler(answerRefusals);
    // Below a scope that begins with /review, only the rest is left to name.
    const root = apiRoot.slice(scope.prefix.length);
    const reader = { preHandler: requireRole('reader') };
    const editor = { preHandler: requireRole('editor'), bodyLimit };

    scope.get(root + routes.targets.path, reader, async () => targetsOf(catalogue()));

    scope.post(root + routes.propose.path, editor, async (request) =>
      proposals.propose(read(proposalRequestSchema, request.body)),
    );

    scope.get(root + routes.proposal.path, reader, async (request) =>
      proposals.find(read(idSchema, request.params).id),
    );

    scope.get(root + routes.patch.path, reader, async (request, reply) => {
      const { file, patch } = proposals.find(read(idSchema, request.params).id);
      const name = file.replace(/\.yaml$/, '').replace(/[^a-z0-9-]+/g, '-');
      return reply
        .type('text/x-diff; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.patch"`)
        .send(patch);
    });

    scope.post(root + routes.write.path, editor, async (request) => {
      if (!mayWrite)
        throw new Refused(
          'not_allowed',
          'Dieser Server schreibt keine Inhalte. Laden Sie den Patch herunter oder kopieren Sie den Ausschnitt.',
        );
      return proposals.write(read(idSchema, request.params).id, userOf(request));
    });

    scope.post(root + routes.try.path, reader, async (request) => {
      const { text, choice, language, proposal, resume } = read(tryRequestSchema, request.body);
      const context = (resume === undefined ? undefined : await sealer.open(resume, now())) ?? freshContext(language);
      const move: Move =
        choice === undefined ? { kind: 'utterance', text: text.normalize('NFC') } : { kind: 'choice', value: choice };
      const turn =
        proposal === undefined
          ? tryTurn(move, context, catalogue(), now())
          : await workshop.tryTurn({ kind: 'try', content: proposals.contentOf(proposal), move, context, now: now() });
      const { reply, trace } = turn;
      return { reply, resume: await sealer.seal(turn.context, now()), ...(trace ? { trace } : {}) };
    });
  });
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused('bad_request', 'Diese Anfrage ist nicht verständlich.', issue?.path.join('.'));
}

/** What was refused is answered with its reason; everything else is for the app. */
function answerRefusals(error: unknown, _request: unknown, reply: FastifyReply) {
  if (error instanceof WriteConflict) return reply.code(409).send(error.conflict);
  if (error instanceof Refused) return reply.code(error.status).send(error.refusal);
  if (error instanceof WorkshopBusy)
    return reply
      .code(503)
      .send(new Refused('try_later', 'Gerade ist viel zu tun. Bitte versuchen Sie es gleich noch einmal.').refusal);
  throw error;
}

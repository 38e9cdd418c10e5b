import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { afterAll, vi } from 'vitest';
import type { AdoptParts } from '../../../../server/review/adopt/parts.ts';
import { registerAdopt } from '../../../../server/review/adopt/routes.ts';
import { openWorkshop, type Workshop } from '../../../../server/review/adopt/workshop/workshop.ts';
import {
  apiRoot,
  type Proposal,
  type ProposalRequest,
  proposalSchema,
  type Role,
  type Tried,
  triedSchema,
} from '../../../../server/review/api.ts';
import { Refusal } from '../../../../server/review/refusal.ts';
import { registerRefusals } from '../../../../server/review/refusals.ts';
import { createTokenSealer } from '../../../../server/transport/token.ts';
import { smallCatalogue, smallContent } from '../../../scripts/small-content.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

/** Long enough for a machine that is busy with other tests. */
export const patienceMs = 120_000;

const ranks: Readonly<Record<Role, number>> = { reader: 0, editor: 1, admin: 2 };

/** One for all tests of a file: its thread takes seconds to begin. */
let workshop: Workshop | undefined;
const apps: FastifyInstance[] = [];
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await workshop?.close();
});

/** An editor's way to the routes of adopting, on a content folder of its own. */
export interface AdoptApp {
  readonly app: FastifyInstance;
  readonly folder: string;
  post(path: string, body?: unknown, as?: Role): Promise<{ readonly status: number; readonly body: unknown }>;
  get(
    path: string,
    as?: Role,
  ): Promise<{ readonly status: number; readonly body: string; readonly headers: Readonly<Record<string, unknown>> }>;
  /** Proposes, and waits for what comes of it. */
  propose(request: ProposalRequest, timeoutMs?: number): Promise<Proposal>;
  tryOut(request: Readonly<Record<string, unknown>>): Promise<Tried>;
}

/** The routes on the small content, with plain stand-ins for login and groups. Closes with the file. */
export async function openAdoptApp(parts: Partial<AdoptParts> = {}): Promise<AdoptApp> {
  const contentDir = parts.contentDir ?? temporaryFolder();
  if (!parts.contentDir) writeFiles(contentDir, smallContent);
  return openAdoptAppOn({ ...parts, contentDir });
}

/** The same on content that is there. */
export async function openAdoptAppOn(parts: Partial<AdoptParts> & Pick<AdoptParts, 'contentDir'>): Promise<AdoptApp> {
  const folder = parts.contentDir;
  const app = Fastify({ bodyLimit: 16_384 });
  const roleOf = (headers: Readonly<Record<string, unknown>>) => (headers['x-role'] ?? 'editor') as Role;
  workshop ??= openWorkshop();
  const all: AdoptParts = {
    mayWrite: true,
    catalogue: () => smallCatalogue,
    sealer: createTokenSealer([new Uint8Array(32)], 1),
    now: () => new Date('2026-11-24T09:00:00Z'),
    requireRole: (least) => async (request) => {
      if (ranks[roleOf(request.headers)] < ranks[least]) throw new Refusal('not_allowed');
    },
    questionsOf: async () => [],
    listAnswered: async () => [],
    resolveGroup: async (_group, _user, _adopted, write) => {
      await write();
      return 'done';
    },
    ...parts,
  };
  const opened = workshop;
  await app.register(
    async (review) => {
      registerRefusals(review);
      review.decorateRequest('user', {
        getter() {
          return { name: 'kim', role: roleOf((this as FastifyRequest).headers) };
        },
      });
      await registerAdopt(review, all, opened);
    },
    { prefix: '/review' },
  );
  apps.push(app);
  const adopt: AdoptApp = {
    app,
    folder,
    async post(path, body = {}, as = 'editor') {
      const { statusCode, payload } = await app.inject({
        method: 'POST',
        url: apiRoot + path,
        headers: { 'x-role': as, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      });
      return { status: statusCode, body: JSON.parse(payload) };
    },
    async get(path, as = 'editor') {
      const { statusCode, payload, headers } = await app.inject({
        method: 'GET',
        url: apiRoot + path,
        headers: { 'x-role': as },
      });
      return { status: statusCode, body: payload, headers };
    },
    async propose(request, timeoutMs = patienceMs) {
      const { body } = await adopt.post('/proposals', request);
      const { id } = proposalSchema.parse(body);
      return vi.waitFor(
        async () => {
          const proposal = proposalSchema.parse(JSON.parse((await adopt.get(`/proposals/${id}`)).body));
          if (proposal.state === 'checking') throw new Error('the proposal is still checked');
          return proposal;
        },
        { timeout: timeoutMs, interval: 50 },
      );
    },
    async tryOut(request) {
      const { body } = await adopt.post('/try', request);
      return triedSchema.parse(body);
    },
  };
  return adopt;
}

import { createServer } from 'node:net';
import Fastify from 'fastify';
import { inject, onTestFinished } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import type { Role } from '../../../server/review/api.ts';
import { hashPassword } from '../../../server/review/login/password.ts';
import { openReview } from '../../../server/review/review.ts';
import { registerReview } from '../../../server/review/routes.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { createTokenSealer } from '../../../server/transport/token.ts';
import { smallCatalogue, smallContent } from '../../scripts/small-content.ts';
import { temporaryFolder, writeFiles } from '../../server/content/temporary-folder.ts';
import { type Office, officeOn } from '../../server/review/groups/office.ts';

export const password = 'Kaffee mit Milch und Zucker';

/** Where it is, and the room where questions are put aside and grouped. */
export interface RealServer {
  readonly url: string;
  readonly office: Office;
  readonly contentDir: string;
}

/** The review page with its own server, on an empty database, the small content and a free port; closes with the test. */
export async function openRealServer(name: string, role: Role): Promise<RealServer> {
  const port = await findPort();
  const url = `http://localhost:${port}`;
  const database = await openDatabase({ dataDir: temporaryFolder() });
  const contentDir = temporaryFolder();
  writeFiles(contentDir, smallContent);
  const now = () => new Date();
  const review = await openReview({
    settings: readConfig({ REVIEW: 'local', REVIEW_URL: url, REVIEW_MAY_WRITE: 'true' }).review,
    database,
    catalogue: () => smallCatalogue,
    contentDir,
    sealer: createTokenSealer([new Uint8Array(32)], 12),
    keys: [new Uint8Array(32)],
    pageDir: inject('reviewRoot'),
    now,
    onTrouble: (error) => console.error(error),
  });
  const app = Fastify();
  await registerReview(app, review);
  onTestFinished(async () => {
    await app.close();
    await database.close();
  });
  const at = now().toISOString();
  const hash = await hashPassword(password, { log2N: 4, r: 8, p: 1 });
  const account = { account: `local ${name}`, name, role, password: hash, created_at: at, seen_at: at };
  await database.db.insertInto('review_people').values(account).execute();
  await app.listen({ host: 'localhost', port });
  return { url, office: officeOn(database), contentDir };
}

/** The address must be known before anything listens to it: the page is bound to it. */
function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

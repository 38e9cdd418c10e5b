import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The review page as it is delivered, built into a folder of its own. */
export async function buildReviewPage(): Promise<{ readonly root: string; readonly remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'hannover-review-'));
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  // Vitest's own environment would make it a development build.
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined };
  const options = ['build', '--config', 'scripts/build-review/vite.config.ts', '--outDir', root];
  await promisify(execFile)(process.execPath, [vite, ...options], { cwd: project, env });
  return { root, remove: () => rm(root, { recursive: true }) };
}

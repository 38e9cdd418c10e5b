import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { goodContent } from '../content/good-content.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

/** What the server prints, as `npm start` starts it, until it would be ready to use. */
async function linesOf(env: Readonly<Record<string, string>>, count: number): Promise<readonly string[]> {
  const folder = temporaryFolder();
  writeFiles(folder, goodContent());
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      CONTENT_DIR: folder,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'silent',
      NODE_ENV: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (lines.length === count) child.kill('SIGTERM');
  }
  return lines;
}

test('in development a login for this run is printed', { timeout: 60_000 }, async () => {
  const [, line = ''] = await linesOf({}, 2);
  expect(line).toMatch(
    /^Review page, for this run and this machine only: http:\/\/localhost:\d+\/review\/ {2}name admin {2}password [\w-]{29}$/,
  );
});

test('in production none is', { timeout: 60_000 }, async () => {
  expect(await linesOf({ NODE_ENV: 'production' }, 1)).toEqual([expect.stringContaining('is ready')]);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { goodContent } from './content/good-content.ts';
import { temporaryFolder, writeFiles } from './content/temporary-folder.ts';
import { ownOrigin } from './harness.ts';

/** A server in a process of its own, as an operator starts it; on small content, so that it is ready soon. */
export interface ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  readonly output: () => string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  /** What stands before `node` in the shell, such as `ulimit -n 64`. */
  readonly before?: string;
  readonly uid?: number;
}

/** Starts a server and waits until it says that it is ready. Gone with the test. */
export async function startServer(options: Options = {}): Promise<ServerProcess> {
  const { dataDir, child, output, ended } = spawnServer(options);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /is ready: http:\/\/\S+:(\d+)\//.exec(output())?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    ended.then(() => reject(new Error(`the server ended before it was ready:\n${output()}`)));
  });
  return { port, dataDir, child, output, ended };
}

/** Starts a server that is expected to give up, and waits until it has: the exit code and everything it has written. */
export async function startInVain(
  options: Options,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { output, ended } = spawnServer(options);
  const code = await ended;
  return { code, output: output() };
}

function spawnServer({ env = {}, dataDir = temporaryFolder(), before = 'true', uid }: Options) {
  const contentDir = temporaryFolder();
  writeFiles(contentDir, goodContent());
  const child = spawn('/bin/sh', ['-c', `${before} && exec "$0" --import tsx server/main.ts`, process.execPath], {
    env: {
      ...process.env,
      CONTENT_DIR: contentDir,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      ALLOWED_ORIGINS: ownOrigin,
      NODE_NO_WARNINGS: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
  });
  child.stderr.on('data', (data) => {
    text += data;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { dataDir, child, output: () => text, ended };
}

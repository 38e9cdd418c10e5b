import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

export interface BuiltServer {
  /** Ends in a slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built server on a free port, with an empty data folder; `undefined` where nothing is built. */
export async function startBuiltServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<BuiltServer | undefined> {
  if (!existsSync('dist/server/main.js')) return undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'hsc-built-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    url: await readyUrl(child),
    async stop() {
      await end(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address the server names as soon as it is ready. */
async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server was started without a pipe');
  for await (const line of createInterface(stdout)) {
    const url = /http:\/\/[^\s"]+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it says later must not fill the pipe.
    stdout.resume();
    return url.replace(/\/*$/, '/');
  }
  throw new Error('the server ended before it was ready');
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

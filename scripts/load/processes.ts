import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** A server that runs in a process of its own, for tools that load it, kill it and start it again. */
export interface RunningServer {
  /** Ends in a slash. */
  readonly url: string;
  readonly pid: number;
  /** From the start of the process until it said that it was ready. */
  readonly readyMs: number;
  signal(name: NodeJS.Signals): void;
  /** Sends a signal and waits for the end: the exit code, null if the signal ended it. */
  end(name: NodeJS.Signals): Promise<number | null>;
}

export interface StartOptions {
  readonly program?: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly folder?: string;
}

export const builtServer = ['dist/server/main.js'] as const;

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Ends the program with a sentence where nothing is built. */
export function requireBuild() {
  if (existsSync(builtServer[0])) return;
  console.error('There is no built server in dist/: run npm run build first.');
  process.exit(1);
}

export async function startServer({
  program = builtServer,
  settings,
  folder = process.cwd(),
}: StartOptions): Promise<RunningServer> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      children.delete(child);
      resolve(code);
    });
  });
  const url = await readyUrl(child);
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedMs,
    signal: (name) => void child.kill(name),
    end(name) {
      child.kill(name);
      return ended;
    },
  };
}

/** The address a server names in its first line with one. */
async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server was started without a pipe');
  for await (const line of createInterface(stdout)) {
    const url = /http:\/\/[^\s"]+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it says later must not fill the pipe.
    stdout.resume();
    return url.replace('localhost', '127.0.0.1').replace(/\/*$/, '/');
  }
  throw new Error('the server ended before it was ready');
}

/** What a process has in memory, in MiB. */
export async function memoryMiB(pid: number): Promise<number> {
  const kiB = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kiB) / 1024;
}

/** A word that nobody has ever said, different for each number: nothing in the content can answer it. */
export function nonsense(number: number): string {
  const letters = [...number.toString(20)].map((digit) => 'bcdfghjklmnpqrstvwxz'[Number.parseInt(digit, 20)]);
  return `Krawumms ${letters.join('u')}umpf schnackelt`;
}

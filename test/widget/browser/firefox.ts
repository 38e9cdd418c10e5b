import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';
import { WebSocket } from 'ws';

type Fields = Readonly<Record<string, unknown>>;

/** Keys without a letter, as WebDriver writes them. */
export const keys = { enter: '\uE007', escape: '\uE00C', down: '\uE015', tab: '\uE004' } as const;

/**
 * One window of this machine's Firefox, led by WebDriver BiDi. Playwright leads only a Firefox of its own, or one newer
 * than those that distributions keep for long.
 */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  readonly #waiting = new Map<number, (answer: Fields) => void>();
  #sent = 0;
  #context = '';

  private constructor(process: ChildProcess, socket: WebSocket, profile: string) {
    this.#process = process;
    this.#socket = socket;
    this.#profile = profile;
    socket.on('message', (data) => {
      const answer: Fields = JSON.parse(String(data));
      this.#waiting.get(Number(answer.id))?.(answer);
    });
  }

  static async launch(path: string): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), 'hsc-firefox-'));
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
    const process = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const socket = new WebSocket(`${await addressOf(process)}/session`);
    await once(socket, 'open');
    const firefox = new Firefox(process, socket, profile);
    await firefox.#send('session.new', { capabilities: {} });
    await firefox.newWindow();
    return firefox;
  }

  /** Starts afresh, with an empty memory. */
  async newWindow(): Promise<void> {
    const { userContext } = await this.#send('browser.createUserContext', {});
    const { context } = await this.#send('browsingContext.create', { type: 'tab', userContext });
    this.#context = String(context);
  }

  async open(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** What a script of the page says, as far as JSON can. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    const { type, result, exceptionDetails } = answer as {
      type?: string;
      result?: { value?: string };
      exceptionDetails?: unknown;
    };
    if (type !== 'success') throw new Error(JSON.stringify(exceptionDetails));
    return JSON.parse(result?.value ?? 'null');
  }

  /** Waits until an expression is true. */
  async until(expression: string): Promise<void> {
    await vi.waitFor(
      async () => {
        if ((await this.evaluate(`Boolean(${expression})`)) !== true) throw new Error(`never true: ${expression}`);
      },
      { timeout: 10_000, interval: 50 },
    );
  }

  /** Presses keys one after the other. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#send('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  async close(): Promise<void> {
    this.#socket.terminate();
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #send(method: string, params: Fields): Promise<Fields> {
    this.#sent += 1;
    const id = this.#sent;
    const answer = new Promise<Fields>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { type, result, message } = await answer;
    this.#waiting.delete(id);
    if (type !== 'success' || typeof result !== 'object' || result === null) throw new Error(`${method}: ${message}`);
    return { ...result };
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('Firefox was started without a pipe');
  for await (const line of createInterface(stderr)) {
    const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    stderr.resume();
    return address;
  }
  throw new Error('Firefox ended before it could be led');
}

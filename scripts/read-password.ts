import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where a password is typed, and where one is asked for it. */
export interface Keyboard {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/** Asks for a password that nobody sees while it is typed; from a pipe, its first line is the password. */
export async function readPassword(question: string, { input, output }: Keyboard): Promise<string> {
  // What is typed would be echoed here.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: input.isTTY === true });
  try {
    if (!input.isTTY) {
      for await (const line of lines) return line;
      return '';
    }
    output.write(question);
    const password = await lines.question('');
    output.write('\n');
    return password;
  } finally {
    lines.close();
  }
}

import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Serves files as a careful site would: with the strongest Brotli, made once. */
export class FileServer {
  readonly #folder: string;
  readonly #pages: Record<string, string>;
  readonly #compressed = new Map<string, Buffer>();
  readonly #server: Server = createServer((request, response) => this.#serve(request.url ?? '/', response));

  constructor(folder: string, pages: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#pages = { ...pages };
  }

  /** Adds a page. */
  put(path: string, html: string): void {
    this.#pages[path] = html;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the file server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(url: string, response: ServerResponse): Promise<void> {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    try {
      const body = this.#compressed.get(path) ?? brotliCompressSync(await this.#read(path));
      this.#compressed.set(path, body);
      response.setHeader('content-type', contentTypes[extname(path)] ?? 'text/plain');
      response.setHeader('content-encoding', 'br');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #read(path: string): Promise<string | Buffer> {
    return this.#pages[path] ?? (await readFile(join(this.#folder, path)));
  }
}

import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openTestApp, type TestServer } from '../server/harness.ts';
import { buildWidget } from './browser/built-widget.ts';

const { root, remove } = await buildWidget();
afterAll(remove);

/** What comes over the wire, as it comes. */
async function fetchRaw({ port }: TestServer, path: string, headers: IncomingHttpHeaders = {}) {
  const request = get({ host: '127.0.0.1', port, path, headers });
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error(`no response for ${path}`);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

/** As a browser asks. */
function fetchSmall(server: TestServer, path: string) {
  return fetchRaw(server, path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
}

async function panelPath(): Promise<string> {
  const panels = (await readdir(join(root, 'assets'))).filter((name) => /^define-panel-[\w-]{8}\.js$/.test(name));
  expect(panels).toHaveLength(1);
  return `/assets/${panels[0]}`;
}

test('the launcher comes in one file of at most 2 kB', async () => {
  const server = await openTestApp({ publicDir: root });
  const { body, headers } = await fetchSmall(server, '/hannover-chat.js');
  expect(headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringMatching(/accept-encoding/i) });
  expect(headers['content-type']).toMatch(/\/javascript/);
  expect(body.length).toBeLessThanOrEqual(2000);
  expect(brotliDecompressSync(body).toString()).not.toMatch(/\b(?:import|from) ?["'`]/);
});

test('the panel is one file too', async () => {
  const code = await readFile(join(root, await panelPath()), 'utf8');
  expect(code).not.toMatch(/\bimport ?["'`{*]/);
});

// What is left of 25 kB is for a language's texts and the suggestions, which depend on the content.
test('a visitor gets the first answer after at most 20.8 kB', async () => {
  const server = await openTestApp({ publicDir: root });
  const [launcher, panel] = [
    await fetchSmall(server, '/hannover-chat.js'),
    await fetchSmall(server, await panelPath()),
  ];
  expect(panel.headers['content-encoding']).toBe('br');
  expect(panel.headers['cache-control']).toContain('immutable');
  expect(launcher.body.length + panel.body.length).toBeLessThanOrEqual(20_800);
});

test('the page comes small too, also by the name of its folder', async () => {
  const server = await openTestApp({ publicDir: root });
  const { status, headers, body } = await fetchSmall(server, '/');
  expect({ status, encoding: headers['content-encoding'] }).toEqual({ status: 200, encoding: 'br' });
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(brotliDecompressSync(body)).toEqual(await readFile(join(root, 'demo.html')));
});

test('a program that reads no Brotli gets the file as it is', async () => {
  const server = await openTestApp({ publicDir: root });
  const { headers, body } = await fetchRaw(server, '/hannover-chat.js');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body).toEqual(await readFile(join(root, 'hannover-chat.js')));
});

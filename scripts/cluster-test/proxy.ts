import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { installByApt } from '../../test/install.ts';

export interface Proxy {
  /** Ends in a slash. */
  readonly url: string;
  /** The processes that carry the traffic, to be held still. */
  reload(): void;
  stop(): Promise<void>;
}

/** Starts nginx with the site of `compose.yaml` in front of the ports, in a folder of its own. */
export async function startProxy(folder: string, ports: readonly number[]): Promise<Proxy> {
  if (spawnSync('nginx', ['-v']).error && !installByApt('nginx'))
    throw new Error('No nginx found: install it (Debian: nginx).');
  const port = await freePort();
  const site = readFileSync('docs/operations/nginx-compose.conf', 'utf8')
    .replace(/chat-(\d):8080/g, (_, number) => `127.0.0.1:${ports[Number(number) - 1]}`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      'daemon off; worker_processes 1;',
      `pid ${folder}/nginx.pid; error_log ${folder}/nginx.log warn;`,
      'events { worker_connections 4096; }',
      `http { ${temporary} include ${folder}/site.conf; }`,
    ].join('\n'),
  );
  const args = ['-e', join(folder, 'nginx.log'), '-c', join(folder, 'nginx.conf')];
  const nginx: ChildProcess = spawn('nginx', args, { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => nginx.once('exit', () => resolve()));
  process.on('exit', () => nginx.kill('SIGTERM'));
  const url = `http://127.0.0.1:${port}/`;
  // It answers as soon as it listens, if only that a server behind it is not there yet.
  while (!(await fetch(url).catch(() => undefined))) await setTimeout(50);
  return {
    url,
    reload: () => void nginx.kill('SIGHUP'),
    async stop() {
      nginx.kill('SIGTERM');
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  await new Promise((resolve) => server.close(resolve));
  return port;
}

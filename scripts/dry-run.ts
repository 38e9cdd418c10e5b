/**
 * Tries, without a container engine, what docs/operations.md tells operators to do: gathers the files of an image, runs
 * the server from nothing but them, with an empty environment and as nobody, looks after it, backs it up, restores it.
 *
 *   npm run build && npm run dry-run
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { styleText } from 'node:util';
import { requireBuild } from './load/processes.ts';
import { openVisitor } from './load/visitor.ts';

const mostMebibytes = 200;
const origin = 'https://www.hannover.de';

requireBuild();
const folder = mkdtempSync(join(tmpdir(), 'hsc-dry-run-'));
chmodSync(folder, 0o755);
const isRoot = process.getuid?.() === 0;
/** As in the image: nobody of this machine. */
const nobody = { uid: 65532, gid: 65532 };
const user = isRoot ? nobody : {};
const children = new Set<ReturnType<typeof spawn>>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const image = join(folder, 'app');
const data = join(folder, 'data');
let failures = 0;

await step('the files of the image are gathered', () => {
  const output = run('node_modules/.bin/tsx', ['scripts/image-files.ts', '--to', image]);
  return output.trim().split('\n').at(-1)?.trim() ?? '';
});
await step(`with Node they take less than ${mostMebibytes} MiB`, () => {
  const kibibytes = Number(execFileSync('du', ['-sk', image], { encoding: 'utf8' }).split('\t')[0]);
  const node = readFileSync(process.execPath).length / 2 ** 20;
  const all = kibibytes / 1024 + node;
  if (all > mostMebibytes) throw new Error(`${all.toFixed(0)} MiB`);
  return `${(kibibytes / 1024).toFixed(0)} MiB and Node's ${node.toFixed(0)} MiB`;
});
mkdirSync(data, { mode: 0o700 });
if (isRoot) chownSync(data, nobody.uid, nobody.gid);

const settings = {
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: data,
  ALLOWED_ORIGINS: origin,
  TOKEN_KEYS: randomBytes(32).toString('base64url'),
};
let server = await startImage();
await step('a server without any other file answers', async () => {
  const answer = await ask('Was kostet ein Reisepass?');
  if (answer !== 'matched') throw new Error(answer);
  return server.url;
});
await step('nothing but the data folder was written', () => {
  const newer = execFileSync('find', [image, '-newer', join(image, 'package.json'), '-user', '65532'], {
    encoding: 'utf8',
  });
  if (newer.trim() !== '') throw new Error(newer);
  return readdirSync(data).join(', ');
});
await step('an unanswered question is kept', () => ask('Krawumms schnackelt, Tel. 0511 1234567'));
await step('doctor', () => operate(['doctor', '--url', server.url]));
let backup = '';
await step('backup, while the server runs', () => {
  const line = operate(['backup', '--to', join(data, 'backups')]);
  backup = line.split(' ').at(-1)?.trim() ?? '';
  if (!existsSync(join(backup, 'backup.json'))) throw new Error(line);
  return readdirSync(backup).join(', ');
});
await step('restore is refused while the server runs', () => {
  const { status, stderr } = spawnSync(process.execPath, ['dist/server/operate.js', 'restore', '--from', backup], {
    ...user,
    cwd: image,
    env: settings,
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`ended with ${status}`);
  return stderr.trim();
});
await step('the server stops within ten seconds', async () => {
  const startedMs = performance.now();
  const code = await server.stop();
  if (code !== 0) throw new Error(`ended with ${code}`);
  return `${Math.round(performance.now() - startedMs)} ms`;
});
await step('restore', () => operate(['restore', '--from', backup]));
await step('an update: another folder, the same data', async () => {
  const next = join(folder, 'next');
  cpSync(image, next, { recursive: true });
  rmSync(image, { recursive: true });
  cpSync(next, image, { recursive: true });
  server = await startImage();
  const answer = await ask('Was kostet ein Personalausweis?');
  await server.stop();
  return answer;
});
await step('the site file is what nginx understands', checkSite);
await step('the unit file is what systemd understands', () => {
  if (spawnSync('systemd-analyze', ['--version']).error) return 'no systemd here: not tried';
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', 'docs/operations/hannover-service-chat.service'], {
    encoding: 'utf8',
  });
  const complaints = stderr
    .split('\n')
    .filter(
      (line) => line.includes('hannover-service-chat') && !/not executable|does not exist|No such file/.test(line),
    );
  if (status !== 0 && complaints.length > 0) throw new Error(complaints.join('\n'));
  return 'no complaints';
});
process.exit(failures > 0 ? 1 : 0);

async function step(name: string, work: () => string | Promise<string>) {
  try {
    const result = await work();
    console.log(`${styleText('green', 'done')}    ${name}: ${result.trim().replaceAll('\n', '\n        ')}`);
  } catch (error) {
    failures += 1;
    console.log(`${styleText('red', 'failed')}  ${name}: ${error instanceof Error ? error.message : error}`);
  }
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function operate(args: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/server/operate.js', ...args], {
    ...user,
    cwd: image,
    env: settings,
    encoding: 'utf8',
  });
}

async function startImage() {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    ...user,
    cwd: image,
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /is ready: (http:\/\/\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1'));
    });
    ended.then(() => reject(new Error('the server ended before it was ready')));
  });
  return {
    url,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function ask(text: string): Promise<string> {
  const visitor = openVisitor({ server: server.url, origin });
  const answer = await Promise.race([visitor.ask(text), setTimeout(20_000)]);
  visitor.leave();
  if (!answer) return 'no answer';
  return answer.type === 'reply' ? answer.outcome : answer.code;
}

/** The site file between the lines that every nginx has around it, with a certificate made for the occasion. */
function checkSite(): string {
  if (spawnSync('nginx', ['-v']).error) return 'no nginx here: not tried';
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=chat.example.org',
    '-keyout',
    key,
    '-out',
    certificate,
  ]);
  const site = readFileSync('docs/operations/nginx-site.conf', 'utf8')
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`);
  writeFileSync(join(folder, 'site.conf'), site);
  const main = join(folder, 'nginx.conf');
  writeFileSync(main, `pid ${folder}/nginx.pid;\nevents {}\nhttp { include ${folder}/site.conf; }\n`);
  const { status, stderr } = spawnSync('nginx', ['-t', '-q', '-e', join(folder, 'error.log'), '-c', main], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return 'no complaints';
}

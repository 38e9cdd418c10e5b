import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const handbook = readFileSync('docs/redaktion.md', 'utf8');
const blocks = [...handbook.matchAll(/^ *```sh\n(.*?)\n *```$/gms)].map(([, commands = '']) =>
  commands
    .split('\n')
    .map((line) => line.trim())
    .join('\n'),
);

/** What editors work on; the rest of the project is only looked at. */
const copied = ['intents', 'knowledge-base', 'test/intents', 'package.json'];
const linked = ['scripts', 'server', 'node_modules'];

describe('the handbook for editors', () => {
  it.each(blocks)(
    '%s',
    async (commands) => {
      const folder = copyOfTheProject();
      const { code, output } = await run(commands, folder);
      // Whether every twin is answered as expected is for test/content.test.ts to say.
      expect(commands.includes('test-content') ? [0, 1] : [0], output).toContain(code);
      expect(output).not.toMatch(/^ +at .*:\d+:\d+\)?$/m);
      for (const path of writtenBy(commands)) expect(existsSync(join(folder, path)), path).toBe(true);
    },
    120_000,
  );

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...handbook.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files and folders that there are', () => {
    const named = [...handbook.matchAll(/`((?:knowledge-base|intents|test)\/[\w./-]*)`/g)].map(([, path = '']) => path);
    // The twins of services come with the first one that is made by `new-service`.
    const missing = named.filter((path) => !existsSync(path) && path !== 'test/knowledge-base/');
    expect(missing).toEqual([]);
  });
});

/** The files that the handbook says a block makes. */
function writtenBy(commands: string): readonly string[] {
  const id = /--id (\S+)/.exec(commands)?.[1];
  if (commands.includes('new-service'))
    return [`knowledge-base/services/${id}.yaml`, `test/knowledge-base/services/${id}.yaml`];
  if (commands.includes('new-intent')) return [`intents/${id}.yaml`, `test/intents/${id}.yaml`];
  const page = /--html (\S+)/.exec(commands)?.[1];
  return page === undefined ? [] : [page];
}

/** The content in a folder of its own, under git, with a chat someone has downloaded. */
function copyOfTheProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redaktion-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of copied) cpSync(path, join(folder, path), { recursive: true });
  for (const path of linked) symlinkSync(resolve(path), join(folder, path));
  writeFileSync(
    join(folder, 'chat.txt'),
    'Sie:\nWas kostet ein Reisepass?\n\nService-Chat:\n70,00 €\n\nSie:\nund wie lange dauert das\n',
  );
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', 'intents', 'knowledge-base', 'test');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--message', 'Stand');
  return folder;
}

function run(commands: string, cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(
      'sh',
      ['-e', '-c', commands],
      { cwd, env: { ...process.env, DATA_DIR: join(cwd, 'data') } },
      (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: `${out}${err}` }),
    );
  });
}

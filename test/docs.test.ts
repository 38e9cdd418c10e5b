import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', 'CHANGELOG.md', ...markdownIn('docs')].filter((path) => existsSync(path));

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => posix.join(entry.parentPath, entry.name));
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8');

  it('names only commands that exist', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    const plain = [...text.matchAll(/\bnpm (test|start)\b/g)].map(([, name = '']) => name);
    expect([...named, ...plain].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    const targets = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm)].map(
      ([, inline, reference]) => inline ?? reference ?? '',
    );
    const local = targets.filter((target) => !/^(?:[a-z][a-z+.-]*:|#)/i.test(target));
    const broken = local.filter(
      (target) => !existsSync(posix.join(posix.dirname(path), decodeURI(target.replace(/[?#].*$/, '')))),
    );
    expect(broken).toEqual([]);
  });
});

describe('the commands', () => {
  it('run files that exist', () => {
    const files = Object.values(scripts).flatMap(
      (command) => command.match(/\b(?:scripts|server)\/[\w/.-]+\.(?:ts|js)\b/g) ?? [],
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

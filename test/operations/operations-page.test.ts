import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaults } from '../../server/config.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).join('\n');

test('the page lists exactly the settings there are, with their defaults', () => {
  const rows = [...page.matchAll(/^\| `([A-Z_]+)`\s*\|\s*(?:`([^`]*)`)?\s*\|/gm)];
  expect(Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value]))).toEqual(defaults);
});

test('files that commands name are there', () => {
  const named = commands.match(/(?<!dist\/)\b(?:docs|scripts|server)\/[\w./-]+\.\w+/g) ?? [];
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('services that commands name are in compose.yaml', () => {
  const compose = readFileSync('compose.yaml', 'utf8');
  const named = [...commands.matchAll(/docker compose exec (\S+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !compose.includes(`\n  ${name}:`))).toEqual([]);
});

test('what `operate` is told to do, the dry run has tried', () => {
  const tried = readFileSync('scripts/dry-run.ts', 'utf8');
  const named = [...commands.matchAll(/operate\.js (\w+)|npm run (backup|restore|doctor)\b/g)].map(
    ([, a, b]) => a ?? b,
  );
  expect(new Set(named)).toEqual(new Set(['doctor', 'backup', 'restore']));
  for (const command of named) expect(tried).toContain(`'${command}'`);
});

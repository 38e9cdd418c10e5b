import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'test/widget/browser';
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

const rows = readFileSync('docs/accessibility.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:\d|BITV|Arabic|forced)/.test(line));
const named = rows.flatMap((row) =>
  [...(row.split('|').at(-2) ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
);

test('every criterion of WCAG 2.2 AA that can apply is in the list', () => {
  expect(rows.length).toBeGreaterThan(28);
});

test.each([...new Set(named)])('the test named "%s" exists', (name) => {
  expect(tests).toContain(name);
});

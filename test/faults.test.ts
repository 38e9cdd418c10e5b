import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/faults.md', 'utf8');

const rows = [...page.matchAll(/^\| ([A-G]\d+) +\| ([^|]+) \| (.+) \|$/gm)].map(([, number = '', , cell = '']) => ({
  number,
  parts: cell
    .trim()
    .split('<br>')
    .map((part) => /^`(test\/[^`]+)`: (.+)$/.exec(part) ?? part),
}));

/** How many faults there are of each kind. */
const counts = { A: 19, B: 19, C: 12, D: 10, E: 10, F: 11, G: 4 };

test('every fault has a row, once', () => {
  const expected = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, each) => `${kind}${each + 1}`),
  );
  expect(rows.map(({ number }) => number)).toEqual(expected);
});

test.each(rows.map(({ number, parts }) => [number, parts] as const))(
  '%s names tests that exist, or says why there is none',
  (_, parts) => {
    for (const part of parts) {
      if (typeof part === 'string') expect(part).toMatch(/\S+ \S+/);
      else {
        const [, path = '', name = ''] = part;
        expect(existsSync(path), path).toBe(true);
        expect(readFileSync(path, 'utf8')).toContain(name);
      }
    }
  },
);

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { buildWidget } from './browser/built-widget.ts';

const { root, remove } = await buildWidget();
afterAll(remove);

async function brotliBytes(path: string): Promise<number> {
  return brotliCompressSync(await readFile(join(root, path))).length;
}

test('the launcher comes in one file of at most 2 kB', async () => {
  expect(await readFile(join(root, 'hannover-chat.js'), 'utf8')).not.toMatch(/\b(?:import|from) ?["'`]/);
  expect(await brotliBytes('hannover-chat.js')).toBeLessThanOrEqual(2000);
});

test('a visitor gets the first answer after at most 25 kB', async () => {
  const panels = (await readdir(join(root, 'assets'))).filter((name) => name.startsWith('define-panel'));
  expect(panels).toHaveLength(1);
  const sizes = await Promise.all(['hannover-chat.js', `assets/${panels[0]}`].map(brotliBytes));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(25_000);
});

/**
 * Starts the server, building first if a source is newer than the last build. An image that holds only `dist/`
 * runs `node dist/server/main.js` instead. Plain JavaScript, because it runs before anything is compiled.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';

const sources = ['server', 'widget', 'package.json', 'tsconfig.json', 'vite.config.ts', 'vite.server.config.ts'];

/** @param {string} path @returns {number} */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (!existsSync('dist/built') || Math.max(...sources.map(newest)) > statSync('dist/built').mtimeMs) {
  const { build } = await import('./build.js');
  console.log('Building …');
  build();
}
// Node 22 and newer keep compiled modules, which shortens the start.
if ('enableCompileCache' in nodeModule) nodeModule.enableCompileCache();
await import('../dist/server/main.js');

/**
 * Builds the server (TypeScript to `dist/`, then into one file with its packages), the widget (`dist/widget/`) and the
 * review page (`dist/review/`), trains on the content (`dist/models/`),
 * and notes when.
 * Plain JavaScript, because it runs before anything is compiled.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`;

export function build() {
  execFileSync(bin('tsc'), ['-p', 'server/tsconfig.json'], { stdio: 'inherit' });
  execFileSync(bin('vite'), ['build', '--logLevel', 'warn', '--config', 'vite.server.config.ts'], { stdio: 'inherit' });
  execFileSync(bin('vite'), ['build', '--logLevel', 'warn'], { stdio: 'inherit' });
  const page = ['--config', 'scripts/build-review/vite.config.ts'];
  execFileSync(bin('vite'), ['build', '--logLevel', 'warn', ...page], { stdio: 'inherit' });
  // What earlier code made of the content may not be what this code makes of it.
  rmSync('dist/models', { recursive: true, force: true });
  execFileSync('node', ['dist/server/prepare.js'], { stdio: 'inherit' });
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/built', new Date().toISOString());
}

if (process.argv[1] === import.meta.filename) build();

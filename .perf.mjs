const t0 = performance.now();
const lap = (s) =>
  console.log(
    s,
    (performance.now() - t0).toFixed(0),
    'ms cpu',
    (process.cpuUsage().user / 1000).toFixed(0),
    'rss',
    (process.memoryUsage().rss / 1e6).toFixed(0),
    'heap',
    (process.memoryUsage().heapUsed / 1e6).toFixed(0),
  );
const { loadCatalogue } = await import('/work/main/dist/server/content/load.js');
const { readModels, prepareEngine } = await import('/work/main/dist/server/models.js');
const { createEngine, installEngine } = await import('/work/main/dist/server/understanding/engine.js');
const { understand } = await import('/work/main/dist/server/understanding/understand.js');
lap('imports');
const c = await loadCatalogue('.');
lap('load');
const m = await readModels(c);
lap('models ' + !!m);
const e = createEngine(c, m);
installEngine(c, e);
lap('engine');

import { readFileSync } from 'node:fs';

const qs = readFileSync('test/questions/questions-dev.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(JSON.parse)
  .flatMap((q) => (q.text ? [q.text] : q.turns.map((t) => t.text)));
const ctx = { language: 'de' };
for (const q of qs) understand(q, ctx, c);
const times = [];
const c0 = process.cpuUsage().user;
for (let r = 0; r < 5; r++)
  for (const q of qs) {
    const s = performance.now();
    understand(q + (r ? ' ' + r : ''), ctx, c);
    times.push(performance.now() - s);
  }
times.sort((a, b) => a - b);
console.log(
  'mean',
  (times.reduce((a, b) => a + b) / times.length).toFixed(3),
  'p50',
  times[times.length >> 1].toFixed(3),
  'p99',
  times[Math.floor(times.length * 0.99)].toFixed(3),
  'cpu/q',
  ((process.cpuUsage().user - c0) / 1000 / times.length).toFixed(3),
);
lap('end');

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { recognitionPath } from '../../server/check/recognition.ts';
import type { Weights } from '../../server/understanding/fusion.ts';
import type { Figures } from './figures.ts';

/** Puts the numbers into the settings, comments kept, and what was measured of each intent beside the tests. */
export function writeNumbers(
  content: string,
  weights: { readonly subject: Weights; readonly aspect: Weights },
  { thresholds, recognition }: Figures,
) {
  const path = join(content, 'intents', 'settings.yaml');
  const settings = parseDocument(readFileSync(path, 'utf8'));
  settings.set('confidence', thresholds.confidence);
  settings.set('offer', thresholds.offer);
  for (const [model, numbers] of Object.entries(weights)) {
    const rounded = Object.entries(numbers).map(([signal, weight]) => [signal, Math.round(weight * 100) / 100 + 0]);
    settings.setIn(['weights', model], Object.fromEntries(rounded));
  }
  writeFileSync(path, String(settings));
  const files = [...recognition].map(
    ([file, { asked, recognised }]) => `  ${file}: {asked: ${asked}, recognised: ${recognised}}`,
  );
  const lines = [
    '# How many utterances of a file are recognised by an engine that has not learnt them.',
    '# Written by `npm run tune -- --write`; `npm run check-content` lists what is below 70 %.',
    `measured: ${new Date().toISOString().slice(0, 10)}`,
    'files:',
    ...files,
  ];
  writeFileSync(join(content, recognitionPath), `${lines.join('\n')}\n`);
}

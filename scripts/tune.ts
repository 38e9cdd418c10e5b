/**
 * Learns how much each signal counts, and where the two thresholds lie, by cross-validation over the content.
 *
 *   npm run tune [-- --write] [--content FOLDER]
 *
 * Every utterance is asked of an engine that has not learnt it. `--write` puts the numbers into intents/settings.yaml
 * and what was measured into test/recognition.yaml. Takes minutes. Ends with 2 if the content cannot be read.
 */
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { learnWeights } from '../server/understanding/fusion.ts';
import { startProgress } from './terminal.ts';
import { askUnlearnt, aspectDecisions, foldCount, subjectDecisions } from './tune/decisions.ts';
import { measure, printFigures } from './tune/figures.ts';
import { writeNumbers } from './tune/write.ts';

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    content: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log('Usage: npm run tune [-- --write] [--content FOLDER]');
  exit(0);
}

try {
  const catalogue = await loadCatalogue(options.content);
  const progress = startProgress('asking', foldCount);
  const asked = askUnlearnt(catalogue, (done) => progress.reach(done));
  progress.end();
  const weights = {
    subject: learnWeights(subjectDecisions(asked, catalogue)),
    aspect: learnWeights(aspectDecisions(asked, catalogue)),
  };
  const figures = measure(asked, weights, catalogue);
  printFigures(figures);
  if (options.write) writeNumbers(options.content, weights, figures);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  exit(2);
}

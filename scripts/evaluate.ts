/**
 * Scores a question set against the content, and shows what was missed.
 *
 *   npm run evaluate -- FILE.jsonl [--json] [--content FOLDER]
 *
 * The format is described in test/questions/README.md. The clock stands still (a Tuesday morning), so that two runs
 * agree. Ends with 0 whatever the score, 2 if the questions or the content cannot be read.
 */
import { readFileSync } from 'node:fs';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { readQuestions } from '../server/known-questions/question-set.ts';
import { prepareEngine } from '../server/models.ts';
import { installEngine } from '../server/understanding/engine.ts';
import { type Scored, scoreQuestions } from './evaluation/score.ts';
import { summarise, type Tally } from './evaluation/summary.ts';

const clock = new Date('2026-11-24T09:00:00Z');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    content: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (file === undefined || positionals.length > 1 || options.help) {
  console.error('Usage: npm run evaluate -- FILE.jsonl [--json] [--content FOLDER]');
  exit(2);
}

try {
  const questions = readQuestions(readFileSync(file, 'utf8'));
  const catalogue = await loadCatalogue(options.content);
  installEngine(catalogue, await prepareEngine(catalogue));
  const scored = scoreQuestions(questions, catalogue, clock);
  const summary = summarise(scored);
  if (options.json) console.log(JSON.stringify(summary, null, 2));
  else printTable(scored, summary);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  exit(2);
}

function printTable(scored: readonly Scored[], summary: Readonly<Record<string, Tally>>) {
  for (const miss of scored.filter(({ passed }) => !passed)) {
    const { intent, slots, confidence } = miss.reply.match ?? { intent: '-', slots: {}, confidence: 0 };
    const answer = [
      intent,
      ...Object.entries(slots).map(([slot, value]) => `${slot}=${value}`),
      confidence.toFixed(2),
    ].join(' ');
    const verdict = miss.falseAnswer ? 'FALSE' : miss.clarified ? 'asked back' : miss.recognised ? 'detail' : 'miss';
    console.log(`${miss.question.id}  ${verdict}  ${JSON.stringify(miss.text)}`);
    console.log(`    expected ${JSON.stringify(miss.expect)}`);
    console.log(
      `    ${miss.reply.outcome}: ${answer}${miss.reply.outcome === 'ambiguous' ? `  [${miss.reply.choices.map(({ value }) => value).join(', ')}]` : ''}`,
    );
  }
  console.log();
  console.table(
    Object.fromEntries(
      Object.entries(summary).map(([kind, { aspect, location, emergencies, ...counts }]) => [
        kind,
        {
          ...counts,
          aspect: share(aspect),
          location: share(location),
          emergencies: share(emergencies),
          'passed %': percent(counts.passed, counts.count),
          'recognised %': percent(counts.recognised, counts.count),
        },
      ]),
    ),
  );
}

function share([right, of]: readonly [number, number]): string {
  return of === 0 ? '' : `${right}/${of}`;
}

function percent(part: number, of: number): string {
  return ((100 * part) / of).toFixed(1);
}

/**
 * Measures how well personal data is taken out of questions before they are kept.
 *
 *   npm run redaction [-- FILE]
 *
 * The file holds texts with planted items, `test/redaction/planted.txt` unless another is given. Shows how many items
 * are gone, by kind, what was missed, and how many innocent words were lost: in these texts, and in the utterances of
 * the content, which hold nothing personal. Ends with 0, or with 2 if a file cannot be read.
 */
import { readFileSync } from 'node:fs';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { prepareEngine } from '../server/models.ts';
import { redact } from '../server/unanswered/redact.ts';
import { tokenise } from '../server/understanding/normalise.ts';
import { utterancesOf } from './redaction/innocent.ts';
import { readPlanted, type Taken, take } from './redaction/measure.ts';
import { alignColumns } from './table.ts';

try {
  const [file = 'test/redaction/planted.txt'] = parseArgs({ allowPositionals: true }).positionals;
  const catalogue = await loadCatalogue('.');
  const { spelling } = await prepareEngine(catalogue);
  const isWord = (text: string) => tokenise(text).every(({ word }) => spelling.knows(word));
  const taken = readPlanted(readFileSync(file, 'utf8')).map((planted) => take(planted, (text) => redact(text, isWord)));
  const innocent = utterancesOf(catalogue);
  const marked = innocent.filter((text) => redact(text, isWord).includes('['));
  for (const { planted, redacted, missed } of taken.filter((each) => each.missed.length > 0))
    console.log(
      `missed ${missed.map(({ kind, value }) => `${kind} "${value}"`).join(', ')}: ${planted.text} -> ${redacted}`,
    );
  for (const { lost, redacted } of taken.filter((each) => each.lost.length > 0))
    console.log(`lost ${lost.join(', ')}: ${redacted}`);
  for (const text of marked) console.log(`marked without need: ${text} -> ${redact(text, isWord)}`);
  console.log('');
  for (const line of alignColumns([['kind', 'planted', 'gone', 'recall'], ...tally(taken)])) console.log(line);
  const words = taken.reduce((sum, each) => sum + each.words, 0);
  const lost = taken.reduce((sum, each) => sum + each.lost.length, 0);
  console.log(`\nOf ${words + lost} words taken out, ${percent(words, words + lost)} belong to planted items.`);
  console.log(`Of ${innocent.length} utterances without personal data, ${marked.length} were marked.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  exit(2);
}

function tally(taken: readonly Taken[]): readonly (readonly string[])[] {
  const kinds = [...new Set(taken.flatMap(({ planted }) => planted.items.map(({ kind }) => kind)))];
  const row = (name: string, isMine: (kind: string) => boolean) => {
    const count = (items: (each: Taken) => Taken['missed']) =>
      taken.reduce((sum, each) => sum + items(each).filter(({ kind }) => isMine(kind)).length, 0);
    const planted = count((each) => each.planted.items);
    const gone = planted - count(({ missed }) => missed);
    return [name, String(planted), String(gone), percent(gone, planted)];
  };
  return [...kinds.map((kind) => row(kind, (each) => each === kind)), row('all', () => true)];
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/**
 * Explains how one utterance is understood, and shows the reply.
 *
 *   npm run try -- "Was kostet ein neuer Perso?" [--language en] [--content FOLDER]
 *
 * Ends with 0 whatever comes of it, 2 if there is no utterance or no content to try it on.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { languages, maxUtteranceLength } from '../server/protocol/messages.ts';
import { explainUtterance } from './explanation.ts';
import { installPrepared } from './prepared-engine.ts';
import { paint } from './terminal.ts';

const usage = 'Aufruf: npm run try -- "Was kostet ein neuer Perso?" [--language en] [--content ORDNER]';

try {
  const { text, language, content } = readOptions();
  const catalogue = await loadCatalogue(content);
  await installPrepared(catalogue);
  for (const { title, lines } of explainUtterance(text, language, catalogue, new Date())) {
    console.log(paint('bold', title));
    for (const line of lines) console.log(`  ${line}`);
    console.log();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

function readOptions() {
  const { values, positionals } = parse();
  const [text = ''] = positionals;
  const language = languages.find((each) => each === values.language);
  if (positionals.length !== 1 || text.trim() === '')
    throw new Error(`Es fehlt die Frage, in Anführungszeichen.\n${usage}`);
  if (!language) throw new Error(`--language ${values.language}: eine von ${languages.join(', ')}.`);
  if (text.length > maxUtteranceLength)
    throw new Error(`Die Frage ist länger als ${maxUtteranceLength} Zeichen; so lange nimmt der Chat nicht an.`);
  return { text, language, content: values.content };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { language: { type: 'string', default: 'de' }, content: { type: 'string', default: '.' } },
    });
  } catch {
    throw new Error(usage);
  }
}

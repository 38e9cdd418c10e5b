/**
 * Makes a service file and its twin test file, valid at once, from a few questions or flags. Never overwrites.
 *
 *   npm run new-service [-- --id ID --name NAME --short SHORT --topic TOPIC --term TERM… [--utterance TEXT…] --source-name NAME --source-url URL]
 *
 * Ends with 0, 1 if the answers do not go with the rest of the content, 2 if it was called wrongly.
 */
import { exit, stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { wallClock } from '../server/content/hours.ts';
import { loadCatalogue } from '../server/content/load.ts';
import { isoDay } from '../server/content/notices.ts';
import { ContentError } from '../server/content/problem.ts';
import { addFiles } from './new/add-files.ts';
import { AnswerError, type Answers, ask, ClashError } from './new/ask.ts';
import { serviceFiles, serviceQuestions } from './new/service-file.ts';
import { explainWrongCall } from './wrong-call.ts';

const help = `Legt eine neue Leistung an: die Datei in knowledge-base/services/ und ihre Testdatei. Überschreibt nie.

  npm run new-service                       fragt nach dem Nötigen
  npm run new-service -- --id angeln --name "Fischereischein beantragen" --short Fischereischein --topic other \\
    --term Angelschein --term Fischereischein --utterance "wozu brauche ich einen Angelschein" --text "Wer angeln will, braucht …" \\
    --source-name "Stadt Hannover" --source-url https://www.hannover.de/

  --id           Kennung und Dateiname: Kleinbuchstaben, Ziffern, Bindestriche
  --name         Titel der Leistung
  --short        die Sache selbst; passt in „Was kostet: …?“
  --topic        Thema aus knowledge-base/topics.yaml
  --term         wie Bürgerinnen und Bürger es nennen; darf mehrmals stehen
  --utterance    wie jemand danach fragt, der wissen will, worum es geht; darf mehrmals stehen (freiwillig)
  --text         ein oder zwei Sätze dazu (freiwillig)
  --source-name  wer das sagt
  --source-url   wo es steht
  --content      Ordner der Inhalte, sonst der jetzige
  --help         diese Hilfe

Ende mit 0: angelegt, 1: passt nicht zu den übrigen Inhalten, 2: falscher Aufruf.`;

const options = readOptions();
if (options.help) {
  console.log(help);
  exit(0);
}
try {
  const catalogue = await loadCatalogue(options.content);
  const given: Answers = {
    id: options.id ?? [],
    name: options.name ?? [],
    short: options.short ?? [],
    topic: options.topic ?? [],
    term: options.term ?? [],
    utterance: options.utterance ?? [],
    text: options.text ?? [],
    'source-name': options['source-name'] ?? [],
    'source-url': options['source-url'] ?? [],
  };
  const isPerson = stdin.isTTY === true;
  const answers = await ask(serviceQuestions(catalogue), given, { input: stdin, output: stdout, isPerson });
  const first = (flag: string) => answers[flag]?.[0] ?? '';
  const [content, twin] = serviceFiles(
    {
      id: first('id'),
      name: first('name'),
      short: first('short'),
      topic: first('topic'),
      terms: answers.term ?? [],
      utterances: answers.utterance ?? [],
      text: first('text'),
      sourceName: first('source-name'),
      sourceUrl: first('source-url'),
    },
    isoDay(wallClock(new Date())),
  );
  await addFiles(options.content, content, twin);
  console.log(`Angelegt: ${content.path}\n          ${twin.path}`);
  console.log(`Ergänzen Sie dort Kosten, Unterlagen und so weiter. Danach: npm run test-content -- ${content.path}`);
} catch (error) {
  if (!(error instanceof AnswerError || error instanceof ContentError)) throw error;
  console.error(error.message);
  exit(error instanceof ClashError ? 1 : 2);
}

function readOptions() {
  const texts = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      options: {
        id: texts,
        name: texts,
        short: texts,
        topic: texts,
        term: texts,
        utterance: texts,
        text: texts,
        'source-name': texts,
        'source-url': texts,
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${explainWrongCall(error)}\n\n${help}`);
    exit(2);
  }
}

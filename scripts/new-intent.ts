/**
 * Makes an intent file and its twin test file, valid at once, from a few questions or flags. Never overwrites.
 *
 *   npm run new-intent [-- --id TOPIC/NAME --title TITLE --utterance TEXT… --test TEXT… --answer TEXT]
 *
 * Ends with 0, 1 if the answers do not go with the rest of the content, 2 if it was called wrongly.
 */
import { exit, stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { ContentError } from '../server/content/problem.ts';
import { addFiles } from './new/add-files.ts';
import { AnswerError, type Answers, ask, ClashError } from './new/ask.ts';
import { intentFiles, intentQuestions } from './new/intent-file.ts';
import { explainWrongCall } from './wrong-call.ts';

const help = `Legt einen neuen Intent an: die Datei in intents/ und ihre Testdatei. Überschreibt nie.

  npm run new-intent                       fragt nach dem Nötigen
  npm run new-intent -- --id help/feedback-positive --title Lob \\
    --utterance "das war super" --utterance "gut erklärt" --utterance "toller service" \\
    --test "das hast du gut gemacht" --test "klasse erklärt" --answer "Das freut mich."

  --id         thema/name: Kleinbuchstaben, Ziffern, Bindestriche
  --title      ein oder zwei Wörter für Schaltflächen
  --utterance  wie Bürgerinnen und Bürger es sagen; mindestens dreimal
  --test       andere Sätze zum Prüfen; mindestens zweimal
  --answer     die Antwort
  --content    Ordner der Inhalte, sonst der jetzige
  --help       diese Hilfe

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
    title: options.title ?? [],
    utterance: options.utterance ?? [],
    test: options.test ?? [],
    answer: options.answer ?? [],
  };
  const isPerson = stdin.isTTY === true;
  const answers = await ask(intentQuestions(catalogue), given, { input: stdin, output: stdout, isPerson });
  const [content, twin] = intentFiles({
    id: answers.id?.[0] ?? '',
    title: answers.title?.[0] ?? '',
    utterances: answers.utterance ?? [],
    tests: answers.test ?? [],
    answer: answers.answer?.[0] ?? '',
  });
  await addFiles(options.content, content, twin);
  console.log(`Angelegt: ${content.path}\n          ${twin.path}`);
  console.log(`Prüfen Sie, ob der Bot ihn versteht: npm run test-content -- ${content.path}`);
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
        title: texts,
        utterance: texts,
        test: texts,
        answer: texts,
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${explainWrongCall(error)}\n\n${help}`);
    exit(2);
  }
}

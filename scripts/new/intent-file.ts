import type { Catalogue } from '../../server/content/catalogue.ts';
import { modelineFor } from '../schemas.ts';
import { list, type NewFile, scalar } from './add-files.ts';
import type { Question } from './ask.ts';
import { escapeTemplate, kindNamed } from './service-file.ts';

/** What a new intent file is made of. */
export interface IntentAnswers {
  readonly id: string;
  readonly title: string;
  readonly utterances: readonly string[];
  readonly tests: readonly string[];
  readonly answer: string;
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** The questions about a new intent. Aspects of services and offices are a closed list: new intents are topics. */
export function intentQuestions({ intents }: Pick<Catalogue, 'intents'>): readonly Question[] {
  const folders = [...new Set([...intents.keys()].map((id) => id.split('/')[0] ?? ''))].filter(
    (folder) => folder !== 'service' && folder !== 'location',
  );
  return [
    {
      flag: 'id',
      text: `Kennung: Thema/Name (Themen: ${folders.join(', ')}, oder ein neues)`,
      example: 'help/feedback-positive',
      check: (id) =>
        !idForm.test(id)
          ? 'Die Form ist thema/name: nur Kleinbuchstaben a–z, Ziffern und Bindestriche (ä wird ae).'
          : /^(service|location)\//.test(id)
            ? 'Fragen zu Leistungen und Ämtern beantworten Angaben in knowledge-base/; wählen Sie ein anderes Thema.'
            : intents.has(id)
              ? 'Diesen Intent gibt es schon.'
              : undefined,
    },
    { flag: 'title', text: 'Ein oder zwei Wörter für Schaltflächen', example: 'Lob' },
    {
      flag: 'utterance',
      text: 'Wie sagen Bürgerinnen und Bürger das? Mindestens drei, besser zwanzig sehr verschiedene Sätze',
      example: 'das war super erklärt',
      many: { least: 3 },
    },
    {
      flag: 'test',
      text: 'Mindestens zwei andere Sätze, an denen geprüft wird, ob der Bot es verstanden hat',
      many: { least: 2 },
    },
    { flag: 'answer', text: 'Die Antwort, kurz und in Sie-Form', example: 'Das freut mich.' },
  ];
}

/** The intent file and its twin. */
export function intentFiles({
  id,
  title,
  utterances,
  tests,
  answer,
}: IntentAnswers): readonly [content: NewFile, twin: NewFile] {
  const path = `intents/${id}.yaml`;
  const twinPath = `test/${path}`;
  return [
    {
      path,
      text: `${modelineFor(path, kindNamed('intent'))}
kind: topic
title:
  de: ${scalar(title)}
utterances:
  de:
${list(utterances, '    ')}
answer:
  text:
    de: ${scalar(answer)}
`,
    },
    {
      path: twinPath,
      text: `${modelineFor(twinPath, kindNamed('twin'))}
# Sätze, die ${path} nicht enthält, und was herauskommen muss.
${tests.map((test) => `- say: ${scalar(escapeTemplate(test))}`).join('\n')}
`,
    },
  ];
}

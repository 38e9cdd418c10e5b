import type { Catalogue } from '../../server/content/catalogue.ts';
import { type FileKind, fileKinds, modelineFor } from '../schemas.ts';
import { list, type NewFile, scalar } from './add-files.ts';
import type { Question } from './ask.ts';

/** What a new service file is made of. */
export interface ServiceAnswers {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly topic: string;
  readonly terms: readonly string[];
  /** Citizens’ own questions that the general answer settles. */
  readonly utterances: readonly string[];
  readonly text: string;
  readonly sourceName: string;
  readonly sourceUrl: string;
}

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The questions about a new service. */
export function serviceQuestions({ topics, services }: Pick<Catalogue, 'topics' | 'services'>): readonly Question[] {
  return [
    {
      flag: 'id',
      text: 'Kennung und Dateiname',
      example: 'fischereischein',
      check: (id) =>
        !idForm.test(id)
          ? 'Nur Kleinbuchstaben a–z, Ziffern und Bindestriche (ä wird ae).'
          : services.has(id)
            ? 'Diese Leistung gibt es schon.'
            : undefined,
    },
    { flag: 'name', text: 'Titel der Leistung', example: 'Fischereischein beantragen' },
    { flag: 'short', text: 'Die Sache selbst; passt in „Was kostet: …?“', example: 'Fischereischein' },
    {
      flag: 'topic',
      text: `Thema: ${[...topics.keys()].join(', ')}`,
      check: (topic) => (topics.has(topic) ? undefined : `Es gibt ${[...topics.keys()].join(', ')}.`),
    },
    {
      flag: 'term',
      text: 'Wie nennen Bürgerinnen und Bürger das?',
      example: 'Angelschein',
      many: { least: 1 },
    },
    {
      flag: 'utterance',
      text: 'Wie fragt jemand, der nur wissen will, worum es geht? Mit dem Namen im Satz, freiwillig',
      example: 'wozu brauche ich einen Angelschein',
      many: { least: 0 },
      check: (utterance) =>
        /[{}]/.test(utterance)
          ? 'Ohne geschweifte Klammern: Schreiben Sie den Namen so, wie Menschen ihn sagen.'
          : undefined,
    },
    {
      flag: 'text',
      text: 'Ein oder zwei Sätze, die die Leistung erklären',
      fallback: 'Mehr dazu finden Sie auf der Seite, die hier als Quelle steht.',
    },
    { flag: 'source-name', text: 'Quelle: Wer sagt das?', example: 'Stadt Hannover, Fischereischein' },
    { flag: 'source-url', text: 'Quelle: Adresse der Seite', example: 'https://www.hannover.de/…', check: checkUrl },
  ];
}

function checkUrl(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? undefined
    : 'Das ist keine vollständige Adresse mit https://.';
}

/** The service file and its twin, as of a day. */
export function serviceFiles(answers: ServiceAnswers, today: string): readonly [content: NewFile, twin: NewFile] {
  const { id, name, short, topic, terms, utterances, text, sourceName, sourceUrl } = answers;
  const path = `knowledge-base/services/${id}.yaml`;
  const [year = '', month = ''] = today.split('-');
  const content = `${modelineFor(path, kindNamed('service'))}
name:
  de: ${scalar(name)}
short:
  de: ${scalar(short)}
topic: ${topic}
terms:
  de:
${list(terms, '    ')}
responsible: {who: city}

${utterancesBlock(utterances, terms[0] ?? short)}

# Weitere Angaben: how, documents, costs, payment, duration, appointment, online, where, opening-hours, validity,
# representation, requirements, deadline, pickup, status, contact. Was Sie nicht wissen, lassen Sie weg.
facts:
  general:
    text:
      de: ${scalar(text)}
    source: quelle

sources:
  - id: quelle
    name: ${scalar(sourceName)}
    url: ${scalar(sourceUrl)}
    as_of: ${year}-${month}
confidence: medium
review_by: ${Number(year) + 1}-${month}-01
`;
  const twinPath = `test/${path}`;
  const twin = `${modelineFor(twinPath, kindNamed('service-twin'))}
# Was Bürgerinnen und Bürger zu ${path} schreiben, und was herauskommen muss.
${terms.map((term) => `- say: ${scalar(escapeTemplate(term))}`).join('\n')}
- say: ${scalar(`(Was|Wie viel) kostet ${escapeTemplate(short)}?`)}
  expect: {intent: service/costs}
`;
  return [
    { path, text: content },
    { path: twinPath, text: twin },
  ];
}

/** Citizens’ own questions by aspect; where none are given, an example to go by. */
function utterancesBlock(utterances: readonly string[], name: string): string {
  const explanation = `# Wie Menschen nach genau dieser Leistung fragen, je Aspekt und mit ihrem Namen im Satz. Was zu jeder Leistung passt,
# steht in intents/service/. Was gut wirkt, sagt docs/redaktion.md.`;
  const example = scalar(`bis wann muss ich ${name} haben`);
  if (utterances.length > 0) return `${explanation}\nutterances:\n  general:\n    de:\n${list(utterances, '      ')}`;
  return `${explanation} Zum Beispiel:
# utterances:
#   deadline:
#     de:
#       - ${example}`;
}

/** Brackets mean something in twin files. */
export function escapeTemplate(text: string): string {
  return text.replace(/[[\](){}|\\]/g, '\\$&');
}

export function kindNamed(name: string): FileKind {
  const kind = fileKinds.find((each) => each.name === name);
  if (!kind) throw new Error(`no kind of file named ${name}`);
  return kind;
}

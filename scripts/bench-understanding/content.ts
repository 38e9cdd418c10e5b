import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../server/content/catalogue.ts';
import type { PhrasesByLanguage } from '../../server/content/schema.ts';
import { readQuestions } from '../../server/known-questions/question-set.ts';
import { type KnownUtterance, knownUtterances } from '../../server/understanding/known-utterances.ts';
import { type DataSet, type Example, makeDataSet } from './data-sets.ts';

/** Intents for what is not ours at all. Every other `fallback/…` is a neighbour: near, but not ours either. */
const farIntents: readonly string[] = ['fallback/fallback', 'fallback/abuse'];

const fewExamples = 10;

/** Content grows; with all of it, some engines would learn for minutes. */
const manyExamples = 50;

/**
 * The two data sets, in German: what a text is about (which service, an office, or another intent), and what it wants
 * to know, learnt from few examples.
 */
export function dataSetsOf(catalogue: Catalogue, questionsFolder: string): readonly DataSet[] {
  const utterances = knownUtterances(germanOnly(catalogue)).filter(({ spoken }) => spoken);
  const strange = utterances.filter(({ subject }) => subject.startsWith('fallback/'));
  const ours = utterances.filter(({ subject }) => !subject.startsWith('fallback/'));
  const isFar = ({ subject }: KnownUtterance) => farIntents.includes(subject);
  const outOfScope = {
    far: strange.filter(isFar).map(({ text }) => text),
    near: strange.filter((utterance) => !isFar(utterance)).map(({ text }) => text),
  };
  const questions = readFolder(questionsFolder);
  return [
    makeDataSet({
      id: 'subjects',
      title: `What is it about? Up to ${manyExamples} examples an intent`,
      examples: ours.map(({ text, subject }) => ({ text, intent: subject })),
      sets: questions.flatMap(({ text, subjects }) => singleAnswer(text, subjects)),
      ...outOfScope,
      mostOfIntent: manyExamples,
    }),
    makeDataSet({
      id: 'intents',
      title: `What does it want to know? ${fewExamples} examples an intent`,
      // What is said of one service only would be learnt from too few examples to matter.
      examples: ours.flatMap((utterance) => {
        const intent = utterance.pattern === undefined ? undefined : intentOf(utterance, catalogue);
        return intent === undefined ? [] : [{ text: utterance.text, intent }];
      }),
      sets: questions.flatMap(({ text, intents }) => singleAnswer(text, intents)),
      ...outOfScope,
      mostOfIntent: fewExamples,
    }),
  ];

  function readFolder(folder: string) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return files
      .sort()
      .flatMap((name) => readQuestions(readFileSync(join(folder, name), 'utf8')))
      .filter(({ lang }) => lang === 'de')
      .flatMap(({ turns: [first] }) => {
        if (!first) return [];
        const { text, expect } = first;
        const topics = (expect.intent ?? []).flatMap((name) => intentsNamed(name, catalogue));
        return [
          {
            text,
            subjects: [...(expect.service ?? []), ...topics],
            intents: [...(expect.aspect ?? []).map((aspect) => `service/${aspect}`), ...topics],
          },
        ];
      });
  }
}

function singleAnswer(text: string, intents: readonly string[]): readonly Example[] {
  const [intent, ...more] = new Set(intents);
  return intent === undefined || more.length > 0 ? [] : [{ text, intent }];
}

/** What an utterance wants to know, or its topic where it has no aspect. */
function intentOf({ subject, aspect }: KnownUtterance, { intents }: Catalogue): string | undefined {
  return [aspect, subject].find((each) => each !== undefined && intents.has(each));
}

/** The intents that a question set means by an id, a name or a topic. */
function intentsNamed(name: string, { intents }: Catalogue): readonly string[] {
  return [...intents.keys()].filter((id) => id === name || id.split('/').includes(name));
}

/** The engines are told that the texts are German, so all of them are. */
function germanOnly(catalogue: Catalogue): Catalogue {
  const german = ({ de }: PhrasesByLanguage): PhrasesByLanguage => ({ de });
  return {
    ...catalogue,
    intents: mapValues(catalogue.intents, (intent) => ({ ...intent, utterances: german(intent.utterances) })),
    services: mapValues(catalogue.services, (service) => ({
      ...service,
      terms: german(service.terms),
      utterances: Object.fromEntries(
        Object.entries(service.utterances ?? {}).map(([aspect, phrases]) => [aspect, german(phrases)]),
      ),
      questions: (service.questions ?? []).map((question) => ({
        ...question,
        utterances: german(question.utterances),
      })),
    })),
  };
}

function mapValues<Value>(map: ReadonlyMap<string, Value>, change: (value: Value) => Value) {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

import { startProgress, startWaiting } from '../terminal.ts';
import { type Contestant, startContestant } from './contestant.ts';
import { type answerable, type DataSet, type Example, type QuestionKind, questionKinds } from './data-sets.ts';
import { type EngineId, engineOf } from './engines.ts';
import { auroc, percentile, shareAtPrecision } from './measures.ts';
import type { Answer, Trained } from './protocol.ts';

/** How all engines did on one data set. */
export interface Contest {
  readonly id: string;
  readonly title: string;
  readonly intents: number;
  readonly examples: number;
  readonly asked: Readonly<Record<QuestionKind, number>>;
  readonly results: readonly Result[];
}

export type Result =
  | ({ readonly engine: EngineId; readonly outcome: 'measured' } & Measured)
  | { readonly engine: EngineId; readonly outcome: 'left out' | 'not finished'; readonly examples: number };

export interface Measured extends Trained {
  readonly examples: number;
  /** How many clean questions it was asked; as many of each other kind, or all there are. */
  readonly questions: number;
  /** The share of right answers. */
  readonly accuracy: Readonly<Record<(typeof answerable)[number], number>>;
  /** How well its confidence tells the clean questions from those that are out of scope. */
  readonly auroc: { readonly far: number; readonly near: number };
  /** The most clean questions that could be answered with at least 95 % of the answers right. */
  readonly sure: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly questionsPerSecond: number;
}

/** So many questions at a time before the next engine has its turn: whatever else the machine does meets all of them. */
const batchSize = 100;

const wantedPrecision = 0.95;

interface Running {
  readonly engine: EngineId;
  readonly contestant: Contestant;
  readonly trained: Trained & { readonly examples: number };
  readonly answers: Record<QuestionKind, Answer[]>;
}

/** Trains the engines one after the other, then asks all of them in turn. */
export async function runContest(set: DataSet, engines: readonly EngineId[]): Promise<Contest> {
  const running: Running[] = [];
  const results = new Map<EngineId, Result>();
  for (const engine of engines) {
    const { mostExamples = Infinity } = engineOf(engine);
    const examples = examplesFor(engine, set.training);
    if (examples.length > mostExamples) {
      results.set(engine, { engine, outcome: 'left out', examples: examples.length });
      continue;
    }
    const waiting = startWaiting(`${set.id}: ${engineOf(engine).name} learns ${examples.length} examples`);
    const contestant = startContestant(engine);
    const trained = await contestant.train(examples);
    waiting.end();
    if (trained) {
      running.push({ engine, contestant, trained: { ...trained, examples: examples.length }, answers: noAnswers() });
    } else results.set(engine, { engine, outcome: 'not finished', examples: examples.length });
  }
  await askAll(set, running);
  for (const { contestant, ...each } of running) {
    contestant.end();
    results.set(each.engine, { engine: each.engine, outcome: 'measured', ...measure(set, each) });
  }
  return {
    id: set.id,
    title: set.title,
    intents: new Set(set.training.map(({ intent }) => intent)).size,
    examples: set.training.length,
    asked: mapKinds((kind) => set.asked[kind].length),
    results: engines.flatMap((engine) => results.get(engine) ?? []),
  };
}

function examplesFor(engine: EngineId, training: readonly Example[]): readonly Example[] {
  const { mostOfIntent = Infinity } = engineOf(engine);
  const counts = new Map<string, number>();
  return training.filter(({ intent }) => {
    const count = (counts.get(intent) ?? 0) + 1;
    counts.set(intent, count);
    return count <= mostOfIntent;
  });
}

async function askAll(set: DataSet, running: readonly Running[]) {
  const batches = questionKinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(set.asked[kind].length / batchSize) }, (_, number) => ({
      kind,
      from: number * batchSize,
    })),
  );
  const progress = startProgress(`${set.id}: rounds of questions`, batches.length);
  for (const [done, { kind, from }] of batches.entries()) {
    for (const { engine, contestant, answers } of running) {
      const most = engineOf(engine).mostQuestions ?? Infinity;
      const texts = set.asked[kind].slice(from, Math.min(from + batchSize, most)).map(({ text }) => text);
      if (texts.length > 0) answers[kind].push(...(await contestant.ask(texts)));
    }
    progress.reach(done + 1);
  }
  progress.end();
}

function measure({ asked }: DataSet, { trained, answers }: Pick<Running, 'trained' | 'answers'>): Measured {
  const judged = (kind: QuestionKind) =>
    answers[kind].map(({ intent, confidence }, at) => ({ confidence, isRight: intent === asked[kind][at]?.intent }));
  const accuracy = (kind: QuestionKind) => judged(kind).filter(({ isRight }) => isRight).length / answers[kind].length;
  const confidences = (kind: QuestionKind) => answers[kind].map(({ confidence }) => confidence);
  const times = questionKinds.flatMap((kind) => answers[kind].map(({ ms }) => ms));
  const totalMs = times.reduce((total, ms) => total + ms, 0);
  return {
    ...trained,
    questions: answers.clean.length,
    accuracy: {
      clean: accuracy('clean'),
      oneTypo: accuracy('oneTypo'),
      twoTypos: accuracy('twoTypos'),
      sets: accuracy('sets'),
    },
    auroc: {
      far: auroc(confidences('clean'), confidences('far')),
      near: auroc(confidences('clean'), confidences('near')),
    },
    sure: shareAtPrecision(judged('clean'), wantedPrecision),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    questionsPerSecond: (1000 * times.length) / totalMs,
  };
}

function noAnswers(): Record<QuestionKind, Answer[]> {
  return mapKinds(() => []);
}

function mapKinds<Value>(make: (kind: QuestionKind) => Value): Record<QuestionKind, Value> {
  return Object.fromEntries(questionKinds.map((kind) => [kind, make(kind)])) as Record<QuestionKind, Value>;
}

import type { AllFeatures } from './features.ts';
import { createHashTable, type HashTable, placeOf } from './hashing.ts';
import { learningOrders } from './learning-order.ts';
import { type Regression, softmax } from './regression.ts';

/** A regression while it learns. */
interface Training {
  readonly classes: readonly string[];
  /** Of the features, by row. */
  readonly hashes: Int32Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** The features of one example that the model knows. */
interface Sparse {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

export interface Example {
  readonly features: AllFeatures;
  readonly label: string;
}

/** How a model learns. */
interface Regime {
  /** How often it sees each example. */
  readonly epochs: number;
  readonly learningRate: number;
  /** How much weights are held back. */
  readonly decay: number;
  /** In how many examples a feature must be to count. */
  readonly leastSeen: number;
}

// Measured on this content by cross-validation. What is seen once in many examples is half of all features and tells
// nothing; in few it may be all that there is. Long steps lead as far as twice as many short ones, where classes are many.
const few: Regime = { epochs: 10, learningRate: 0.2, decay: 1e-3, leastSeen: 1 };
const many: Regime = { epochs: 10, learningRate: 0.2, decay: 5e-4, leastSeen: 2 };
const manyOfManyClasses: Regime = { epochs: 6, learningRate: 0.5, decay: 5e-4, leastSeen: 2 };

function regimeFor(examples: number, classes: number): Regime {
  if (examples < 10_000) return few;
  return classes < 50 ? many : manyOfManyClasses;
}

const leastGradient = 1e-3;
const leastWeight = 0.25;

/**
 * Trains by stochastic gradient descent with AdaGrad steps (Duchi, Hazan and Singer, 2011). Deterministic: the same
 * examples in the same order give the same weights, and nearly the same examples nearly the same.
 */
export function trainRegression(examples: readonly Example[]): Regression {
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const regime = regimeFor(examples.length, classes.length);
  const hashes = featuresSeen(examples, regime.leastSeen);
  const known = createHashTable(hashes);
  const width = classes.length;
  const weights = new Float32Array(hashes.length * width);
  const steps = new Float32Array(weights.length);
  const bias = new Float32Array(width);
  const rows = examples.map(({ features, label }) => ({
    ...toSparse(features, known),
    label: classes.indexOf(label),
  }));
  const scores = new Float32Array(width);
  const columns = new Int32Array(width);
  const gradients = new Float32Array(width);
  for (const order of learningOrders(examples, regime.epochs)) {
    for (const at of order) {
      const row = rows[at];
      if (!row) continue;
      scoreTraining({ weights, bias }, row, scores);
      softmax(scores);
      // Most classes are long out of the question: leaving them halves the time and changes nothing that counts.
      const active = activeGradients(scores, row.label, columns, gradients);
      for (let n = 0; n < active; n += 1) {
        const column = columns[n] ?? 0;
        bias[column] = (bias[column] ?? 0) - 0.01 * (gradients[n] ?? 0);
      }
      step({ weights, steps, width, regime }, row, columns, gradients, active);
    }
  }
  return quantise(prune({ classes, hashes, weights, bias }));
}

interface Steps {
  readonly weights: Float32Array;
  /** Squared slopes so far, by weight. */
  readonly steps: Float32Array;
  readonly width: number;
  readonly regime: Regime;
}

/** One AdaGrad step for the classes an example still teaches something about. */
function step(
  { weights, steps, width, regime: { learningRate, decay } }: Steps,
  { indices, values }: Sparse,
  columns: Int32Array,
  gradients: Float32Array,
  active: number,
) {
  // In these loops every index is in range by construction; checking each of the hundred million would double the time.
  for (let k = 0; k < indices.length; k += 1) {
    const start = (indices[k] as number) * width;
    const value = values[k] as number;
    for (let n = 0; n < active; n += 1) {
      const cell = start + (columns[n] as number);
      const weight = weights[cell] as number;
      const slope = (gradients[n] as number) * value + decay * weight;
      const sum = (steps[cell] as number) + slope * slope;
      steps[cell] = sum;
      weights[cell] = weight - (learningRate * slope) / (Math.sqrt(sum) + 1e-6);
    }
  }
}

/** The features in at least so many examples. */
function featuresSeen(examples: readonly Example[], least: number): Int32Array {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const hash of features.hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return Int32Array.from([...counts].flatMap(([hash, count]) => (count >= least ? [hash] : [])));
}

/** Leaves out features that move no class. */
function prune({ classes, hashes, weights, bias }: Training): Training {
  const width = classes.length;
  const weightsOf = (row: number) => weights.subarray(row * width, (row + 1) * width);
  const kept = [...hashes.keys()].filter((row) =>
    weightsOf(row).some((weight) => weight > leastWeight || weight < -leastWeight),
  );
  const pruned = new Float32Array(kept.length * width);
  for (const [place, row] of kept.entries()) pruned.set(weightsOf(row), place * width);
  return { classes, hashes: Int32Array.from(kept, (row) => hashes[row] ?? 0), weights: pruned, bias };
}

/** Rounds weights to a 127th of the largest in their row. */
function quantise({ classes, hashes, weights, bias }: Training): Regression {
  const width = classes.length;
  const scales = new Float32Array(hashes.length);
  const rounded = new Int8Array(weights.length);
  for (let row = 0; row < scales.length; row += 1) {
    const scale = weights
      .subarray(row * width, (row + 1) * width)
      .reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
    scales[row] = scale / 127;
    for (let cell = row * width; cell < (row + 1) * width; cell += 1)
      rounded[cell] = Math.round(((weights[cell] ?? 0) * 127) / scale);
  }
  return { classes, rows: createHashTable(hashes), weights: rounded, scales, bias };
}

/** Collects the classes an example still teaches something about, with their gradients; returns how many. */
function activeGradients(shares: Float32Array, label: number, columns: Int32Array, gradients: Float32Array): number {
  let active = 0;
  for (let column = 0; column < shares.length; column += 1) {
    const gradient = (shares[column] ?? 0) - (column === label ? 1 : 0);
    if (gradient < leastGradient && gradient > -leastGradient) continue;
    columns[active] = column;
    gradients[active] = gradient;
    active += 1;
  }
  return active;
}

function scoreTraining(
  { weights, bias }: Pick<Training, 'weights' | 'bias'>,
  { indices, values }: Sparse,
  scores: Float32Array,
) {
  const width = scores.length;
  scores.set(bias);
  for (let k = 0; k < indices.length; k += 1) {
    const row = (indices[k] as number) * width;
    const value = values[k] as number;
    for (let column = 0; column < width; column += 1) {
      scores[column] = (scores[column] as number) + value * (weights[row + column] as number);
    }
  }
}

function toSparse({ hashes, values }: Example['features'], known: HashTable): Sparse {
  const places = hashes.map((hash) => placeOf(known, hash));
  const isKnown = (_: number, at: number) => (places[at] ?? -1) >= 0;
  return { indices: places.filter(isKnown), values: values.filter(isKnown) };
}

import type { Features } from './features.ts';
import { type HashTable, placeOf } from './hashing.ts';

/** A multinomial logistic regression over sparse features: flat typed arrays, ready to be stored. */
export interface Regression {
  readonly classes: readonly string[];
  /** Row by feature. */
  readonly rows: HashTable;
  /** Row by feature, column by class; a 127th of the row's scale each, which costs no accuracy and a quarter of the space. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** The probability of each class, in the order of `classes`. */
export function probabilities(model: Regression, features: Features): Float64Array {
  const { classes, weights, bias } = model;
  const width = classes.length;
  const scores = Float64Array.from(bias);
  const count = findRows(model, features);
  let k = 0;
  // Four rows at a time: every score is then fetched and put back a quarter as often. All indices are in range.
  for (; k + 4 <= count; k += 4) {
    const [a, b, c, d] = [
      starts[k] as number,
      starts[k + 1] as number,
      starts[k + 2] as number,
      starts[k + 3] as number,
    ];
    const [p, q, r, s] = [
      factors[k] as number,
      factors[k + 1] as number,
      factors[k + 2] as number,
      factors[k + 3] as number,
    ];
    for (let column = 0; column < width; column += 1) {
      scores[column] =
        (scores[column] as number) +
        p * (weights[a + column] as number) +
        q * (weights[b + column] as number) +
        r * (weights[c + column] as number) +
        s * (weights[d + column] as number);
    }
  }
  for (; k < count; k += 1) {
    const start = starts[k] as number;
    const factor = factors[k] as number;
    for (let column = 0; column < width; column += 1)
      scores[column] = (scores[column] as number) + factor * (weights[start + column] as number);
  }
  return softmax(scores);
}

/** The rows that belong to a text's features, for one text after another: where their weights start … */
let starts = new Int32Array(1024);
/** … and what to multiply them with. */
let factors = new Float64Array(1024);

/**
 * Looks up the rows of the features that the model knows; returns how many. All are looked up before any is added:
 * they lie far apart, and memory answers several questions in the time of one.
 */
function findRows({ classes, rows, scales }: Regression, { hashes, values }: Features): number {
  if (hashes.length > starts.length) {
    starts = new Int32Array(hashes.length);
    factors = new Float64Array(hashes.length);
  }
  let count = 0;
  for (let k = 0; k < hashes.length; k += 1) {
    const row = placeOf(rows, hashes[k] as number);
    if (row < 0) continue;
    starts[count] = row * classes.length;
    factors[count] = (values[k] as number) * (scales[row] as number);
    count += 1;
  }
  return count;
}

/** Turns scores into probabilities, in place. */
export function softmax<Scores extends Float32Array | Float64Array>(scores: Scores): Scores {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of scores) if (value > top) top = value;
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const value = Math.exp((scores[index] ?? 0) - top);
    scores[index] = value;
    sum += value;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) / sum;
  return scores;
}

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
export function probabilities(
  { classes, rows, weights, scales, bias }: Regression,
  { hashes, values }: Features,
): Float64Array {
  const width = classes.length;
  const scores = Float64Array.from(bias);
  // As in training, every index is in range.
  for (let k = 0; k < hashes.length; k += 1) {
    const row = placeOf(rows, hashes[k] as number);
    if (row < 0) continue;
    const value = (values[k] as number) * (scales[row] as number);
    const start = row * width;
    for (let column = 0; column < width; column += 1) {
      scores[column] = (scores[column] as number) + value * (weights[start + column] as number);
    }
  }
  return softmax(scores);
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

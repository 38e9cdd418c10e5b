import { type Features, gramsOf } from './features.ts';
import { type HashTable, placeOf } from './hashing.ts';
import { remember } from './memory.ts';

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

/** The probability of each class of a model, in the order of `classes`, for what is seen of a text. */
export type Judge = (features: Features) => Float64Array;

/** Words whose n-grams are remembered as one row; common ones make up most of any text. */
const mostWords = 4000;

/** Asks a model about one text after another. */
export function createJudge(model: Regression): Judge {
  const weigh = remember((word) => weighWord(word, model), mostWords);
  return ({ hashes, values, grams }) => {
    const scores = new Float64Array(model.bias);
    for (let k = 0; k < hashes.length; k += 1)
      if (k < grams.start || k >= grams.end) addRow(scores, hashes[k] as number, values[k] as number, model);
    for (const word of grams.words) {
      const weights = weigh(word);
      const { scale } = grams;
      for (let column = 0; column < scores.length; column += 1)
        scores[column] = (scores[column] as number) + scale * (weights[column] as number);
    }
    return softmax(scores);
  };
}

/** What a word's n-grams say together. */
function weighWord(word: string, model: Regression): Float32Array {
  const sum = new Float64Array(model.classes.length);
  for (const gram of gramsOf(word)) addRow(sum, gram, 1, model);
  return new Float32Array(sum);
}

/** Adds the weights of a feature, if the model knows it. */
function addRow(scores: Float64Array, hash: number, value: number, { rows, weights, scales }: Regression) {
  const row = placeOf(rows, hash);
  if (row < 0) return;
  const factor = value * (scales[row] as number);
  const start = row * scores.length;
  // Every index is in range by construction.
  for (let column = 0; column < scores.length; column += 1)
    scores[column] = (scores[column] as number) + factor * (weights[start + column] as number);
}

/** Turns scores into probabilities, in place. */
export function softmax<Scores extends Float32Array | Float64Array>(scores: Scores): Scores {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of scores) if (value > top) top = value;
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const value = Math.exp((scores[index] as number) - top);
    scores[index] = value;
    sum += value;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] as number) / sum;
  return scores;
}

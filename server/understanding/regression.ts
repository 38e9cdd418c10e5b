import { type Features, gramsOf } from './features.ts';
import { type HashTable, placeOf } from './hashing.ts';
import { rememberOf } from './memory.ts';
import type { Token } from './normalise.ts';

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

/** The probability of each class of a model, in the order of `classes`, for what is seen of a text; until the next text. */
export type Judge = (features: Features) => Float64Array;

/** Asks a model about one text after another. */
export function createJudge(model: Regression): Judge {
  const weigh = rememberOf((token: Token) => weighWord(token, model));
  const bias = new Float64Array(model.bias);
  const scores = new Float64Array(bias.length);
  const nothing = new Float32Array(bias.length);
  return ({ hashes, values, tokens, gramScale }) => {
    scores.set(bias);
    addRows(scores, hashes, values, model);
    for (let n = 1; n < tokens.length; n += 2)
      addWords(scores, weigh(tokens[n - 1] as Token), weigh(tokens[n] as Token), gramScale);
    if (tokens.length % 2 === 1) addWords(scores, weigh(tokens[tokens.length - 1] as Token), nothing, gramScale);
    return softmax(scores);
  };
}

/** What a word's n-grams say together. */
function weighWord(token: Token, model: Regression): Float32Array {
  const sum = new Float64Array(model.classes.length);
  addRows(sum, gramsOf(token), undefined, model);
  return new Float32Array(sum);
}

// Every index in these loops is in range by construction.

/** Adds what two words say: scores are fetched and put back half as often. */
function addWords(scores: Float64Array, one: Float32Array, other: Float32Array, scale: number) {
  for (let column = 0; column < scores.length; column += 1)
    scores[column] = (scores[column] as number) + scale * ((one[column] as number) + (other[column] as number));
}

/** Where the rows of a text that the model knows begin in its weights, and what they are multiplied by. */
const starts: number[] = [];
const factors: number[] = [];

/** Adds the weights of those features that the model knows, each times its value, or once. */
function addRows(
  scores: Float64Array,
  hashes: ArrayLike<number>,
  values: readonly number[] | undefined,
  { rows, weights, scales }: Regression,
) {
  const width = scores.length;
  let count = 0;
  for (let k = 0; k < hashes.length; k += 1) {
    const row = placeOf(rows, hashes[k] as number);
    if (row < 0) continue;
    starts[count] = row * width;
    factors[count] = (scales[row] as number) * (values === undefined ? 1 : (values[k] as number));
    count += 1;
  }
  for (; count % 4 !== 0; count += 1) starts[count] = factors[count] = 0;
  for (let k = 0; k < count; k += 4) addFour(scores, weights, k);
}

/** Adds four rows at a time: scores are fetched and put back a quarter as often, and the memory of all is waited for at once. */
function addFour(scores: Float64Array, weights: Int8Array, k: number) {
  const [a, b, c, d] = [starts[k] as number, starts[k + 1] as number, starts[k + 2] as number, starts[k + 3] as number];
  const [p, q, r, s] = [
    factors[k] as number,
    factors[k + 1] as number,
    factors[k + 2] as number,
    factors[k + 3] as number,
  ];
  for (let column = 0; column < scores.length; column += 1)
    scores[column] =
      (scores[column] as number) +
      p * (weights[a + column] as number) +
      q * (weights[b + column] as number) +
      r * (weights[c + column] as number) +
      s * (weights[d + column] as number);
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

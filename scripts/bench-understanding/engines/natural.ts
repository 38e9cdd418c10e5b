import { createRequire } from 'node:module';
import type { Ask, Train } from '../engines.ts';

interface NaturalClassifier {
  addDocument(stems: readonly string[], label: string): void;
  train(): void;
  getClassifications(stems: readonly string[]): readonly { readonly label: string; readonly value: number }[];
}

// By parts, as in the server: the index would load database drivers.
const require = createRequire(import.meta.url);
const part = (path: string) => require(`natural/lib/natural/${path}.js`);
const stemmer: { stem(word: string): string } = part('stemmers/porter_stemmer_de');
const BayesClassifier: new (by: typeof stemmer, smoothing: number) => NaturalClassifier =
  part('classifiers/bayes_classifier');
const LogisticRegressionClassifier: new (by: typeof stemmer) => NaturalClassifier = part(
  'classifiers/logistic_regression_classifier',
);

/** Its default of 1 costs it a third of its right answers. */
const smoothing = 0.01;

export const trainBayes: Train = (examples) => {
  const classifier = new BayesClassifier(stemmer, smoothing);
  for (const { text, intent } of examples) classifier.addDocument(stems(text), intent);
  classifier.train();
  return askShare(classifier);
};

export const trainRegression: Train = (examples) => {
  const classifier = new LogisticRegressionClassifier(stemmer);
  for (const { text, intent } of examples) classifier.addDocument(stems(text), intent);
  classifier.train();
  return askShare(classifier);
};

/** Values are products over the words; only as a share of all they compare across texts. */
function askShare(classifier: NaturalClassifier): Ask {
  return (text) => {
    const guesses = classifier.getClassifications(stems(text));
    const sum = guesses.reduce((total, { value }) => total + value, 0);
    const [best] = guesses;
    return { intent: best?.label, confidence: best && sum > 0 ? best.value / sum : 0 };
  };
}

/** Words are found here: the package's German tokeniser drops capital umlauts. Stop words are kept, as "wo" and "was" matter. */
function stems(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemmer.stem(word));
}

import { trainClassifier } from '../../../server/understanding/classifier.ts';
import type { Train } from '../engines.ts';

export const train: Train = (examples) => {
  const classifier = trainClassifier(examples, 'de');
  return (text) => classifier.classify(text)[0] ?? { intent: undefined, confidence: 0 };
};

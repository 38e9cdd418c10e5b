import Fuse from 'fuse.js';
import type { Train } from '../engines.ts';

/** Far more than any question here has; Fuse takes time with the length. */
const maxLength = 200;

export const train: Train = (examples) => {
  const fuse = new Fuse(examples, { keys: ['text'], includeScore: true, ignoreLocation: true, threshold: 1 });
  return (text) => {
    const [best] = fuse.search(text.slice(0, maxLength), { limit: 1 });
    return { intent: best?.item.intent, confidence: best?.score === undefined ? 0 : 1 - best.score };
  };
};

import { createRequire } from 'node:module';
import { tokenise } from '../../../server/understanding/normalise.ts';
import type { Example } from '../data-sets.ts';
import type { Train } from '../engines.ts';

interface MiniSearch {
  addAll(documents: readonly (Example & { readonly id: number })[]): void;
  search(query: string): readonly { readonly id: number; readonly score: number; readonly intent: string }[];
}

const require = createRequire(import.meta.url);
const MiniSearch: new (options: object) => MiniSearch = require('minisearch');

/** Words are folded and stemmed as ours are; its own search finds the words that differ by a typo. */
export const train: Train = (examples) => {
  const index = new MiniSearch({
    fields: ['text'],
    storeFields: ['intent'],
    tokenize: stems,
    processTerm: (term: string) => term,
    searchOptions: { fuzzy: (term: string) => (term.length > 3 ? 0.2 : false) },
  });
  index.addAll(examples.map((example, id) => ({ ...example, id })));
  return (text) => {
    const [best] = index.search(text);
    return { intent: best?.intent, confidence: best ? best.score / Math.max(1, stems(text).length) : 0 };
  };
};

function stems(text: string): readonly string[] {
  return tokenise(text).map(({ stem }) => stem);
}

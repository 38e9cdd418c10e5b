import type { Catalogue } from '../../server/content/catalogue.ts';
import { collectKnown } from '../../server/known-questions/collect.ts';
import { knownUtterances } from '../../server/understanding/known-utterances.ts';

/**
 * What the content knows that citizens say, what it is tested with, and the question sets, which it has not learnt:
 * nothing of it is personal.
 */
export function utterancesOf(catalogue: Catalogue, root = '.'): readonly string[] {
  const said = knownUtterances(catalogue).flatMap(({ spoken, text }) => (spoken ? [text] : []));
  const asked = collectKnown(root, catalogue).flatMap(({ turns }) => turns);
  return [...new Set([...said, ...asked])];
}

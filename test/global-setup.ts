import { loadCatalogue } from '../server/content/load.ts';
import { ContentError } from '../server/content/problem.ts';
import { prepareEngine } from '../server/models.ts';

/** Learns the repository's content once, before the first test: test files then only read what was learnt. */
export async function setup() {
  try {
    await prepareEngine(await loadCatalogue('.'));
  } catch (error) {
    // The tests of the content say what is wrong with it; the others can do without.
    if (!(error instanceof ContentError)) throw error;
  }
}

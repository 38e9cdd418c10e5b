import type { Catalogue } from '../../server/content/catalogue.ts';
import { loadCatalogue } from '../../server/content/load.ts';
import { prepareEngine } from '../../server/models.ts';
import { installEngine } from '../../server/understanding/engine.ts';

/** The repository's content, ready to be asked. Takes seconds: call it in a `beforeAll`. */
export async function realCatalogue(): Promise<Catalogue> {
  const catalogue = await loadCatalogue('.');
  installEngine(catalogue, await prepareEngine(catalogue));
  return catalogue;
}

/** Long enough for a machine that is busy with other tests. */
export const realCatalogueMs = 120_000;

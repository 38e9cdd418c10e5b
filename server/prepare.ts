import { readConfig } from './config.ts';
import { loadCatalogue } from './content/load.ts';
import { prepareEngine, snapshots } from './models.ts';

/** The last step of `npm run build`: checks the content and trains on it, so that the start has neither to do. */
await prepareEngine(await loadCatalogue(readConfig(process.env).contentDir, undefined, snapshots));

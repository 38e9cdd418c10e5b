import { readConfig } from './config.ts';
import { loadCatalogue } from './content/load.ts';
import { prepareEngine } from './models.ts';

/** The last step of `npm run build`: trains on the content, so that the start does not have to. */
await prepareEngine(await loadCatalogue(readConfig(process.env).contentDir));

import { workerData } from 'node:worker_threads';
import { loadCatalogue } from './content/load.ts';
import { prepareEngine } from './models.ts';

/** Runs in a thread of its own: trains on the content of a folder and keeps the models on the disk. */
if (typeof workerData === 'string') await prepareEngine(await loadCatalogue(workerData));

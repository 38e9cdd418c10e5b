import type { Catalogue } from '../server/content/catalogue.ts';
import { prepareEngine, readEngine } from '../server/models.ts';
import { installEngine } from '../server/understanding/engine.ts';
import { startWaiting } from './terminal.ts';

/** Makes a catalogue ready to be asked, and says so where that takes a while: what is learnt from it is kept. */
export async function installPrepared(catalogue: Catalogue) {
  installEngine(catalogue, (await readEngine(catalogue)) ?? (await learn(catalogue)));
}

async function learn(catalogue: Catalogue) {
  const waiting = startWaiting('Der Bot lernt diesen Stand der Inhalte (einmalig, etwa eine Minute)');
  try {
    return await prepareEngine(catalogue);
  } finally {
    waiting.end();
  }
}

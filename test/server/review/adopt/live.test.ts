import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLiveCatalogue } from '../../../../server/content/live.ts';
import { readEngine } from '../../../../server/models.ts';
import { smallContent } from '../../../scripts/small-content.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';
import { openAdoptApp, patienceMs } from './adopt-app.ts';
import { term } from './requests.ts';

vi.setConfig({ testTimeout: patienceMs });

describe('a change that is written', () => {
  it('is answered with as soon as the content is read again, and is learnt already', async () => {
    const contentDir = temporaryFolder();
    writeFiles(contentDir, smallContent);
    const live = await openLiveCatalogue(contentDir, {
      onReload: () => {},
      onBroken: (error) => expect.fail(error.message),
    });
    onTestFinished(() => live.close());
    const before = live.current;
    const adopt = await openAdoptApp({ contentDir, catalogue: () => live.current });
    const { id } = await adopt.propose(term('hundesteuer', 'Tierabgabe'));
    expect((await adopt.post(`/proposals/${id}/write`)).status).toBe(200);
    await vi.waitFor(() => expect(live.current).not.toBe(before), { timeout: 10_000 });
    expect(await readEngine(live.current)).toBeDefined();
    const { reply } = await adopt.tryOut({ text: 'was kostet die Tierabgabe' });
    expect(reply.match).toMatchObject({ intent: 'service/costs', slots: { service: 'hundesteuer' } });
  });
});

import { expect, test } from 'vitest';
import { killRounds } from '../../scripts/kill-test/rounds.ts';
import { goodContent } from '../server/content/good-content.ts';
import { temporaryFolder, writeFiles } from '../server/content/temporary-folder.ts';

// `npm run kill-test` does the same thirty times with the built server.
test('a server killed three times in the middle of its work has kept all it acknowledged, once', {
  timeout: 180_000,
}, async () => {
  const contentDir = temporaryFolder();
  writeFiles(contentDir, goodContent());
  const result = await killRounds({
    rounds: 3,
    dataDir: temporaryFolder(),
    program: ['--import', 'tsx', 'server/main.ts'],
    settings: { CONTENT_DIR: contentDir },
  });
  expect(result).toMatchObject({ lost: [], twice: [], integrity: 'ok' });
  expect(result.acknowledged).toBeGreaterThan(3);
});

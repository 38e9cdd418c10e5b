import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodContent } from './good-content.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

/** Starts the server as an operator would, and waits for it to give up. */
function start(contentDir: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: temporaryFolder(), PORT: '0', NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe('a server without content to serve does not start, and says why in one sentence', { timeout: 40_000 }, () => {
  it('if the folder is not there', () => {
    const folder = join(temporaryFolder(), 'gibt-es-nicht');
    expect(start(folder)).toEqual({
      status: 1,
      stdout: '',
      stderr: `intents:1:1  Fehler: Hier gibt es keine lesbaren Inhalte (ENOENT).  → Prüfen Sie CONTENT_DIR (${folder}) und die Rechte des Ordners.`,
    });
  });

  it('if the folder is empty', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'intents'));
    mkdirSync(join(folder, 'knowledge-base'));
    expect(start(folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^\.:1:1 {2}Fehler: Hier gibt es keine lesbaren Inhalte\..*$/),
    });
  });

  it('if the folder cannot be read', () => {
    // A file in the folder's place: unlike missing rights, that holds for root too.
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'intents'), '');
    expect(start(folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^intents:1:1 {2}Fehler: .*\(ENOTDIR\).*$/),
    });
  });

  it('if one file cannot be read', () => {
    const folder = temporaryFolder();
    writeFiles(folder, goodContent());
    symlinkSync('kreis.yaml', join(folder, 'knowledge-base/services/kreis.yaml'));
    expect(start(folder)).toMatchObject({
      status: 1,
      stderr:
        'knowledge-base/services/kreis.yaml:1:1  Fehler: Die Datei ist nicht lesbar (ELOOP).  → Prüfen Sie, ob sie da ist und der Bot sie lesen darf.',
    });
  });

  it('if a file is broken, naming file and line', () => {
    const folder = temporaryFolder();
    writeFiles(folder, goodContent({ 'intents/settings.yaml': 'confidence: [\n' }));
    expect(start(folder)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^intents\/settings\.yaml:\d+:\d+ {2}Fehler: /),
    });
  });
});

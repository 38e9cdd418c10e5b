import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../server/unanswered/entry.ts';
import { openUnansweredStore } from '../../server/unanswered/store.ts';
import { temporaryFolder } from '../server/content/temporary-folder.ts';

const entries: readonly Entry[] = [
  {
    id: '1',
    text: 'wo gibt es hier pommes',
    language: 'de',
    reason: 'not-understood',
    nearest: [],
    at: '2026-07-01T22:30:00.000Z',
  },
  {
    id: '2',
    text: '=1+1; "böse"',
    language: 'en',
    reason: 'no-fact',
    nearest: [{ intent: 'service/status', service: 'reisepass', confidence: 0.534 }],
    at: '2026-11-24T09:00:00.000Z',
    comment: 'leider falsch',
  },
];

/** Runs the tool on a store as an editor would. */
async function unanswered(args: readonly string[], stored: readonly Entry[] | 'none' = entries) {
  const dataDir = temporaryFolder();
  if (stored !== 'none') {
    const store = await openUnansweredStore({ dataDir });
    await store.add(stored);
    await store.close();
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/unanswered.ts', ...args],
    {
      env: { ...process.env, DATA_DIR: dataDir },
      encoding: 'utf8',
    },
  );
  return { dataDir, status, stdout, stderr };
}

describe('npm run unanswered', { timeout: 30_000 }, () => {
  it('shows the newest questions first, with German dates', async () => {
    const { status, stdout } = await unanswered([]);
    expect(stdout.split('\n')).toEqual([
      'Wann              Grund             Sprache  Am nächsten               Sicherheit  Frage                   Kommentar',
      '24.11.2026 10:00  keine Angabe      en       reisepass service/status  0,53        =1+1; "böse"            leider falsch',
      '02.07.2026 00:30  nicht verstanden  de                                             wo gibt es hier pommes',
      '',
    ]);
    expect(status).toBe(0);
  });

  it('shows as many as are wanted', async () => {
    const { stdout } = await unanswered(['--limit', '1']);
    expect(stdout).toContain('böse');
    expect(stdout).not.toContain('pommes');
  });

  it('exports them for a spreadsheet that calculates nothing', async () => {
    const file = join(temporaryFolder(), 'fragen.csv');
    const { status, stdout } = await unanswered(['--csv', file]);
    expect(stdout).toBe(`2 Fragen in ${file} geschrieben.\n`);
    expect(readFileSync(file, 'utf8')).toBe(
      '\ufeffWann;Grund;Sprache;Am nächsten;Sicherheit;Frage;Kommentar\r\n' +
        `24.11.2026 10:00;keine Angabe;en;reisepass service/status;0,53;"'=1+1; ""böse""";leider falsch\r\n` +
        '02.07.2026 00:30;nicht verstanden;de;;;wo gibt es hier pommes;\r\n',
    );
    expect(status).toBe(0);
  });

  it('says so where nothing is unanswered', async () => {
    expect(await unanswered([], [])).toMatchObject({ status: 0, stdout: 'Es gibt keine unbeantworteten Fragen.\n' });
  });

  it('makes no store where there is none', async () => {
    const { status, stderr, dataDir } = await unanswered([], 'none');
    expect(status).toBe(2);
    expect(stderr).toContain('noch keine Fragen. Prüfen Sie DATA_DIR');
    expect(existsSync(join(dataDir, 'review.db'))).toBe(false);
  });

  it.each(['0', '-1', 'NaN', '1e9'])('refuses --limit=%s', async (limit) => {
    expect(await unanswered([`--limit=${limit}`])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('eine ganze Zahl von 1 bis 1000000'),
    });
  });
});

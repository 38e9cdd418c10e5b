import { execFile } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readPassword } from '../../scripts/read-password.ts';
import { createAccounts } from '../../server/review/login/accounts.ts';
import { openDatabase } from '../../server/store/database.ts';
import { temporaryFolder } from '../server/content/temporary-folder.ts';

function run(
  dataDir: string,
  args: readonly string[],
  typed = '',
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    const child = execFile(
      'node_modules/.bin/tsx',
      ['scripts/review-user.ts', ...args],
      { env: { ...process.env, DATA_DIR: dataDir } },
      (error, out, err) => done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
    child.stdin?.end(typed);
  });
}

async function check(dataDir: string, name: string, password: string) {
  const database = await openDatabase({ dataDir });
  try {
    return await createAccounts(database.db, () => new Date()).check(name, password);
  } finally {
    await database.close();
  }
}

describe('npm run review-user', { timeout: 120_000 }, () => {
  it('adds, lists, changes and removes accounts', async () => {
    const dataDir = temporaryFolder();
    const added = await run(dataDir, ['add', 'Erika', '--role', 'editor'], 'Kaffee mit Milch und Zucker\n');
    expect(added).toEqual({ code: 0, out: 'Erika can log in now as editor.\n', err: '' });
    expect(await check(dataDir, 'erika', 'Kaffee mit Milch und Zucker')).toMatchObject({ role: 'editor' });

    expect((await run(dataDir, ['role', 'erika', '--role', 'admin'])).code).toBe(0);
    expect((await run(dataDir, ['list'])).out).toMatch(/^name +role +since\nerika +admin +\d{4}-\d\d-\d\d\n$/);

    const renewed = await run(dataDir, ['password', 'erika', '--generate']);
    const made = /^Password: (\S+)$/m.exec(renewed.out)?.[1] ?? '';
    expect(await check(dataDir, 'erika', made)).toMatchObject({ role: 'admin' });

    expect((await run(dataDir, ['remove', 'erika'])).code).toBe(0);
    expect((await run(dataDir, ['list'])).out).toBe('There are no accounts yet.\n');
  });

  it.each([
    [[], 'npm run review-user'],
    [['add', 'erika'], '--role must be one of reader, editor, admin.'],
    [['add', 'erika', '--role', 'boss'], '--role must be one of reader, editor, admin.'],
    [['remove', 'niemand'], 'There is no account "niemand".'],
    [['add', 'erika', '--colour'], 'npm run review-user'],
  ])('called as %j ends with 2 and a plain sentence', async (args, sentence) => {
    const { code, err } = await run(temporaryFolder(), args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('refuses a password that is too short', async () => {
    const { code, err } = await run(temporaryFolder(), ['add', 'erika', '--role', 'reader'], 'kurz\n');
    expect([code, err]).toEqual([2, 'A password has 12 to 200 characters.\n']);
  });
});

it('a password is not shown while it is typed', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = new PassThrough();
  const password = readPassword('Password: ', { input, output });
  input.write('geheim und lang\r');
  expect(await password).toBe('geheim und lang');
  output.end();
  expect(await text(output)).toBe('Password: \n');
});

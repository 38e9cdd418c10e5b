import { describe, expect, it } from 'vitest';
import { type Accounts, createAccounts } from '../../../../server/review/login/accounts.ts';
import { createSessions } from '../../../../server/review/login/sessions.ts';
import { type Kind, kinds, makeDatabase } from '../../store/test-database.ts';

const password = 'Kaffee mit Milch und Zucker';
const now = () => new Date('2026-11-30T08:00:00Z');

async function openAccounts(kind: Kind) {
  const { db } = await makeDatabase(kind);
  return { db, accounts: createAccounts(db, now), sessions: createSessions({ db, idleMs: 1e6, sessionMs: 1e7, now }) };
}

// Hashing takes its time, and more of it on a machine that is busy.
describe.each(kinds)('accounts in %s', { timeout: 60_000 }, (kind) => {
  it('are found by name and password, in capitals or not', async () => {
    const { accounts } = await openAccounts(kind);
    await accounts.add('Erika Muster', 'editor', password);
    expect(await accounts.check(' erika MUSTER', password)).toEqual({
      account: 'local erika muster',
      name: 'erika muster',
      role: 'editor',
    });
  });

  it('are listed by name, without what belongs to nobody else', async () => {
    const { accounts } = await openAccounts(kind);
    await accounts.add('otto', 'reader', password);
    await accounts.add('erika', 'admin', password);
    expect(await accounts.list()).toEqual([
      { name: 'erika', role: 'admin', createdAt: '2026-11-30T08:00:00.000Z' },
      { name: 'otto', role: 'reader', createdAt: '2026-11-30T08:00:00.000Z' },
    ]);
  });

  it('stand in the database without the password', async () => {
    const { accounts, db } = await openAccounts(kind);
    await accounts.add('erika', 'admin', password);
    expect(JSON.stringify(await db.selectFrom('review_people').selectAll().execute())).not.toContain('Kaffee');
  });

  it('are there once for each name, and the second does not change the first', async () => {
    const { accounts } = await openAccounts(kind);
    await accounts.add('erika', 'reader', password);
    await expect(accounts.add('Erika', 'admin', 'Tee mit Zitrone')).rejects.toThrow(
      'There is an account "erika" already.',
    );
    expect(await accounts.check('erika', password)).toMatchObject({ role: 'reader' });
  });

  it.each(['', 'e', '-erika', 'eri\nka', 'eri<ka', 'x'.repeat(65)])('cannot be called %j', async (name) => {
    const { accounts } = await openAccounts(kind);
    await expect(accounts.add(name, 'reader', password)).rejects.toThrow('A name has 2 to 64');
  });

  it.each([
    ['short', 'A password has 12 to 200 characters.'],
    ['x'.repeat(201), 'A password has 12 to 200 characters.'],
    ['Erika123456789', 'A password must not hold the name.'],
  ])('cannot have the password %s', async (given, problem) => {
    const { accounts } = await openAccounts(kind);
    await expect(accounts.add('erika', 'reader', given)).rejects.toThrow(problem);
  });

  it('take as long to check for a name that nobody has', async () => {
    const { accounts } = await openAccounts(kind);
    await accounts.add('erika', 'editor', password);
    const time = async (name: string) => {
      const start = performance.now();
      await accounts.check(name, 'falsches Passwort');
      return performance.now() - start;
    };
    // The machine's load varies: the shortest of each comes nearest to the work itself.
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let each = 0; each < 3; each += 1) {
      times.known.push(await time('erika'));
      times.unknown.push(await time('niemand'));
    }
    expect(Math.min(...times.unknown) / Math.min(...times.known)).toBeGreaterThan(0.5);
  });

  it.each<[string, (accounts: Accounts) => Promise<void>]>([
    ['another role', (accounts) => accounts.setRole('erika', 'reader')],
    ['another password', (accounts) => accounts.setPassword('erika', 'Tee mit Zitrone')],
    ['removal', (accounts) => accounts.remove('erika')],
  ])('%s logs somebody out everywhere', async (_, change) => {
    const { accounts, sessions } = await openAccounts(kind);
    await accounts.add('erika', 'editor', password);
    const { id } = await sessions.open({ account: 'local erika', name: 'erika', role: 'editor' });
    const other = await sessions.open({ account: 'local otto', name: 'otto', role: 'editor' });
    await change(accounts);
    expect(await sessions.find(id)).toBeUndefined();
    expect(await sessions.find(other.id)).toBeDefined();
  });

  it.each<[string, (accounts: Accounts) => Promise<void>]>([
    ['changed', (accounts) => accounts.setRole('niemand', 'reader')],
    ['removed', (accounts) => accounts.remove('niemand')],
  ])('that are not there cannot be %s', async (_, change) => {
    const { accounts } = await openAccounts(kind);
    await expect(change(accounts)).rejects.toThrow('There is no account "niemand".');
  });
});

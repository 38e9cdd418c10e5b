import { describe, expect, it } from 'vitest';
import { createPeople } from '../../../../server/review/login/people.ts';
import { createSessions } from '../../../../server/review/login/sessions.ts';
import { type Kind, kinds, makeDatabase } from '../../store/test-database.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const erika = { account: 'https://login.example.org 1', name: 'erika', role: 'editor' } as const;

async function openSessions(kind: Kind) {
  const { db } = await makeDatabase(kind);
  let at = Date.UTC(2026, 10, 30, 8);
  const now = () => new Date(at);
  const wait = (ms: number) => {
    at += ms;
  };
  const settings = { db, idleMs: 30 * minute, sessionMs: 600 * minute, now };
  return {
    db,
    wait,
    sessions: createSessions(settings),
    another: createSessions(settings),
    people: createPeople(db, now),
  };
}

describe.each(kinds)('sessions in %s', (kind) => {
  it('opened by one process are known to another', async () => {
    const { sessions, another } = await openSessions(kind);
    expect(await another.find((await sessions.open(erika)).id)).toMatchObject({ person: erika });
  });

  it('that are over leave nothing behind once somebody else logs in', async () => {
    const { db, sessions, wait } = await openSessions(kind);
    await sessions.open(erika);
    wait(31 * minute);
    await sessions.open({ ...erika, account: 'otto' });
    const rows = await db.selectFrom('review_sessions').select('account').execute();
    expect(rows).toEqual([{ account: 'otto' }]);
  });

  it('end at the latest when their hours are over, whatever the last minutes promise', async () => {
    const { sessions, wait } = await openSessions(kind);
    const { id, endsAt } = await sessions.open(erika);
    for (let each = 0; each < 20; each += 1) {
      wait(29 * minute);
      await sessions.find(id);
    }
    expect((await sessions.find(id))?.idleUntil).toEqual(endsAt);
  });

  it('of a made-up id do not exist', async () => {
    const { sessions } = await openSessions(kind);
    await sessions.open(erika);
    expect(await sessions.find('')).toBeUndefined();
    expect(await sessions.find('x\0\ud800')).toBeUndefined();
  });
});

describe.each(kinds)('people in %s', (kind) => {
  it('carry the name and the role of their last login', async () => {
    const { people } = await openSessions(kind);
    await people.note({ ...erika, name: 'erika.muster', role: 'reader' });
    await people.note(erika);
    expect(await people.names()).toEqual(['erika']);
  });

  it('are no longer offered once they may only read', async () => {
    const { people } = await openSessions(kind);
    await people.note(erika);
    await people.note({ ...erika, role: 'reader' });
    expect(await people.names()).toEqual([]);
  });

  it('who have not come from the provider for half a year are forgotten', async () => {
    const { people, wait } = await openSessions(kind);
    await people.note(erika);
    wait(181 * day);
    await people.note({ ...erika, account: 'otto', name: 'otto' });
    expect(await people.names()).toEqual(['otto']);
  });
});

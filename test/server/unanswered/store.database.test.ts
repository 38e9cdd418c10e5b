import { describe, expect, test, vi } from 'vitest';
import { createUnansweredStore, openUnansweredStore } from '../../../server/unanswered/store.ts';
import { kinds, makeDatabase, makePlace } from '../store/test-database.ts';
import { entry } from './entries.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 30_000 });

describe.each(kinds)('questions in %s', (kind) => {
  const openStore = async () => createUnansweredStore(await makeDatabase(kind));

  test('an entry comes back as it was put in', async () => {
    const store = await openStore();
    const whole = { ...entry('a'), comment: 'zu lang' };
    await store.add([whole]);
    expect(await store.list(10)).toEqual([whole]);
  });

  test('the newest entry comes first', async () => {
    const store = await openStore();
    await store.add([entry('a'), entry('b')]);
    await store.add([entry('c')]);
    expect((await store.list(10)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('what is added twice is kept once, as it was at first', async () => {
    const store = await openStore();
    await store.add([entry('a', 'zuerst')]);
    await store.add([entry('a', 'danach'), entry('b')]);
    expect((await store.list(10)).map(({ text }) => text)).toEqual(['Frage b', 'zuerst']);
  });

  test('an afternoon of questions is added in one go', async () => {
    const store = await openStore();
    await store.add(Array.from({ length: 6000 }, (_, each) => entry(String(each))));
    expect(await store.list(10_000)).toHaveLength(6000);
  });

  test('what was added is still there when the store is opened again', async () => {
    const place = await makePlace(kind);
    const first = await openUnansweredStore(place);
    await first.add([entry('a')]);
    await first.close();
    const again = await openUnansweredStore(place);
    expect(await again.list(10)).toEqual([entry('a')]);
    await again.close();
  });

  test.each([
    ["'); drop table unanswered; --"],
    ['$(rm -rf /) `id` ../../etc/passwd *)(uid=*'],
    ['=HYPERLINK("https://evil.example")'],
    ['<script>alert(1)</script>'],
    ['🧑‍🧑‍🧒 Bürgeramt Ελληνικά العربية'],
    ['rechts\u202enach links, Zeilen\u2028trenner, \u001b[31mrot'],
  ])('%s is plain text to the store', async (text) => {
    const store = await openStore();
    await store.add([entry('a', text)]);
    expect(await store.list(10)).toEqual([entry('a', text)]);
  });

  test('NUL is left out and half a character replaced, and the rest of the text is kept', async () => {
    const store = await openStore();
    await store.add([entry('a', 'vor\0nach \ud83d ende')]);
    expect((await store.list(10)).map(({ text }) => text)).toEqual(['vornach \ufffd ende']);
  });
});

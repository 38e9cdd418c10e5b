import { expect, test } from 'vitest';
import { remember } from '../../../server/content/remember.ts';

function counting() {
  const asked: string[] = [];
  const shout = remember((text: string, mark: string): string | undefined => {
    asked.push(text + mark);
    return text === '' ? undefined : text.toUpperCase() + mark;
  });
  return { asked, shout };
}

test('what is asked again is not worked out again', () => {
  const { asked, shout } = counting();
  expect([shout('a', '!'), shout('a', '!'), shout('a', '?')]).toEqual(['A!', 'A!', 'A?']);
  expect(asked).toEqual(['a!', 'a?']);
});

test('that there is nothing is remembered as well', () => {
  const { asked, shout } = counting();
  expect([shout('', '!'), shout('', '!')]).toEqual([undefined, undefined]);
  expect(asked).toHaveLength(1);
});

test('what fails is tried again', () => {
  let tries = 0;
  const fragile = remember(() => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return tries;
  });
  expect(() => fragile()).toThrow('not yet');
  expect(fragile()).toBe(2);
});

test('however much is asked, only so much is kept', () => {
  const { asked, shout } = counting();
  for (let each = 0; each < 3_000; each += 1) shout(String(each), '');
  shout('0', '');
  expect(asked).toHaveLength(3_001);
});

import { expect, test } from 'vitest';
import { createAttempts } from '../../../../server/review/login/attempts.ts';

const minute = 60_000;

/** Tries with a wrong password until one has to wait; how many there were. */
function tries(begin: () => number, most = 200): number {
  for (let count = 0; count < most; count += 1) if (begin() > 0) return count;
  return most;
}

test('ten wrong passwords for one account, wherever they come from, and then one has to wait', () => {
  const attempts = createAttempts();
  let host = 0;
  expect(tries(() => attempts.begin('erika', `198.51.100.${host++}`, 0))).toBe(10);
});

test('thirty wrong passwords from one address, whatever the account', () => {
  const attempts = createAttempts();
  let name = 0;
  expect(tries(() => attempts.begin(`name-${name++}`, '198.51.100.7', 0))).toBe(30);
});

test('the waiting time is told, and over after it', () => {
  const attempts = createAttempts();
  tries(() => attempts.begin('erika', '198.51.100.7', 0));
  const waitMs = attempts.begin('erika', '198.51.100.7', 0);
  expect(waitMs).toBe(1.5 * minute);
  expect(attempts.begin('erika', '198.51.100.7', waitMs)).toBe(0);
});

test('who goes on trying while waiting does not wait longer', () => {
  const attempts = createAttempts();
  tries(() => attempts.begin('erika', '198.51.100.7', 0));
  for (let second = 1; second < 20; second += 1) attempts.begin('erika', '198.51.100.8', second * 1000);
  expect(attempts.begin('erika', '198.51.100.9', 1.5 * minute + 1)).toBe(0);
});

test('the right password makes up for the wrong ones before', () => {
  const attempts = createAttempts();
  for (let each = 0; each < 9; each += 1) attempts.begin('erika', '198.51.100.7', 0);
  attempts.succeed('erika', '198.51.100.7');
  expect(tries(() => attempts.begin('erika', '198.51.100.7', 0))).toBe(10);
});

test('somebody elsewhere who types wrong passwords does not lock a person out of their own desk', () => {
  const attempts = createAttempts();
  attempts.begin('erika', '192.0.2.1', 0);
  attempts.succeed('erika', '192.0.2.1');
  let host = 0;
  tries(() => attempts.begin('erika', `198.51.100.${host++}`, 0));
  expect(attempts.begin('erika', '192.0.2.1', 0)).toBe(0);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8:0:0:1::'],
])('%s and %s are one household', (one, other) => {
  const attempts = createAttempts();
  let name = 0;
  tries(() => attempts.begin(`name-${name++}`, one, 0));
  expect(attempts.begin('erika', other, 0)).toBeGreaterThan(0);
});

test('neighbours with IPv6 do not share an allowance', () => {
  const attempts = createAttempts();
  let name = 0;
  tries(() => attempts.begin(`name-${name++}`, '2001:db8:1:2::1', 0));
  expect(attempts.begin('erika', '2001:db8:1:3::1', 0)).toBe(0);
});

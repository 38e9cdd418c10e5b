import { isIPv6 } from 'node:net';
import { type Allowance, spend } from '../../transport/allowance.ts';

/** Counts wrong passwords by account and by address, in memory only. */
export interface Attempts {
  /** Milliseconds to wait; 0 if the password may be tried, which then counts as wrong until `succeed`. */
  begin(account: string, address: string, nowMs: number): number;
  succeed(account: string, address: string): void;
}

const perMs = 15 * 60_000;

/** Wrong passwords an account may have at once; after that one more every minute and a half. */
const perAccount = { messages: 10, perMs };

/** An office shares an address. */
const perAddress = { messages: 30, perMs };

/** More than this are not remembered; the oldest are forgotten first. */
const most = 20_000;

/**
 * Nobody can keep somebody else out by typing wrong passwords: an address from which an account was logged in to
 * before has its own allowance for it.
 */
export function createAttempts(): Attempts {
  const allowances = new Map<string, Allowance>();
  const trusted = new Map<string, true>();
  const take = (key: string, nowMs: number, rate: typeof perAccount) => {
    const { allowance, waitMs } = spend(allowances.get(key), nowMs, rate);
    remember(allowances, key, allowance);
    return waitMs;
  };
  const accountKey = (account: string, address: string) => {
    const pair = JSON.stringify([account, networkOf(address)]);
    return trusted.has(pair) ? pair : JSON.stringify([account]);
  };
  return {
    begin(account, address, nowMs) {
      const waitMs = take(networkOf(address), nowMs, perAddress);
      return waitMs > 0 ? waitMs : take(accountKey(account, address), nowMs, perAccount);
    },
    succeed(account, address) {
      allowances.delete(accountKey(account, address));
      remember(trusted, JSON.stringify([account, networkOf(address)]), true);
      const left = allowances.get(networkOf(address));
      if (left) allowances.set(networkOf(address), { ...left, left: left.left + 1 });
    },
  };
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value) {
  // Deleting first keeps the map in order of use.
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

/** One household or office has a whole network of IPv6 addresses to choose from. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const [first, last] = [head, tail].map((part) => part?.split(':').filter(Boolean) ?? []);
  const zeros = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
  return [...(first ?? []), ...Array(Math.max(0, zeros)).fill('0'), ...(last ?? [])].slice(0, 4).join(':');
}

import type { Limits } from '../config.ts';
import { type Allowance, spend } from './allowance.ts';

/** Counts what each address uses. Holds addresses in memory only, and only while they use something. */
export interface Visitors {
  /** Whether one more connection may open. */
  room(address: string): 'free' | 'address-full' | 'server-full';
  enter(address: string): void;
  leave(address: string): void;
  /** Milliseconds to wait, 0 if the message may pass. Shared by all connections of an address. */
  spend(address: string, nowMs: number): number;
  readonly connections: number;
}

/** Offices and schools share an address: it may say as much as this many visitors. */
const visitorsPerAddress = 5;

/** More addresses than this are not remembered; the oldest are forgotten first. */
const maxAddresses = 20_000;

export function createVisitors(
  limits: Pick<Limits, 'connections' | 'connectionsPerAddress' | 'messages' | 'messagesMs'>,
): Visitors {
  const connectionsByAddress = new Map<string, number>();
  const allowanceByAddress = new Map<string, Allowance>();
  const rate = { messages: limits.messages * visitorsPerAddress, perMs: limits.messagesMs };
  let connections = 0;
  return {
    room(address) {
      if (connections >= limits.connections) return 'server-full';
      return (connectionsByAddress.get(address) ?? 0) >= limits.connectionsPerAddress ? 'address-full' : 'free';
    },
    enter(address) {
      connections += 1;
      connectionsByAddress.set(address, (connectionsByAddress.get(address) ?? 0) + 1);
    },
    leave(address) {
      const count = connectionsByAddress.get(address) ?? 0;
      if (count === 0) return;
      connections -= 1;
      if (count > 1) connectionsByAddress.set(address, count - 1);
      else connectionsByAddress.delete(address);
    },
    spend(address, nowMs) {
      const { allowance, waitMs } = spend(allowanceByAddress.get(address), nowMs, rate);
      // Deleting first keeps the map in order of use.
      allowanceByAddress.delete(address);
      allowanceByAddress.set(address, allowance);
      if (allowanceByAddress.size > maxAddresses) {
        const [oldest] = allowanceByAddress.keys();
        if (oldest !== undefined) allowanceByAddress.delete(oldest);
      }
      return waitMs;
    },
    get connections() {
      return connections;
    },
  };
}

import type { Address } from './addresses.ts';
import { type Finding, type ProbeSettings, probe } from './probe.ts';

/** An address and what opening it came to. */
export interface Surveyed extends Address {
  readonly finding: Finding;
  readonly attempts: number;
}

export interface SurveySettings extends ProbeSettings {
  /** Servers asked at the same time. */
  readonly concurrency: number;
  /** Pause between two questions to the same server. */
  readonly delayMs: number;
}

/** Opens all addresses: several servers at a time, each server one question after another. Keeps the order. */
export async function survey(
  addresses: readonly Address[],
  settings: SurveySettings,
  onDone: (done: number) => void = () => {},
): Promise<readonly Surveyed[]> {
  const waitingByHost = new Map<string, Address[]>();
  for (const address of addresses) {
    const { host } = new URL(address.url);
    waitingByHost.set(host, [...(waitingByHost.get(host) ?? []), address]);
  }
  // The longest queue decides how long it takes, so it goes first.
  const queues = [...waitingByHost.values()].sort((a, b) => b.length - a.length);
  const surveyedByUrl = new Map<string, Surveyed>();
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await settings.wait(settings.delayMs);
        surveyedByUrl.set(address.url, { ...address, ...(await probe(address.url, settings)) });
        onDone(surveyedByUrl.size);
      }
    }
  };
  await Promise.all(Array.from({ length: settings.concurrency }, worker));
  return addresses.flatMap(({ url }) => surveyedByUrl.get(url) ?? []);
}

import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** How busy the process is, and how time passes in it. */
export interface Loop {
  /** The share of the time since it was last asked, 0 to 1, in which the event loop had something to do. */
  busy(): number;
  pause(ms: number): Promise<unknown>;
}

/** More than this, and visitors would notice what is done beside the chat. */
const mostBusy = 0.5;

const pauseMs = 20;

/** Between two questions that keep coming there is always a moment with nothing to do: only a row of them is quiet. */
const pausesInRow = 5;

/** A process that is never quiet still gets on: a little every two seconds. */
const mostPauses = 100;

/** Waits until the process has had little to do for a tenth of a second, but not for ever. */
export function createWaitForQuiet(loop: Loop): () => Promise<void> {
  let recent: readonly number[] = [];
  return async () => {
    // What was done in between is no matter of visitors.
    loop.busy();
    for (let pauses = 0; pauses < mostPauses; pauses += 1) {
      await loop.pause(pauseMs);
      recent = [...recent, loop.busy()].slice(-pausesInRow);
      const sum = recent.reduce((total, share) => total + share, 0);
      if (recent.length === pausesInRow && sum / pausesInRow < mostBusy) return;
    }
  };
}

/** The event loop of this process. Once `signal` is aborted, it is said to be quiet, and no time passes any more. */
export function ownLoop(signal: AbortSignal): Loop {
  let last = performance.eventLoopUtilization();
  return {
    busy() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return signal.aborted ? 0 : utilization;
    },
    pause: (ms) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {}),
  };
}

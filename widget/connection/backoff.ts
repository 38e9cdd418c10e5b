const baseMs = 1000;
const longestMs = 30_000;

/**
 * How long to wait before the next attempt: at random between nothing and a limit that doubles
 * with each failure, so that visitors do not return all at once after an outage.
 */
export function backoffMs(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(longestMs, baseMs * 2 ** failures));
}

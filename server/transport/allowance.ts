/** A token bucket: so many messages at once, refilled evenly. Time is an argument, in milliseconds. */
export interface Allowance {
  readonly left: number;
  readonly atMs: number;
}

export interface Rate {
  readonly messages: number;
  readonly perMs: number;
}

/** The bucket after one more message, and how long to wait if there was none left. */
export function spend(
  allowance: Allowance | undefined,
  nowMs: number,
  { messages, perMs }: Rate,
): { readonly allowance: Allowance; readonly waitMs: number } {
  // A clock that was set back must not empty the bucket.
  const passedMs = allowance ? Math.max(0, nowMs - allowance.atMs) : 0;
  const left = allowance ? Math.min(messages, allowance.left + (passedMs * messages) / perMs) : messages;
  return left >= 1
    ? { allowance: { left: left - 1, atMs: nowMs }, waitMs: 0 }
    : { allowance: { left, atMs: nowMs }, waitMs: Math.ceil(((1 - left) * perMs) / messages) };
}

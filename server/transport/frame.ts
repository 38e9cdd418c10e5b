import type { ServerMessage } from '../protocol/messages.ts';

/** What was written once already; the text is kept as long as the object is. */
const texts = new WeakMap<object, string | undefined>();

/**
 * A message as it goes over the socket. Most of a long answer is the same for all who ask in the same minute: it is
 * turned into text once. The fields of a reply stand in another order than `JSON.stringify` has them, and hold the same.
 */
export function frameOf(message: ServerMessage): string {
  if (message.type !== 'reply') return JSON.stringify(message);
  const own = JSON.stringify({ ...message, parts: undefined, choices: undefined });
  return `${own.slice(0, -1)},"parts":${textOf(message.parts)},"choices":${textOf(message.choices)}}`;
}

/** Kept from the second time on: what comes only once need not be. */
function textOf(shared: object): string {
  const known = texts.get(shared);
  if (known !== undefined) return known;
  const text = JSON.stringify(shared);
  texts.set(shared, texts.has(shared) ? text : undefined);
  return text;
}

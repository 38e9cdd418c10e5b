import { offeredIn } from '../conversation/choices.ts';
import { chooseAmong } from '../conversation/choosing.ts';
import type { ClientMessage, ServerMessage } from '../protocol/messages.ts';
import { tokenise } from '../understanding/normalise.ts';
import type { Exchange } from './chat.ts';

/** Shorter words are in any two questions. */
const tellingLength = 4;

/**
 * What a message means for the question that was asked back before it: `settled` where the visitor chose or asked
 * something else, `abandoned` where they say the same in other words or choose nothing, `open` where nothing is decided.
 */
export function fateOf(
  before: Exchange,
  message: Exclude<ClientMessage, { type: 'hello' }>,
  after: ServerMessage | undefined,
): 'settled' | 'abandoned' | 'open' {
  switch (message.type) {
    case 'language':
    case 'feedback':
    case 'followed':
      return 'open';
    case 'forget':
      return 'settled';
    case 'choice':
      return after?.type === 'reply' && after.outcome === 'unmatched' ? 'abandoned' : 'settled';
    case 'utterance':
      switch (chosenIn(message.text, before.message)) {
        case 'none':
          return 'abandoned';
        case 'unclear':
          return 'open';
        case 'one':
          return 'settled';
      }
      if (isTypedChoice(before.message, after)) return 'settled';
      return sharesWord(before.asked?.text ?? '', message.text) ? 'abandoned' : 'settled';
  }
}

/** What "nichts davon" or "das zweite" does with the choices, where there are any. */
function chosenIn(
  text: string,
  before: ServerMessage,
): NonNullable<ReturnType<typeof chooseAmong>>['kind'] | undefined {
  return before.type === 'reply' ? chooseAmong(text, offeredIn(before.choices).length)?.kind : undefined;
}

/** "Reisepass", typed where that was one of the choices. */
function isTypedChoice(before: ServerMessage, after: ServerMessage | undefined): boolean {
  if (before.type !== 'reply' || after?.type !== 'reply' || after.outcome !== 'matched') return false;
  const { service, location } = after.match?.slots ?? {};
  const names = [service, location, after.match?.intent].filter((name) => name !== undefined);
  return before.choices.some(({ value }) => names.some((name) => value === name || value.startsWith(`${name}/`)));
}

function sharesWord(first: string, second: string): boolean {
  const said = new Set(tokenise(first).map(({ stem }) => stem));
  return tokenise(second).some(({ word, stem }) => word.length >= tellingLength && said.has(stem));
}

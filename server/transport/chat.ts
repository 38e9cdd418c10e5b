import { createHash, randomUUID } from 'node:crypto';
import type { Catalogue } from '../content/catalogue.ts';
import type { PhraseKey } from '../content/schema.ts';
import { type Context, freshContext } from '../conversation/context.ts';
import type { Move } from '../conversation/move.ts';
import { suggestionsFor } from '../conversation/suggestions.ts';
import { takeTurn, welcome } from '../conversation/turn.ts';
import { phrase } from '../conversation/wording.ts';
import {
  type ClientMessage,
  type ErrorCode,
  type Language,
  maxUtteranceLength,
  protocolVersion,
  type ServerMessage,
  type Suggestions,
} from '../protocol/messages.ts';
import type { Entry } from '../unanswered/entry.ts';
import type { IsWord } from '../unanswered/known-names.ts';
import { redact, redactPage } from '../unanswered/redact.ts';
import { engineFor } from '../understanding/engine.ts';
import { tokenise } from '../understanding/normalise.ts';
import type { TokenSealer } from './token.ts';

/** What the chat needs from outside. */
export interface ChatParts {
  readonly catalogue: () => Catalogue;
  readonly sealer: TokenSealer;
  /** Puts an unanswered question aside; settles soon, whatever happens: it must not cost the visitor the reply. */
  readonly putAside: (entry: Entry) => Promise<unknown>;
  readonly now: () => Date;
}

/** The messages of one visit, whichever way they come. */
export interface Exchange {
  readonly message: ServerMessage;
  readonly context: Context;
  /** What was asked, redacted, for what is only known later: feedback, or that the visitor went no further. */
  readonly asked?: Omit<Entry, 'id' | 'reason' | 'at'>;
  /** With a greeting: where the visitor is, redacted, as far as that is known. */
  readonly page?: string | undefined;
}

export interface Chat {
  /** Greets a visitor, or goes on where a resume token left off. */
  begin(hello: Extract<ClientMessage, { type: 'hello' }>): Promise<Exchange>;
  /** The context a token holds, or a fresh one. */
  resume(token: string | undefined): Promise<Context>;
  /** What can be asked in a language, and what names this list: it changes with the content and with the day. */
  suggest(language: Language): { readonly version: string; readonly list: () => Suggestions };
  /** Takes a turn; `page` is where the visitor is, as it came with the greeting. */
  take(
    message: Exclude<ClientMessage, { type: 'hello' | 'feedback' | 'followed' }>,
    context: Context,
    page?: string | undefined,
  ): Promise<Exchange>;
  /** Puts a question aside that was asked back and left at that. */
  takeAbandoned(exchange: Exchange): void;
  /** Puts an answer aside that did not help; `about` is the exchange it was given in, if that is still known. */
  takeFeedback(feedback: Extract<ClientMessage, { type: 'feedback' }>, about: Exchange | undefined): void;
  /** Takes note of a link that was followed; `about` is the exchange its answer was given in, if that is still known. */
  takeFollowed(followed: Extract<ClientMessage, { type: 'followed' }>, about: Exchange | undefined): void;
  /** An error in the visitor's language. */
  error(
    code: ErrorCode,
    context: Context | undefined,
    values?: Readonly<Record<string, string>>,
    to?: string,
    detail?: string,
  ): ServerMessage;
}

export function createChat({ catalogue, sealer, putAside, now }: ChatParts): Chat {
  const resume = async (token: string | undefined): Promise<Context> =>
    (token === undefined ? undefined : await sealer.open(token, now())) ?? freshContext('de');

  const isWord: IsWord = (text) => {
    const { spelling } = engineFor(catalogue());
    return tokenise(text).every(({ word }) => spelling.knows(word));
  };

  const error: Chat['error'] = (code, context, values = {}, to, detail) => ({
    type: 'error',
    ...(to === undefined ? {} : { to }),
    code,
    message: phrase(catalogue(), errorPhrases[code], context?.language ?? 'de', values),
    ...(detail === undefined ? {} : { detail }),
  });

  return {
    resume,
    error,
    suggest: (language) => ({
      version: `${catalogue().version}-${now().toISOString().slice(0, 10)}-${language}`,
      list: () => suggestionsFor({ catalogue: catalogue(), language, now: now() }),
    }),
    takeFeedback({ answer, helpful, comment }, about) {
      if (helpful || !about?.asked) return;
      void putAside({
        id: `feedback-${answer}`,
        ...about.asked,
        reason: 'not-helpful',
        at: now().toISOString(),
        ...(comment === undefined ? {} : { comment: redact(comment, isWord) }),
      });
    },
    // Nothing comes of it here; whoever counts what happens wraps this chat.
    takeFollowed() {},
    takeAbandoned({ asked, message }) {
      if (!asked || message.type !== 'reply') return;
      void putAside({ id: `abandoned-${message.id}`, ...asked, reason: 'abandoned', at: now().toISOString() });
    },
    async begin({ version, language, page, resume: token }) {
      const resumed = await resume(token);
      const context = language === undefined ? resumed : { ...resumed, language };
      // A newer widget may know more; what it says in version 1 is still understood.
      if (version < 1) return { message: error('bad_message', context), context };
      const reply = welcome(context, catalogue(), now(), page);
      const message = {
        type: 'welcome',
        version: protocolVersion,
        language: reply.language,
        reply,
        resume: sealer.seal(context, now()),
      } as const;
      return { message, context, page: page === undefined ? undefined : redactPage(page, isWord) };
    },
    async take(message, context, page) {
      const to = 'id' in message ? message.id : message.type;
      if (message.type === 'utterance' && message.text.length > maxUtteranceLength) {
        return { message: error('too_long', context, { limit: String(maxUtteranceLength) }, to), context };
      }
      // Taken once: a change in the middle must not answer with half of each.
      const content = catalogue();
      const { reply, context: next, unanswered, nearest = [] } = takeTurn(moveOf(message), context, content, now());
      const asked = {
        ...(page === undefined ? {} : { page }),
        outcome: reply.outcome,
        text:
          message.type === 'utterance'
            ? redact(message.text, isWord)
            : `(${message.type === 'choice' ? redact(message.value, isWord) : message.type})`,
        language: reply.language,
        nearest: nearest.map(({ intent, slots, confidence }) => ({
          intent,
          ...(slots.service === undefined ? {} : { service: slots.service }),
          confidence,
        })),
      };
      // Who has the reply sends the question never again: it has to be kept by then.
      if (unanswered)
        await putAside({ id: entryId(to, asked.text), ...asked, reason: unanswered.reason, at: now().toISOString() });
      return {
        message: {
          type: 'reply',
          to,
          id: randomUUID(),
          resume: sealer.seal(next, now()),
          content: content.version,
          ...reply,
        },
        context: next,
        asked,
      };
    },
  };
}

/** The same for a question that is sent again, and another one for another visitor's question with the same message id. */
function entryId(messageId: string, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([messageId, text]))
    .digest('base64url');
}

function moveOf(message: Exclude<ClientMessage, { type: 'hello' | 'feedback' | 'followed' }>): Move {
  switch (message.type) {
    case 'utterance':
      // Some keyboards send "ü" as two characters; from here on it is one.
      return { kind: 'utterance', text: message.text.normalize('NFC') };
    case 'choice':
      return { kind: 'choice', value: message.value };
    case 'language':
      return { kind: 'language', language: message.language };
    case 'forget':
      return { kind: 'forget' };
  }
}

const errorPhrases: Readonly<Record<ErrorCode, PhraseKey>> = {
  bad_message: 'error-bad-message',
  too_long: 'error-too-long',
  slow_down: 'error-slow-down',
  try_later: 'error-try-later',
  internal: 'error-internal',
};

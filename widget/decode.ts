import {
  type ErrorCode,
  errorCodes,
  type Part,
  type Reply,
  type ServerMessage,
  type Suggestions,
} from '../server/protocol/messages.ts';
import { isLanguage } from './language.ts';
import { fits, isRecord, listOf, oneOf, optional, orNull, type Shape } from './shape.ts';

const texts = listOf('string');
const spans = listOf({ text: 'string' });
const link = { label: 'string', href: 'string' } as const;

/** The kinds of parts this widget can show. */
const partShapes: Readonly<Record<Part['type'], Shape>> = {
  text: { spans },
  notice: { spans, tone: oneOf(['emergency', 'warning', 'hint']) },
  list: { items: listOf(spans) },
  fees: { rows: listOf({ amount: 'string', label: 'string' }) },
  location: {
    name: 'string',
    address: texts,
    hours: texts,
    notes: texts,
    openNow: orNull({ text: 'string' }),
    phone: orNull(link),
    map: orNull(link),
  },
  links: { links: listOf(link) },
  source: { label: 'string', links: listOf(link) },
};

const choice = { label: 'string', value: 'string' } as const;

const replyShape: Shape = {
  language: isLanguage,
  outcome: oneOf(['matched', 'ambiguous', 'unmatched']),
  match: optional({ intent: 'string', slots: isRecord, confidence: 'number' }),
  parts: Array.isArray,
};

const suggestionsShape: Shape = {
  language: isLanguage,
  questions: (value) => isRecord(value) && fits(Object.values(value), texts),
  subjects: listOf({ ...choice, terms: texts, questions: texts }),
};

/** The server's message, or `undefined` for one this widget does not know. */
export function decodeServerMessage(value: unknown): ServerMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, to, id, version, resume, code, message } = value;
  switch (type) {
    case 'welcome': {
      const reply = decodeReply(value.reply);
      if (reply === undefined || typeof resume !== 'string' || typeof version !== 'number') return undefined;
      return { type, version, language: reply.language, reply, resume };
    }
    case 'reply': {
      const reply = decodeReply(value);
      if (reply === undefined || typeof to !== 'string' || typeof id !== 'string' || typeof resume !== 'string')
        return undefined;
      return { type, to, id, resume, ...reply };
    }
    case 'error': {
      if (typeof message !== 'string') return undefined;
      const error = { type, code: isErrorCode(code) ? code : 'internal', message } as const;
      return typeof to === 'string' ? { ...error, to } : error;
    }
    default:
      return undefined;
  }
}

/** What a visitor sees of a reply. Parts of an unknown kind are left out. */
export function decodeReply(value: unknown): Reply | undefined {
  if (!isReply(value)) return undefined;
  const { language, outcome, match, parts, choices } = value;
  return {
    language,
    outcome,
    ...(match && { match }),
    parts: parts.filter(isPart),
    choices: fits(choices, listOf(choice)) ? choices : [],
  };
}

/** The list for completion, or `undefined` if it is none. */
export function decodeSuggestions(value: unknown): Suggestions | undefined {
  return isSuggestions(value) ? value : undefined;
}

function isReply(value: unknown): value is Reply {
  return fits(value, replyShape);
}

function isPart(value: unknown): value is Part {
  return isRecord(value) && isKnown(value.type) && fits(value, partShapes[value.type]);
}

function isKnown(type: unknown): type is Part['type'] {
  return typeof type === 'string' && Object.hasOwn(partShapes, type);
}

function isSuggestions(value: unknown): value is Suggestions {
  return fits(value, suggestionsShape);
}

function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}

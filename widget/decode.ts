import {
  type Choice,
  type ErrorCode,
  errorCodes,
  type Link,
  type NoticeTone,
  type Outcome,
  type Part,
  type Reply,
  type ServerMessage,
  type Span,
  type Subject,
  type Suggestions,
} from '../server/protocol/messages.ts';
import { isLanguage } from './language.ts';

const tones: readonly NoticeTone[] = ['emergency', 'warning', 'hint'];
const outcomes: readonly Outcome[] = ['matched', 'ambiguous', 'unmatched'];

/** The server's message, or `undefined` for one this widget does not know. */
export function decodeServerMessage(value: unknown): ServerMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, to, id, version, resume, code, message } = value;
  switch (type) {
    case 'welcome': {
      const reply = decodeReply(value.reply);
      if (reply === undefined || !isText(resume) || typeof version !== 'number') return undefined;
      return { type, version, language: reply.language, reply, resume };
    }
    case 'reply': {
      const reply = decodeReply(value);
      if (reply === undefined || !isText(to) || !isText(id) || !isText(resume)) return undefined;
      return { type, to, id, resume, ...reply };
    }
    case 'error': {
      if (!isText(message)) return undefined;
      const error = { type, code: isErrorCode(code) ? code : 'internal', message } as const;
      return isText(to) ? { ...error, to } : error;
    }
    default:
      return undefined;
  }
}

/** What a visitor sees of a reply. Parts of an unknown kind are left out; `match` is not for the visitor. */
export function decodeReply(value: unknown): Reply | undefined {
  if (!isRecord(value)) return undefined;
  const { language, outcome, parts, choices } = value;
  if (!isLanguage(language) || !isOutcome(outcome) || !Array.isArray(parts)) return undefined;
  return { language, outcome, parts: parts.filter(isPart), choices: isListOf(choices, isChoice) ? choices : [] };
}

/** The list for completion, or `undefined` if it is none. */
export function decodeSuggestions(value: unknown): Suggestions | undefined {
  if (!isRecord(value) || !isLanguage(value.language)) return undefined;
  const { language, questions, subjects } = value;
  const isList = isTitles(questions) && isListOf(subjects, isSubject);
  return isList ? { language, questions, subjects } : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPart(value: unknown): value is Part {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'text':
      return isListOf(value.spans, isSpan);
    case 'notice':
      return isListOf(value.spans, isSpan) && tones.some((tone) => tone === value.tone);
    case 'list':
      return isListOf(value.items, (item) => isListOf(item, isSpan));
    case 'fees':
      return isListOf(value.rows, (row) => isRecord(row) && isText(row.amount) && isText(row.label));
    case 'location':
      return isLocation(value);
    case 'links':
      return isListOf(value.links, isLink);
    case 'source':
      return isText(value.label) && isListOf(value.links, isLink);
    default:
      return false;
  }
}

function isLocation(card: Readonly<Record<string, unknown>>): boolean {
  const { name, address, hours, notes, openNow, phone, map } = card;
  const hasLines = [address, hours, notes].every((lines) => isListOf(lines, isText));
  const isOpenNow = openNow === null || (isRecord(openNow) && isText(openNow.text));
  return isText(name) && hasLines && isOpenNow && [phone, map].every((link) => link === null || isLink(link));
}

function isSpan(value: unknown): value is Span {
  return isRecord(value) && isText(value.text);
}

function isLink(value: unknown): value is Link {
  return isRecord(value) && isText(value.label) && isText(value.href);
}

function isChoice(value: unknown): value is Choice {
  return isRecord(value) && isText(value.label) && isText(value.value);
}

function isSubject(value: unknown): value is Subject {
  return isChoice(value) && 'terms' in value && 'questions' in value && [value.terms, value.questions].every(isTexts);
}

function isTitles(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every(isText);
}

function isTexts(value: unknown): boolean {
  return isListOf(value, isText);
}

function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value);
}

function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[];
function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean;
function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

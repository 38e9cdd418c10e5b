import type { Choice, ClientMessage, Language, Reply, ServerMessage } from '../server/protocol/messages.ts';
import type { ConnectionState } from './connection.ts';

/** What the visitor wrote, or chose (`value`). */
export interface Question {
  readonly kind: 'question';
  readonly id: string;
  /** Empty where a link of the page asked, until it is known what for. */
  readonly text: string;
  readonly value?: string;
  readonly atMs?: number;
  readonly status: 'pending' | 'answered' | 'failed';
  /** Why it failed, in a sentence for the visitor. */
  readonly problem?: string;
}

export interface Answer {
  readonly kind: 'answer';
  readonly id: string;
  readonly reply: Reply;
  readonly atMs?: number;
  readonly helpful?: boolean;
}

export type Entry = Question | Answer;

export interface ChatState {
  readonly entries: readonly Entry[];
  readonly connection: ConnectionState;
  readonly language: Language;
  /** The sealed token that lets any server take up the conversation. */
  readonly resume: string | undefined;
  /** A refusal that belongs to no question, in a sentence for the visitor. */
  readonly problem: string | undefined;
}

export type Action =
  | {
      readonly type: 'asked';
      readonly id: string;
      readonly text: string;
      readonly value?: string;
      readonly atMs?: number;
    }
  | { readonly type: 'asked-again'; readonly id: string; readonly newId: string }
  | { readonly type: 'entitled'; readonly id: string; readonly text: string }
  | { readonly type: 'received'; readonly message: ServerMessage; readonly atMs?: number }
  | { readonly type: 'connection-changed'; readonly connection: ConnectionState }
  | { readonly type: 'rated'; readonly answer: string; readonly helpful: boolean }
  | { readonly type: 'language-chosen'; readonly language: Language }
  | { readonly type: 'forgotten' };

const greetingId = 'greeting';

/** Whether "Was this helpful?" belongs under it: under answers, not under greetings. */
export function canBeRated({ id, reply }: Answer): boolean {
  return reply.outcome === 'matched' && !id.startsWith(greetingId);
}

export function initialState(language: Language): ChatState {
  return { entries: [], connection: 'idle', language, resume: undefined, problem: undefined };
}

export function reduce(state: ChatState, action: Action): ChatState {
  switch (action.type) {
    case 'asked': {
      const { type, ...question } = action;
      return {
        ...state,
        problem: undefined,
        entries: [...state.entries, { kind: 'question', status: 'pending', ...question }],
      };
    }
    case 'asked-again':
      return askAgain(state, action.id, action.newId);
    case 'entitled':
      return changeQuestion(state, action.id, (question) => ({ ...question, text: action.text }));
    case 'received':
      return receive(state, action.message, action.atMs);
    case 'connection-changed':
      return { ...state, connection: action.connection };
    case 'rated':
      return { ...state, entries: state.entries.map((entry) => rate(entry, action.answer, action.helpful)) };
    case 'language-chosen':
      return { ...state, language: action.language };
    case 'forgotten':
      return { ...initialState(state.language), connection: state.connection };
  }
}

/** The last thing the visitor wrote themselves, to write it again. */
export function lastWritten({ entries }: ChatState): string | undefined {
  const written = entries.filter((entry) => entry.kind === 'question' && entry.value === undefined).at(-1);
  return written?.kind === 'question' ? written.text : undefined;
}

/** The choices that can still be taken: those of the last answer. */
export function openChoices({ entries }: ChatState): readonly Choice[] {
  const last = entries.at(-1);
  return last?.kind === 'answer' ? last.reply.choices : [];
}

export function isWaiting({ entries }: ChatState): boolean {
  return entries.some((entry) => entry.kind === 'question' && entry.status === 'pending');
}

/** The questions the server has not answered yet, as they go over the wire. */
export function pendingMessages({ entries }: ChatState): readonly ClientMessage[] {
  return entries.flatMap((entry) =>
    entry.kind === 'question' && entry.status === 'pending' ? [toMessage(entry)] : [],
  );
}

export function toMessage({ id, text, value }: Pick<Question, 'id' | 'text' | 'value'>): ClientMessage {
  return value === undefined ? { type: 'utterance', id, text } : { type: 'choice', id, value };
}

function receive(state: ChatState, message: ServerMessage, atMs?: number): ChatState {
  const time = atMs === undefined ? {} : { atMs };
  switch (message.type) {
    case 'welcome':
      return welcome(state, message, time);
    case 'reply':
      return answer(state, message, time);
    case 'error':
      return message.to === undefined
        ? { ...state, problem: message.message }
        : settle(state, message.to, { status: 'failed', problem: message.message });
  }
}

type Time = Pick<Answer, 'atMs'>;

function welcome(
  state: ChatState,
  { reply, resume }: Extract<ServerMessage, { readonly type: 'welcome' }>,
  time: Time,
): ChatState {
  const hasAsked = state.entries.some(({ kind }) => kind === 'question');
  const entries: readonly Entry[] = hasAsked ? state.entries : [{ kind: 'answer', id: greetingId, reply, ...time }];
  return { ...state, resume, problem: undefined, entries };
}

function answer(state: ChatState, message: Extract<ServerMessage, { readonly type: 'reply' }>, time: Time): ChatState {
  const { type, to, id, resume, ...reply } = message;
  const settled = { ...state, resume, problem: undefined };
  if (to === 'language') return append(settled, { kind: 'answer', id: `${greetingId}-${id}`, reply, ...time });
  // A question sent again after a reconnection may be answered twice; the visitor sees one answer.
  const isExpected = state.entries.some((entry) => isPending(entry, to));
  if (!isExpected) return settled;
  return append(settle(settled, to, { status: 'answered' }), { kind: 'answer', id, reply, ...time });
}

function append(state: ChatState, entry: Entry): ChatState {
  return { ...state, entries: [...state.entries, entry] };
}

function settle(state: ChatState, id: string, outcome: Pick<Question, 'status' | 'problem'>): ChatState {
  return changeQuestion(state, id, (question) => (isPending(question, id) ? { ...question, ...outcome } : question));
}

function isPending(entry: Entry, id: string): boolean {
  return entry.kind === 'question' && entry.id === id && entry.status === 'pending';
}

function askAgain(state: ChatState, id: string, newId: string): ChatState {
  return changeQuestion(state, id, (question) => {
    const { problem, ...rest } = question;
    return question.status === 'failed' ? { ...rest, id: newId, status: 'pending' } : question;
  });
}

function changeQuestion(state: ChatState, id: string, change: (question: Question) => Question): ChatState {
  const entries = state.entries.map((entry) => (entry.kind === 'question' && entry.id === id ? change(entry) : entry));
  return { ...state, entries };
}

function rate(entry: Entry, id: string, helpful: boolean): Entry {
  return entry.kind === 'answer' && entry.id === id ? { ...entry, helpful } : entry;
}

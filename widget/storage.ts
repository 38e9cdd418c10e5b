import { decodeReply, isRecord } from './decode.ts';
import type { Answer, ChatState, Entry, Question } from './state.ts';

/** What of a chat outlives a change of page, in this tab only. */
export type Saved = Pick<ChatState, 'entries' | 'resume'> & { readonly language: string | undefined };

/** The part of `sessionStorage` that is used. */
export interface Area {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const transcriptKey = 'hannover-chat';
const openKey = 'hannover-chat-open';

/** The visit's memory. Where the browser blocks storage, nothing is kept and the chat works all the same. */
export class VisitStorage {
  readonly #area: () => Area;

  constructor(area: () => Area) {
    this.#area = area;
  }

  load(): Saved | undefined {
    return this.#attempt((area) => decodeSaved(JSON.parse(area.getItem(transcriptKey) ?? 'null')));
  }

  save({ entries, resume, language }: Saved): void {
    this.#attempt((area) => area.setItem(transcriptKey, JSON.stringify({ entries, resume, language })));
  }

  /** Remembers whether the chat is open, for the next page of the visit. */
  markOpen(isOpen: boolean): void {
    this.#attempt((area) => (isOpen ? area.setItem(openKey, '') : area.removeItem(openKey)));
  }

  clear(): void {
    this.#attempt((area) => area.removeItem(transcriptKey));
  }

  #attempt<Result>(use: (area: Area) => Result): Result | undefined {
    try {
      return use(this.#area());
    } catch {
      // Blocked, full or damaged: the chat then simply starts anew on the next page.
      return undefined;
    }
  }
}

function decodeSaved(value: unknown): Saved | undefined {
  if (!isRecord(value) || !Array.isArray(value.entries)) return undefined;
  const { resume, language } = value;
  return {
    entries: value.entries.flatMap(decodeEntry),
    resume: typeof resume === 'string' ? resume : undefined,
    language: typeof language === 'string' ? language : undefined,
  };
}

function decodeEntry(value: unknown): readonly Entry[] {
  if (!isRecord(value) || typeof value.id !== 'string') return [];
  const entry = value.kind === 'question' ? decodeQuestion(value.id, value) : decodeAnswer(value.id, value);
  return entry === undefined ? [] : [entry];
}

function decodeQuestion(id: string, saved: Readonly<Record<string, unknown>>): Question | undefined {
  const { text, value, status, problem } = saved;
  if (typeof text !== 'string' || (status !== 'pending' && status !== 'answered' && status !== 'failed'))
    return undefined;
  return {
    kind: 'question',
    id,
    text,
    status,
    ...timeOf(saved),
    ...(typeof value === 'string' && { value }),
    ...(typeof problem === 'string' && { problem }),
  };
}

function decodeAnswer(id: string, saved: Readonly<Record<string, unknown>>): Answer | undefined {
  const reply = decodeReply(saved.reply);
  if (reply === undefined) return undefined;
  return {
    kind: 'answer',
    id,
    reply,
    ...timeOf(saved),
    ...(typeof saved.helpful === 'boolean' && { helpful: saved.helpful }),
  };
}

function timeOf({ atMs }: Readonly<Record<string, unknown>>): { readonly atMs?: number } {
  return typeof atMs === 'number' ? { atMs } : {};
}

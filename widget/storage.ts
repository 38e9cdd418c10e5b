import { decodeReply } from './decode.ts';
import { fits, isRecord, oneOf, optional, type Shape } from './shape.ts';
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

const entryShape = { id: 'string', atMs: optional('number') } as const;

const questionShape: Shape = {
  ...entryShape,
  kind: oneOf(['question']),
  text: 'string',
  value: optional('string'),
  status: oneOf(['pending', 'answered', 'failed']),
  problem: optional('string'),
};

const answerShape: Shape = { ...entryShape, kind: oneOf(['answer']), helpful: optional('boolean') };

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
  if (isQuestion(value)) return [value];
  const reply = isAnswer(value) ? decodeReply(value.reply) : undefined;
  return isAnswer(value) && reply !== undefined ? [{ ...value, reply }] : [];
}

function isQuestion(value: unknown): value is Question {
  return fits(value, questionShape);
}

/** Whether it is an answer as far as the reply in it, which is looked at apart. */
function isAnswer(value: unknown): value is Answer {
  return fits(value, answerShape);
}

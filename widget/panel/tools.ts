import type { LitElement, nothing, TemplateResult } from 'lit';
import type { Answer, ChatState, Entry, Question } from '../state.ts';
import type { Texts } from '../texts/texts.ts';

export interface ToolsView {
  readonly state: ChatState;
  readonly texts: Texts;
  /** Whether known questions are offered while the visitor writes. */
  readonly suggests: boolean;
}

/** What the tools need of the panel. */
export interface ToolsHost extends LitElement {
  view(): ToolsView;
  /** The transcript. */
  log(): HTMLElement | null;
  /** Scrolls to the last answer. */
  showLatest(): Promise<void>;
  /** Says something to screen readers. */
  announce(text: string): void;
  rate(answer: string, helpful: boolean, comment?: string): void;
  /** Puts a text into the input. */
  write(text: string): void;
  /** Moves the focus to where the conversation goes on: first this, then what had it may go. */
  moveOn(): Promise<void>;
  toggleSuggests(): void;
  /** Deletes the conversation. */
  forget(): Promise<void>;
}

type Rendered = TemplateResult | typeof nothing;

/** What nobody needs before the first answer: loaded after it. */
export interface Tools {
  /** Sees to it that the tools speak the panel's language. */
  speak(): Promise<void>;
  /** A line with the date, where a new day begins. */
  renderDay(entry: Entry, previous: Entry | undefined): Rendered;
  /** A button to write it again. */
  renderQuestion(question: Question): Rendered;
  /** Rating, copying, reading aloud, distances. */
  renderAnswer(answer: Answer): Rendered;
  /** That the question is kept, where it is. */
  renderKept(entry: Entry, previous: Entry | undefined): Rendered;
  /** The button to an answer the visitor has not seen. */
  renderJump(): Rendered;
  /** Whether the visitor reads further up, where what has just come must not tear them away. */
  holds(isQuestion: boolean): boolean;
  /** What is in the menu. */
  renderMenu(): Rendered;
  /** Speech input. */
  renderInput(): Rendered;
  /** What the visitor wrote last, to be had again with the up arrow. */
  lastWritten(): string | undefined;
  /** Counts an answer that came while the chat was closed. */
  countUnread(): void;
  clearUnread(): void;
  stop(): void;
}

export async function loadTools(host: ToolsHost): Promise<Tools | undefined> {
  try {
    const { createTools } = await import('./tools/create.ts');
    return await createTools(host);
  } catch {
    // The line broke just now; the conversation goes on without.
    return undefined;
  }
}

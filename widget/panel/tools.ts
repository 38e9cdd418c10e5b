import type { CSSResult, nothing, TemplateResult } from 'lit';
import type { Language } from '../../server/protocol/messages.ts';
import type { Answer, ChatState, Entry } from '../state.ts';
import type { Texts } from '../texts/texts.ts';

/** What the tools need of the panel. */
export interface ToolsHost {
  /** `<hannover-chat>` itself. */
  readonly owner: HTMLElement;
  readonly view: () => { readonly state: ChatState; readonly texts: Texts };
  readonly adopt: (styles: CSSResult) => void;
  readonly update: () => void;
  /** Scrolls the transcript so far that what matches is seen. */
  readonly reveal: (selector: string) => void;
  /** Says something to screen readers. */
  readonly announce: (text: string) => void;
  readonly rate: (answer: string, helpful: boolean, comment?: string) => void;
  /** Puts a text into the input. */
  readonly write: (text: string) => void;
}

type Rendered = TemplateResult | typeof nothing;

/** What nobody needs before the first answer: loaded after it. */
export interface Tools {
  /** Sees to it that the tools speak the language. */
  speak(language: Language): Promise<void>;
  /** A line with the date, where a new day begins. */
  renderDay(entry: Entry, previous: Entry | undefined): Rendered;
  /** Copying, reading aloud, distances, the comment on a rating. */
  renderAnswer(answer: Answer): Rendered;
  /** Printing and saving the conversation. */
  renderMenu(): Rendered;
  /** Speech input. */
  renderInput(): Rendered;
  /** Asks what was missing. */
  askForComment(answer: string): void;
  /** Counts an answer that came while the chat was closed. */
  countUnread(): void;
  clearUnread(): void;
  stop(): void;
}

export async function loadTools(host: ToolsHost, language: Language): Promise<Tools | undefined> {
  try {
    const { createTools } = await import('./tools/create.ts');
    const tools = createTools(host);
    await tools.speak(language);
    return tools;
  } catch {
    // The line broke just now; the conversation goes on without.
    return undefined;
  }
}

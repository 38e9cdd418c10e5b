/** The city's service chat: a launcher that loads the chat on first use. */
export interface HannoverChat extends HTMLElement {
  /** Address of the server; without it, the folder the script comes from. */
  server: string | null;
  /** `de`, `easy`, `en`, `tr`, `uk`, `ru`, `pl` or `ar`; without it, the page's. */
  language: string | null;
  /** `light`, `dark` or `contrast`; without it, as the device is set. */
  theme: string | null;
  /** `left` or `right` (default) edge of the window. */
  position: string | null;
  /** What the page is about: ids of services, offices or topics, separated by spaces. */
  pageTopic: string | null;
  /** Where the privacy notice is. */
  privacyUrl: string | null;
  /** Opens the chat and puts the cursor into its input. */
  open(): void;
  /** Closes the chat; focus returns to the launcher if it was inside. */
  close(): void;
  /** Opens the chat and asks `text` in the visitor's name. */
  ask(text: string): Promise<void>;
}

export interface HannoverChatEventMap {
  'hannover-chat-open': CustomEvent<null>;
  'hannover-chat-close': CustomEvent<null>;
  'hannover-chat-answer': CustomEvent<{ outcome: 'matched' | 'ambiguous' | 'unmatched'; language: string }>;
  'hannover-chat-link': CustomEvent<{ href: string }>;
  'hannover-chat-error': CustomEvent<{ code: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'hannover-chat': HannoverChat;
  }
  interface HTMLElementEventMap extends HannoverChatEventMap {}
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type Choice,
  type Language,
  protocolVersion,
  type Reply,
  type ServerMessage,
} from '../../server/protocol/messages.ts';
import { browserEnvironment } from '../connection/browser-environment.ts';
import type { Hello } from '../connection/link.ts';
import { Connection } from '../connection.ts';
import { isLanguage } from '../language.ts';
import { type Action, type ChatState, initialState, pendingMessages, reduce, toMessage } from '../state.ts';
import { VisitStorage } from '../storage.ts';
import type { Settings } from './settings.ts';

export interface ChatHost extends ReactiveControllerHost {
  answered(reply: Reply): void;
  refused(code: string): void;
}

/** NVDA says nothing about what appears while it reads the newly focused element. */
const calmMs = 250;

/** The conversation behind the panel: what was said, the connection that carries it, the visit's memory. */
export class Chat implements ReactiveController {
  state: ChatState = initialState('de');

  readonly #host: ChatHost;
  readonly #storage = new VisitStorage(() => sessionStorage);
  #connection: Connection | undefined;
  #chosenLanguage: Language | undefined;
  #calm: Promise<unknown> = Promise.resolve();

  constructor(host: ChatHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wakeWhenVisible);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wakeWhenVisible);
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Opens the conversation, or takes up the one of the page before. */
  start({ server, language, pageTopic }: Settings): void {
    this.#storage.markOpen(true);
    if (this.#connection !== undefined) return;
    this.state = this.#restore(language);
    this.#connection = new Connection({
      server,
      environment: browserEnvironment,
      hello: () => this.#hello(pageTopic),
      onMessage: (message) => this.#calm.then(() => this.#receive(message)),
      onState: (connection) => this.#dispatch({ type: 'connection-changed', connection }),
    });
    for (const message of pendingMessages(this.state)) this.#connection.send(message);
    this.#connection.connect();
  }

  /** Leaves the next page closed. The connection stays for answers that are under way. */
  pause(): void {
    this.#storage.markOpen(false);
  }

  /** Holds messages back for the moment in which a screen reader follows the focus. */
  calm(): void {
    this.#calm = new Promise((resolve) => setTimeout(resolve, calmMs));
  }

  ask(text: string): void {
    this.#ask({ text });
  }

  choose({ label, value }: Choice): void {
    this.#ask({ text: label, value });
  }

  askAgain(id: string): void {
    const question = this.state.entries.find((entry) => entry.kind === 'question' && entry.id === id);
    if (question?.kind !== 'question') return;
    const newId = crypto.randomUUID();
    this.#dispatch({ type: 'asked-again', id, newId });
    this.#connection?.send(toMessage({ ...question, id: newId }));
  }

  rate(answer: string, helpful: boolean): void {
    this.#dispatch({ type: 'rated', answer, helpful });
    this.#connection?.send({ type: 'feedback', answer, helpful });
  }

  chooseLanguage(language: Language): void {
    if (language === this.state.language) return;
    this.#chosenLanguage = language;
    this.#dispatch({ type: 'language-chosen', language });
    // As long as nothing was asked, a new hello brings the greeting in the new language.
    if (this.#hasAsked()) this.#connection?.send({ type: 'language', language });
    else this.#connection?.restart();
  }

  forget(): void {
    this.#dispatch({ type: 'forgotten' });
    this.#storage.clear();
    this.#connection?.forget();
  }

  retry(): void {
    this.#connection?.wake();
  }

  readonly #wake = (): void => this.#connection?.wake();

  readonly #wakeWhenVisible = (): void => {
    if (document.visibilityState === 'visible') this.#wake();
  };

  #ask(question: { readonly text: string; readonly value?: string }): void {
    const id = crypto.randomUUID();
    this.#dispatch({ type: 'asked', id, ...question });
    this.#connection?.send(toMessage({ id, ...question }));
  }

  #restore(pageLanguage: Language): ChatState {
    const saved = this.#storage.load();
    const savedLanguage = isLanguage(saved?.language) ? saved.language : undefined;
    this.#chosenLanguage = savedLanguage;
    const { entries = [], resume } = saved ?? {};
    return { ...initialState(savedLanguage ?? pageLanguage), entries, resume };
  }

  // The token knows the conversation's language, which may have changed by the visitor's own words.
  #hello(page: string | undefined): Hello {
    const { language, resume } = this.state;
    const hello = { type: 'hello', version: protocolVersion, page } as const;
    return this.#hasAsked() && resume !== undefined ? { ...hello, resume } : { ...hello, language };
  }

  #hasAsked(): boolean {
    return this.state.entries.some(({ kind }) => kind === 'question');
  }

  #receive(message: ServerMessage): void {
    const before = this.state.entries.length;
    this.#dispatch({ type: 'received', message });
    if (message.type === 'error') this.#host.refused(message.code);
    if (message.type === 'reply' && this.state.entries.length > before) this.#host.answered(message);
  }

  #dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    const { entries, resume } = this.state;
    // A conversation keeps its language; before it has begun, only the visitor's choice outlives the page.
    const language = this.#hasAsked() ? this.state.language : this.#chosenLanguage;
    this.#storage.save({ entries, resume, language });
    this.#host.requestUpdate();
  }
}

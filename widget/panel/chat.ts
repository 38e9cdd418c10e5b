import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type Choice,
  type ClientMessage,
  type Language,
  protocolVersion,
  type Reply,
  type ServerMessage,
  type Suggestions,
} from '../../server/protocol/messages.ts';
import { type Completer, createCompleter } from '../completion.ts';
import { browserEnvironment } from '../connection/browser-environment.ts';
import type { Hello } from '../connection/link.ts';
import { Connection } from '../connection.ts';
import { decodeSuggestions } from '../decode.ts';
import { isLanguage } from '../language.ts';
import {
  type Action,
  type ChatState,
  initialState,
  pendingMessages,
  type Question,
  reduce,
  toMessage,
} from '../state.ts';
import { VisitStorage } from '../storage.ts';
import type { Settings } from './settings.ts';

export interface ChatHost extends ReactiveControllerHost {
  answered(reply: Reply): void;
  refused(code: string): void;
}

/** NVDA says nothing about what appears while it reads the newly focused element. */
const calmMs = 250;

/** A socket that slept longer than this is taken for dead, however alive it looks. */
const napMs = 60_000;

/** How long changes of the transcript are collected before they are kept: writing a long one takes time. */
const saveMs = 300;

/** A rating that may still get a comment. */
type Rating = Extract<ClientMessage, { readonly type: 'feedback' }>;

/** Longer paths are cut; the server refuses them. */
const mostPageLength = 500;

/** The conversation behind the panel: what was said, the connection that carries it, the visit's memory. */
export class Chat implements ReactiveController {
  state: ChatState = initialState('de');

  readonly #host: ChatHost;
  readonly #storage = new VisitStorage(() => sessionStorage);
  #connection: Connection | undefined;
  #chosenLanguage: Language | undefined;
  #calm: Promise<unknown> = Promise.resolve();
  #rating: Rating | undefined;
  #hiddenAtMs = 0;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #list: { readonly language: Language; readonly ready: Promise<Suggestions | undefined> } | undefined;
  #completer: { readonly list: Suggestions; readonly complete: Completer } | undefined;
  #server = '';

  constructor(host: ChatHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#reconnect);
    addEventListener('pagehide', this.#sleep);
    addEventListener('pageshow', this.#awake);
    document.addEventListener('visibilitychange', this.#followVisibility);
    this.#connection?.connect();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#reconnect);
    removeEventListener('pagehide', this.#sleep);
    removeEventListener('pageshow', this.#awake);
    document.removeEventListener('visibilitychange', this.#followVisibility);
    this.#sleep();
  }

  /** Begins the conversation, or takes up the one of the page before; nothing is sent before `connect`. */
  start({ server, language, pageTopic }: Settings): void {
    this.#storage.markOpen(true);
    if (this.#connection !== undefined) return;
    this.#server = server;
    this.state = this.#restore(language);
    this.#connection = new Connection({
      server,
      environment: browserEnvironment,
      hello: () => this.#hello(pageTopic ?? location.pathname.slice(0, mostPageLength)),
      onMessage: (message) => this.#calm.then(() => this.#receive(message)),
      onState: (connection) => this.#dispatch({ type: 'connection-changed', connection }),
    });
    for (const message of pendingMessages(this.state)) this.#connection.send(message);
  }

  connect(): void {
    this.#connection?.connect();
  }

  /** Leaves the next page closed. The connection stays for answers that are under way. */
  pause(): void {
    this.#storage.markOpen(false);
    this.#sendRating();
  }

  /** Holds messages back for the moment in which a screen reader follows the focus. */
  calm(): void {
    this.#calm = new Promise((resolve) => setTimeout(resolve, calmMs));
  }

  ask(text: string): void {
    this.#ask({ text });
  }

  /** Asks what was chosen; gives back the id of the question. */
  choose({ label, value }: Choice): string {
    return this.#ask({ text: label, value });
  }

  /** Says what a question without words was about. */
  entitle(id: string, text: string): void {
    this.#dispatch({ type: 'entitled', id, text });
  }

  questions(): readonly Question[] {
    return this.state.entries.filter((entry) => entry.kind === 'question');
  }

  /** All that can be asked; nothing where the list cannot be had. */
  suggestions(): Promise<Suggestions | undefined> {
    const { language } = this.state;
    if (this.#list?.language !== language) this.#list = { language, ready: fetchSuggestions(this.#server, language) };
    return this.#list.ready;
  }

  /** Known questions that a draft may be the beginning of. */
  async completions(draft: string): Promise<readonly Choice[]> {
    const list = await this.suggestions();
    if (list === undefined) return [];
    if (this.#completer?.list !== list) this.#completer = { list, complete: createCompleter(list) };
    return this.#completer.complete(draft);
  }

  askAgain(id: string): void {
    const question = this.state.entries.find((entry) => entry.kind === 'question' && entry.id === id);
    if (question?.kind !== 'question') return;
    const again = newId();
    this.#dispatch({ type: 'asked-again', id, newId: again });
    this.#connection?.send(toMessage({ ...question, id: again }));
  }

  /** Takes a rating down. One that asks for a comment is sent with it, or without it when the visitor goes on. */
  rate(answer: string, helpful: boolean, comment?: string): void {
    this.#dispatch({ type: 'rated', answer, helpful });
    this.#rating = { type: 'feedback', answer, helpful, ...(comment && { comment }) };
    if (helpful || comment !== undefined) this.#sendRating();
  }

  /** Has a link of an answer counted. */
  noteFollowed(answer: string, href: string): void {
    this.#connection?.send({ type: 'followed', answer, href });
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
    this.#rating = undefined;
    this.#dispatch({ type: 'forgotten' });
    this.#storage.clear();
    this.#connection?.forget();
  }

  retry(): void {
    this.#connection?.wake();
  }

  readonly #reconnect = (): void => {
    if (this.state.connection !== 'idle') this.#connection?.restart();
  };

  // A page with an open socket cannot be kept for the way back.
  readonly #sleep = (): void => {
    this.#sendRating();
    this.#save();
    this.#connection?.close();
  };

  readonly #awake = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#connection?.connect();
  };

  readonly #followVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      this.#hiddenAtMs = Date.now();
      this.#save();
    } else if (Date.now() - this.#hiddenAtMs > napMs) this.#reconnect();
    else this.#connection?.wake();
  };

  #sendRating(): void {
    if (this.#rating !== undefined) this.#connection?.send(this.#rating);
    this.#rating = undefined;
  }

  #ask(question: { readonly text: string; readonly value?: string }): string {
    this.#sendRating();
    const id = newId();
    this.#dispatch({ type: 'asked', id, atMs: Date.now(), ...question });
    this.#connection?.send(toMessage({ id, ...question }));
    return id;
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
    this.#dispatch({ type: 'received', message, atMs: Date.now() });
    if (message.type === 'error') this.#host.refused(message.code);
    if (message.type === 'reply' && this.state.entries.length > before) this.#host.answered(message);
  }

  #dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    this.#saving ??= setTimeout(() => this.#save(), saveMs);
    this.#host.requestUpdate();
  }

  #save(): void {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const { entries, resume } = this.state;
    // A conversation keeps its language; before it has begun, only the visitor's choice outlives the page.
    const language = this.#hasAsked() ? this.state.language : this.#chosenLanguage;
    this.#storage.save({ entries, resume, language });
  }
}

function fetchSuggestions(server: string, language: Language): Promise<Suggestions | undefined> {
  return (
    browserEnvironment
      .get(new URL(`api/suggestions?language=${language}`, server).href)
      .then(decodeSuggestions)
      // Nobody waits for suggestions; the question can be asked without.
      .catch(() => undefined)
  );
}

/** A random UUID, also on pages without TLS, where `crypto.randomUUID` is missing. */
function newId(): string {
  return (
    crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')
  );
}

import { type CSSResult, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Choice, Language, Reply } from '../../server/protocol/messages.ts';
import { directionOf, languageTag } from '../language.ts';
import { type ChatState, lastWritten, openChoices } from '../state.ts';
import { loadTexts } from '../texts/load.ts';
import type { Texts } from '../texts/texts.ts';
import { Chat, type ChatHost } from './chat.ts';
import type { ChatComposer } from './composer.ts';
import { renderEntries } from './entries.ts';
import { renderHeader } from './header.ts';
import { downIcon } from './icons.ts';
import { takePageLink } from './page-link.ts';
import { revealIn, Scrolling, showLatest } from './scrolling.ts';
import { readSettings, type Settings } from './settings.ts';
import { renderStatus } from './status.ts';
import { answer } from './styles/answer.ts';
import { base } from './styles/base.ts';
import { header } from './styles/header.ts';
import { layout } from './styles/layout.ts';
import { log } from './styles/log.ts';
import { tokens } from './styles/tokens.ts';
import { loadTools, type Tools } from './tools.ts';
import { ViewportController } from './viewport.ts';

/**
 * The chat itself, inside `<hannover-chat>`.
 *
 * @fires dismiss - the visitor wants to close it
 */
export class ChatPanel extends LitElement implements ChatHost {
  static override readonly styles = [base, layout, header, log, answer];

  static override readonly properties = {
    settings: { state: true },
    texts: { state: true },
    news: { state: true },
    suggests: { state: true },
    isBehind: { state: true },
  };

  declare private settings: Settings | undefined;
  declare private texts: Texts | undefined;
  /** Something that is announced but not shown. */
  declare private news: string;
  /** Whether known questions are offered while the visitor writes. */
  declare private suggests: boolean;
  /** Whether there is an answer that the visitor, who had scrolled back, has not seen. */
  declare private isBehind: boolean;

  readonly #chat = new Chat(this);
  readonly #scrolling = new Scrolling();
  #owner: HTMLElement | undefined;
  #readSettings: (() => Settings) | undefined;
  #shownState: ChatState | undefined;
  #tools: Tools | undefined;
  #toolsLoading: Promise<Tools | undefined> | undefined;

  constructor() {
    super();
    this.news = '';
    this.suggests = true;
    this.isBehind = false;
    new ViewportController(this);
  }

  /** Moves into `<hannover-chat>`, and gives it the colours, so that the page can override them there. */
  join(owner: HTMLElement, scriptUrl: string): void {
    this.#owner = owner;
    this.#readSettings = () => readSettings(owner, scriptUrl);
    this.settings = this.#readSettings();
    if (tokens.styleSheet !== undefined) owner.shadowRoot?.adoptedStyleSheets.push(tokens.styleSheet);
    owner.shadowRoot?.append(this);
  }

  /** Takes over what the page has changed on `<hannover-chat>`. */
  followPage(): void {
    this.settings = this.#readSettings?.();
    if (this.settings !== undefined && this.texts !== undefined) this.#chooseLanguage(this.settings.language);
  }

  /** Shows the panel, at the answer the page's address asks for, and puts the cursor into its input if `takesFocus`. */
  async show(takesFocus: boolean): Promise<void> {
    this.hidden = false;
    this.#tools?.clearUnread();
    if (takesFocus) this.#chat.calm();
    if (this.settings !== undefined) this.#chat.start(this.settings);
    const target = takePageLink();
    if (target !== undefined) this.#chat.follow(target);
    this.texts ??= await loadTexts(this.#chat.state.language);
    if (this.#chat.state.entries.length > 1) this.#fetchTools();
    await this.updateComplete;
    if (takesFocus && !this.hidden) await this.#focusInput();
  }

  hide(): void {
    this.hidden = true;
    this.#tools?.stop();
    this.#chat.pause();
  }

  /** Asks in the visitor's name. */
  ask(text: string): void {
    this.#chat.ask(text);
  }

  answered({ outcome, language }: Reply): void {
    this.#fetchTools();
    if (this.hidden) this.#tools?.countUnread();
    this.#emit('answer', { outcome, language });
  }

  refused(code: string): void {
    this.#emit('error', { code });
  }

  protected override updated(): void {
    const { state } = this.#chat;
    if (state.entries.length !== this.#shownState?.entries.length) this.#followLog(state);
    this.#shownState = state;
  }

  #followLog({ entries }: ChatState): void {
    if (entries.at(-1)?.kind === 'question') this.#scrolling.followAgain();
    this.isBehind = this.#scrolling.isReading;
    if (!this.isBehind) this.#showLatest();
  }

  async #showLatest(): Promise<void> {
    // Choices are laid out an update later than the answer above them.
    await this.renderRoot.querySelector<LitElement>('hannover-chat-choices')?.updateComplete;
    const panel = this.renderRoot.querySelector('.panel');
    const transcript = this.renderRoot.querySelector('.log');
    if (panel !== null && transcript !== null) showLatest(panel, transcript);
  }

  async #reveal(selector: string): Promise<void> {
    await this.updateComplete;
    const log = this.renderRoot.querySelector('.log');
    const target = log?.querySelector(selector);
    if (log && target) revealIn(log, target);
  }

  #composer(): ChatComposer | null {
    return this.renderRoot.querySelector<ChatComposer>('hannover-chat-composer');
  }

  async #focusInput(): Promise<void> {
    await this.#composer()?.updateComplete;
    this.#composer()?.focus();
  }

  async #fetchTools(): Promise<void> {
    const owner = this.#owner;
    const { texts } = this;
    if (owner === undefined || texts === undefined || this.#toolsLoading !== undefined) return;
    this.#toolsLoading = loadTools(
      {
        owner,
        view: () => ({ state: this.#chat.state, texts: this.texts ?? texts }),
        adopt: ({ styleSheet }: CSSResult) => {
          if (styleSheet !== undefined) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
        },
        update: () => this.requestUpdate(),
        reveal: (selector) => this.#reveal(selector),
        announce: (text) => {
          this.news = text;
        },
        rate: (id, helpful, comment) => this.#rate(id, helpful, comment),
        write: (text) => this.#composer()?.edit(text),
      },
      this.#chat.state.language,
    );
    this.#tools = await this.#toolsLoading;
    if (this.#tools === undefined) this.#toolsLoading = undefined;
    this.requestUpdate();
  }

  async #chooseLanguage(language: Language): Promise<void> {
    this.texts = await loadTexts(language);
    this.#chat.chooseLanguage(language);
    await this.#tools?.speak(language);
  }

  // Focus first, then the choice disappears: otherwise it would fall to the top of the page.
  async #choose(choice: Choice): Promise<void> {
    this.#chat.calm();
    await this.#focusInput();
    this.#chat.choose(choice);
  }

  async #forget(): Promise<void> {
    this.#chat.calm();
    await this.#focusInput();
    this.#chat.forget();
    this.news = this.texts?.forgotten ?? '';
  }

  async #jump(): Promise<void> {
    this.renderRoot.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
    this.#scrolling.followAgain();
    this.isBehind = false;
    await this.updateComplete;
    await this.#showLatest();
  }

  #rate(id: string, helpful: boolean, comment?: string): void {
    this.#chat.rate(id, helpful, comment);
    if (!helpful && comment === undefined) this.#tools?.askForComment(id);
    else this.#thank();
  }

  async #thank(): Promise<void> {
    const hadFocus = this.shadowRoot?.activeElement?.closest('.comment') != null;
    // Before the form goes, or focus would fall to the top of the page.
    if (hadFocus) await this.#focusInput();
    this.news = this.texts?.thanks ?? '';
  }

  #onScroll({ currentTarget }: Event): void {
    if (!(currentTarget instanceof Element)) return;
    this.#scrolling.note(currentTarget);
    if (!this.#scrolling.isReading) this.isBehind = false;
  }

  #onClick(event: Event): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link !== undefined && !this.#emit('link', { href: link.href })) event.preventDefault();
  }

  #emit(name: string, detail: unknown): boolean {
    const init = { bubbles: true, composed: true, cancelable: name === 'link', detail };
    return this.dispatchEvent(new CustomEvent(`hannover-chat-${name}`, init));
  }

  #renderHeader(texts: Texts, { language }: ChatState): TemplateResult {
    return renderHeader({
      texts,
      language,
      suggests: this.suggests,
      extra: this.#tools?.renderMenu() ?? nothing,
      chooseLanguage: (wanted) => this.#chooseLanguage(wanted),
      toggleSuggests: () => {
        this.suggests = !this.suggests;
      },
      forget: () => this.#forget(),
      dismiss: () => this.dispatchEvent(new Event('dismiss')),
    });
  }

  #renderLog(texts: Texts, state: ChatState): TemplateResult {
    const choices = openChoices(state);
    return html`<div
      class="log"
      role="log"
      aria-label=${texts.transcript}
      tabindex="0"
      @click=${this.#onClick}
      @scroll=${this.#onScroll}
    >
      ${renderEntries({
        texts,
        state,
        tools: this.#tools,
        askAgain: (id) => this.#chat.askAgain(id),
        edit: (text) => this.#composer()?.edit(text),
      })}
      ${
        choices.length === 0
          ? nothing
          : html`<hannover-chat-choices
            .label=${texts.choices}
            .choices=${choices}
            .choose=${(choice: Choice) => this.#choose(choice)}
          ></hannover-chat-choices>`
      }
      ${
        this.isBehind
          ? html`<button type="button" class="jump" @click=${this.#jump}>${downIcon}${texts.newAnswer}</button>`
          : nothing
      }
    </div>`;
  }

  #renderComposer(texts: Texts): TemplateResult {
    return html`<hannover-chat-composer
      .texts=${texts}
      .privacyUrl=${this.settings?.privacyUrl}
      .suggests=${this.suggests}
      .extra=${this.#tools?.renderInput() ?? nothing}
      .send=${(text: string) => this.#chat.ask(text)}
      .choose=${(choice: Choice) => this.#choose(choice)}
      .search=${(draft: string) => this.#chat.completions(draft)}
      .recall=${() => lastWritten(this.#chat.state)}
    ></hannover-chat-composer>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { texts } = this;
    const { state } = this.#chat;
    if (texts === undefined) return nothing;
    return html`<div
      class="panel"
      role="dialog"
      aria-label=${texts.title}
      lang=${languageTag(state.language)}
      dir=${directionOf(state.language)}
    >
      ${this.#renderHeader(texts, state)} ${renderStatus(texts, state, () => this.#chat.retry())}
      ${this.#renderLog(texts, state)} ${this.#renderComposer(texts)}
      <p class="visually-hidden" role="status">${this.news}</p>
    </div>`;
  }
}

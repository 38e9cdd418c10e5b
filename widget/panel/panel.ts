import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Choice, Language, Reply } from '../../server/protocol/messages.ts';
import { directionOf, languageTag } from '../language.ts';
import { type ChatState, openChoices } from '../state.ts';
import { texts as german } from '../texts/de.ts';
import { loadTexts } from '../texts/load.ts';
import type { Texts } from '../texts/texts.ts';
import { Chat, type ChatHost } from './chat.ts';
import type { ChatComposer } from './composer.ts';
import { renderEntries } from './entries.ts';
import { renderHeader } from './header.ts';
import { showLatest } from './scrolling.ts';
import { readSettings, type Settings } from './settings.ts';
import { renderStatus } from './status.ts';
import { answer } from './styles/answer.ts';
import { base } from './styles/base.ts';
import { header } from './styles/header.ts';
import { layout } from './styles/layout.ts';
import { log } from './styles/log.ts';
import { tokens } from './styles/tokens.ts';
import { loadTools, type Tools, type ToolsHost, type ToolsView } from './tools.ts';
import { ViewportController } from './viewport.ts';

/**
 * The chat itself, inside `<hannover-chat>`.
 *
 * @fires dismiss - the visitor wants to close it
 */
export class ChatPanel extends LitElement implements ChatHost, ToolsHost {
  static override readonly styles = [base, layout, header, log, answer];

  static override readonly properties = {
    settings: { state: true },
    texts: { state: true },
    news: { state: true },
    suggests: { state: true },
  };

  declare private settings: Settings | undefined;
  declare private texts: Texts | undefined;
  /** Something that is announced but not shown. */
  declare private news: string;
  /** Whether known questions are offered while the visitor writes. */
  declare private suggests: boolean;

  readonly #chat = new Chat(this);
  #readSettings: (() => Settings) | undefined;
  #shownState: ChatState | undefined;
  #tools: Tools | undefined;
  #toolsLoading: Promise<void> | undefined;
  /** The language that was chosen last, whose texts may still be on their way. */
  #wanted: Language | undefined;
  #hadFocus = false;

  constructor() {
    super();
    this.news = '';
    this.suggests = true;
    new ViewportController(this);
    for (const key of ['keydown', 'keypress', 'keyup'] as const) this.addEventListener(key, keepFromPage);
  }

  /** Moves into `<hannover-chat>`, and gives it the colours, so that the page can override them there. */
  join(owner: HTMLElement, scriptUrl: string): void {
    this.#readSettings = () => readSettings(owner, scriptUrl);
    this.settings = this.#readSettings();
    owner.shadowRoot?.adoptedStyleSheets.push(tokens);
    owner.shadowRoot?.append(this);
  }

  /** Takes over what the page has changed on `<hannover-chat>`. */
  followPage(): void {
    const before = this.settings;
    this.settings = this.#readSettings?.();
    const { language } = this.settings ?? {};
    // Only a language that is new, or the page would take back what the visitor chose.
    if (language !== undefined && language !== before?.language && this.texts) this.#chooseLanguage(language);
  }

  /** Shows the panel, at the answer the page's address asks for, and puts the cursor into its input if `takesFocus`. */
  async show(takesFocus: boolean): Promise<void> {
    this.hidden = false;
    this.#tools?.clearUnread();
    if (takesFocus) this.#chat.calm();
    if (this.settings !== undefined) this.#chat.start(this.settings);
    if (/[#?&]chat=/.test(location.search + location.hash)) this.#followPageLink();
    this.texts ??= await loadTexts(this.#chat.state.language);
    if (this.#chat.state.entries.length > 1) this.#fetchTools();
    await this.updateComplete;
    if (takesFocus && !this.hidden) await this.#focusInput();
    // The visitor can write; whom to is seen to next.
    this.#chat.connect();
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

  async answered({ outcome, language }: Reply): Promise<void> {
    this.#emit('answer', { outcome, language });
    await this.#fetchTools();
    if (this.hidden) this.#tools?.countUnread();
  }

  refused(code: string): void {
    this.#emit('error', { code });
  }

  view(): ToolsView {
    return { state: this.#chat.state, texts: this.texts ?? german, suggests: this.suggests };
  }

  log(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }

  async showLatest(): Promise<void> {
    // Choices are laid out an update later than the answer above them.
    await this.renderRoot.querySelector<LitElement>('hannover-chat-choices')?.updateComplete;
    const panel = this.renderRoot.querySelector('.panel');
    const log = this.log();
    if (panel !== null && log !== null) showLatest(panel, log);
  }

  /** Also what was said before already: only what changes is read out. */
  async announce(text: string): Promise<void> {
    this.news = '';
    await this.updateComplete;
    this.news = text;
  }

  rate(answer: string, helpful: boolean, comment?: string): void {
    this.#chat.rate(answer, helpful, comment);
  }

  write(text: string): void {
    this.#composer()?.edit(text);
  }

  /** The conversation goes on in the input. On a touch screen that would bring the keyboard over the answer. */
  async moveOn(): Promise<void> {
    if (matchMedia('(pointer: coarse)').matches) this.log()?.focus({ preventScroll: true });
    else await this.#focusInput();
  }

  toggleSuggests(): void {
    this.suggests = !this.suggests;
  }

  async forget(): Promise<void> {
    this.#chat.calm();
    await this.moveOn();
    this.#chat.forget();
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  protected override updated(): void {
    // What had the focus is gone: it must not fall to the top of the page.
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) this.log()?.focus({ preventScroll: true });
    const { entries } = this.#chat.state;
    const isGrown = entries.length !== this.#shownState?.entries.length;
    this.#shownState = this.#chat.state;
    if (isGrown && !this.#tools?.holds(entries.at(-1)?.kind === 'question')) this.showLatest();
  }

  async #followPageLink(): Promise<void> {
    // If it cannot be loaded, the chat is open, and the visitor can ask.
    const link = await import('./page-link.ts').catch(() => undefined);
    await link?.followPageLink(this.#chat);
  }

  #composer(): ChatComposer | null {
    return this.renderRoot.querySelector<ChatComposer>('hannover-chat-composer');
  }

  async #focusInput(): Promise<void> {
    await this.#composer()?.updateComplete;
    this.#composer()?.focus();
  }

  #fetchTools(): Promise<void> {
    this.#toolsLoading ??= this.#loadTools();
    return this.#toolsLoading;
  }

  async #loadTools(): Promise<void> {
    this.#tools = await loadTools(this);
    // Tried again with the next answer.
    if (this.#tools === undefined) this.#toolsLoading = undefined;
    this.requestUpdate();
  }

  async #chooseLanguage(language: Language): Promise<void> {
    this.#wanted = language;
    const texts = await loadTexts(language);
    // The visitor may have gone on to the next in the list meanwhile.
    if (this.#wanted !== language) return;
    this.texts = texts;
    this.#chat.chooseLanguage(language);
    await this.#tools?.speak();
  }

  // Focus first, then the choice disappears: otherwise it would fall to the top of the page.
  async #choose(choice: Choice): Promise<void> {
    this.#chat.calm();
    await this.moveOn();
    this.#chat.choose(choice);
  }

  #onClick(event: Event): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link === undefined) return;
    if (!this.#emit('link', { href: link.href })) event.preventDefault();
    const answer = link.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (answer !== undefined) this.#chat.noteFollowed(answer, link.href);
  }

  #emit(name: string, detail: unknown): boolean {
    const init = { bubbles: true, composed: true, cancelable: name === 'link', detail };
    return this.dispatchEvent(new CustomEvent(`hannover-chat-${name}`, init));
  }

  #renderHeader(texts: Texts, { language }: ChatState): TemplateResult {
    return renderHeader({
      texts,
      language,
      menu: this.#tools?.renderMenu() ?? nothing,
      fetchMenu: () => this.#fetchTools(),
      chooseLanguage: (wanted) => this.#chooseLanguage(wanted),
      dismiss: () => this.dispatchEvent(new Event('dismiss')),
    });
  }

  #renderLog(texts: Texts, state: ChatState): TemplateResult {
    const choices = openChoices(state);
    return html`<div
      class="log"
      role="log"
      aria-relevant="additions"
      aria-label=${texts.transcript}
      tabindex="0"
      @click=${this.#onClick}
    >
      ${renderEntries({ texts, state, tools: this.#tools, askAgain: (id) => this.#chat.askAgain(id) })}
      ${
        choices.length === 0
          ? nothing
          : html`<hannover-chat-choices
            .label=${texts.choices}
            .choices=${choices}
            .choose=${(choice: Choice) => this.#choose(choice)}
          ></hannover-chat-choices>`
      }
      ${this.#tools?.renderJump()}
    </div>`;
  }

  #renderComposer(texts: Texts): TemplateResult {
    return html`<hannover-chat-composer
      .texts=${texts}
      .privacyUrl=${this.settings?.privacyUrl}
      .suggests=${this.suggests}
      .extra=${this.#tools?.renderInput() ?? nothing}
      .chat=${this.#chat}
      .choose=${(choice: Choice) => this.#choose(choice)}
      .recall=${() => this.#tools?.lastWritten()}
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

/** Pages have shortcuts, and cannot see that somebody writes: to them, keys come from the chat as a whole. */
function keepFromPage(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}

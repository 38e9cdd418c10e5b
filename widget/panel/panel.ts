import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Choice, Language, Reply } from '../../server/protocol/messages.ts';
import { directionOf, languageTag } from '../language.ts';
import { type ChatState, openChoices } from '../state.ts';
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
  };

  declare private settings: Settings | undefined;
  declare private texts: Texts | undefined;
  /** Something that is announced but not shown. */
  declare private news: string;

  readonly #chat = new Chat(this);
  #readSettings: (() => Settings) | undefined;
  #shownState: ChatState | undefined;

  constructor() {
    super();
    this.news = '';
    new ViewportController(this);
  }

  /** Moves into `<hannover-chat>`, and gives it the colours, so that the page can override them there. */
  join(owner: HTMLElement, scriptUrl: string): void {
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

  /** Shows the panel, and puts the cursor into its input if `takesFocus`. */
  async show(takesFocus: boolean): Promise<void> {
    this.hidden = false;
    if (takesFocus) this.#chat.calm();
    if (this.settings !== undefined) this.#chat.start(this.settings);
    this.texts ??= await loadTexts(this.#chat.state.language);
    await this.updateComplete;
    if (takesFocus && !this.hidden) await this.#focusInput();
  }

  hide(): void {
    this.hidden = true;
    this.#chat.pause();
  }

  /** Asks in the visitor's name. */
  ask(text: string): void {
    this.#chat.ask(text);
  }

  answered({ outcome, language }: Reply): void {
    this.#emit('answer', { outcome, language });
  }

  refused(code: string): void {
    this.#emit('error', { code });
  }

  protected override updated(): void {
    const { state } = this.#chat;
    if (state.entries !== this.#shownState?.entries) this.#showLatest(state);
    this.#shownState = state;
  }

  async #showLatest({ entries }: ChatState): Promise<void> {
    if (entries.length === this.#shownState?.entries.length) return;
    // Choices are laid out an update later than the answer above them.
    await this.renderRoot.querySelector<LitElement>('hannover-chat-choices')?.updateComplete;
    const panel = this.renderRoot.querySelector('.panel');
    const transcript = this.renderRoot.querySelector('.log');
    if (panel !== null && transcript !== null) showLatest(panel, transcript);
  }

  async #focusInput(): Promise<void> {
    const composer = this.renderRoot.querySelector<ChatComposer>('hannover-chat-composer');
    await composer?.updateComplete;
    composer?.focus();
  }

  async #chooseLanguage(language: Language): Promise<void> {
    this.texts = await loadTexts(language);
    this.#chat.chooseLanguage(language);
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

  #rate(answer: string, helpful: boolean): void {
    this.#chat.rate(answer, helpful);
    this.news = this.texts?.thanks ?? '';
  }

  #onClick(event: Event): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link !== undefined && !this.#emit('link', { href: link.href })) event.preventDefault();
  }

  #emit(name: string, detail: unknown): boolean {
    const init = { bubbles: true, composed: true, cancelable: name === 'link', detail };
    return this.dispatchEvent(new CustomEvent(`hannover-chat-${name}`, init));
  }

  #renderLog(texts: Texts, state: ChatState): TemplateResult {
    const choices = openChoices(state);
    return html`<div class="log" role="log" aria-label=${texts.transcript} tabindex="0" @click=${this.#onClick}>
      ${renderEntries({
        texts,
        state,
        rate: (id, helpful) => this.#rate(id, helpful),
        askAgain: (id) => this.#chat.askAgain(id),
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
    </div>`;
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
      ${renderHeader({
        texts,
        language: state.language,
        chooseLanguage: (language) => this.#chooseLanguage(language),
        forget: () => this.#forget(),
        dismiss: () => this.dispatchEvent(new Event('dismiss')),
      })}
      ${renderStatus(texts, state, () => this.#chat.retry())} ${this.#renderLog(texts, state)}
      <hannover-chat-composer
        .texts=${texts}
        .privacyUrl=${this.settings?.privacyUrl}
        .send=${(text: string) => this.#chat.ask(text)}
      ></hannover-chat-composer>
      <p class="visually-hidden" role="status">${this.news}</p>
    </div>`;
  }
}

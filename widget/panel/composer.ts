import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Choice, maxUtteranceLength } from '../../server/protocol/messages.ts';
import { findPersonalData } from '../personal-data.ts';
import type { Texts } from '../texts/texts.ts';
import type { Chat } from './chat.ts';
import { Completions } from './completions.ts';
import { sendIcon, warningIcon } from './icons.ts';
import { base } from './styles/base.ts';
import { composer } from './styles/composer.ts';

/** From how many characters before the limit on the rest is counted down. */
const countdownLength = 200;

/** The input: Enter sends, Shift and Enter start a new line. Texts that look personal are sent at the second try. */
export class ChatComposer extends LitElement {
  static override readonly styles = [base, composer];

  static override readonly properties = {
    texts: { attribute: false },
    privacyUrl: { attribute: false },
    suggests: { attribute: false },
    extra: { attribute: false },
    draft: { state: true },
    isWarned: { state: true },
  };

  declare texts: Texts;
  declare privacyUrl: string | undefined;
  /** Whether known questions are offered while the visitor writes. */
  declare suggests: boolean;
  /** What else stands beside the send button. */
  declare extra: TemplateResult | typeof nothing;
  declare private draft: string;
  /** The visitor has tried to send personal data and seen the warning. */
  declare private isWarned: boolean;

  /** The conversation that is written to. */
  declare chat: Chat;
  declare choose: (choice: Choice) => void;
  /** What the visitor wrote last, to be had again with the up arrow. */
  declare recall: () => string | undefined;

  readonly #completions = new Completions({
    host: this,
    search: (draft) => this.chat.completions(draft),
    choose: (choice) => {
      this.#write('');
      this.choose(choice);
    },
  });

  constructor() {
    super();
    this.suggests = true;
    this.extra = nothing;
    this.draft = '';
    this.isWarned = false;
  }

  override focus(): void {
    this.#input?.focus({ preventScroll: true });
  }

  /** Puts a text into the input, to be changed and sent. */
  edit(text: string): void {
    this.#write(text);
    this.focus();
    this.#input?.setSelectionRange(text.length, text.length);
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  // Only what others than the visitor write goes into the field: writing back what they type would disturb input methods.
  #write(text: string): void {
    this.draft = text;
    this.isWarned = false;
    this.#completions.close();
    if (this.#input !== null) this.#input.value = text;
  }

  #onInput({ target }: Event): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.draft = target.value;
    if (findPersonalData(this.draft) === undefined) this.isWarned = false;
    if (this.suggests) this.#completions.follow(this.draft);
  }

  #onKeydown(event: KeyboardEvent): void {
    this.#completions.onKeydown(event);
    if (event.defaultPrevented) return;
    if (event.key === 'ArrowUp' && this.draft === '') this.#recall(event);
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #recall(event: KeyboardEvent): void {
    const text = this.recall();
    if (text === undefined) return;
    event.preventDefault();
    this.edit(text);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    this.#completions.close();
    const text = this.draft.trim();
    if (text !== '' && text.length <= maxUtteranceLength && !this.#holdBack(text)) {
      this.chat.ask(text);
      this.#write('');
    }
    this.focus();
  }

  #holdBack(text: string): boolean {
    if (this.isWarned || findPersonalData(text) === undefined) return false;
    this.isWarned = true;
    return true;
  }

  #renderCounter(): TemplateResult {
    const left = maxUtteranceLength - this.draft.trim().length;
    const text = left < 0 ? this.texts.charactersOver(-left) : this.texts.charactersLeft(left);
    return html`<span id="counter" role="status" class="counter ${left < 0 ? 'over' : ''}"
      >${left <= countdownLength ? text : nothing}</span
    >`;
  }

  // The general request gives way to the particular warning, which is said again when it has held a text back.
  #renderPrivacy(): TemplateResult {
    const { texts, privacyUrl, draft, isWarned } = this;
    const isPersonal = findPersonalData(draft) !== undefined;
    const link = html` <a href=${privacyUrl ?? nothing}>${texts.privacyLink}</a>`;
    return html`<p class="privacy" ?hidden=${isPersonal}>${texts.privacy}${privacyUrl === undefined ? nothing : link}</p>
      <div id="warning" role="status">
        ${
          isPersonal
            ? html`<p class="personal-data">${warningIcon}<span>${texts.personalData}${
                isWarned ? html`<span class="visually-hidden"> ${texts.sendAnyway}?</span>` : nothing
              }</span></p>`
            : nothing
        }
      </div>`;
  }

  protected override render(): TemplateResult {
    const { texts, isWarned } = this;
    return html`<form @submit=${this.#onSubmit} @focusout=${() => this.#completions.close()}>
      ${this.#completions.render(texts)}
      ${this.#renderPrivacy()}
      <div class="label-row"><label for="input">${texts.input}</label>${this.#renderCounter()}</div>
      <div class="input-row ${isWarned ? 'warned' : ''}">
        <textarea
          id="input"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${texts.placeholder}
          aria-describedby="warning counter"
          aria-autocomplete="list"
          aria-controls="completions"
          aria-activedescendant=${this.#completions.activeId}
          aria-invalid=${this.draft.trim().length > maxUtteranceLength}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
        ${this.extra}
        <button type="submit" class="send" aria-label=${isWarned ? nothing : texts.send}>
          ${isWarned ? texts.sendAnyway : sendIcon}
        </button>
      </div>
    </form>`;
  }
}

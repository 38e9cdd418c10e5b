import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { maxUtteranceLength } from '../../server/protocol/messages.ts';
import { findPersonalData } from '../personal-data.ts';
import type { Texts } from '../texts/texts.ts';
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
    send: { attribute: false },
    draft: { state: true },
    isWarned: { state: true },
  };

  declare texts: Texts;
  declare privacyUrl: string | undefined;
  declare send: (text: string) => void;
  declare private draft: string;
  /** The visitor has tried to send personal data and seen the warning. */
  declare private isWarned: boolean;

  constructor() {
    super();
    this.send = () => undefined;
    this.draft = '';
    this.isWarned = false;
  }

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus({ preventScroll: true });
  }

  #onInput({ target }: Event): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.draft = target.value;
    if (findPersonalData(this.draft) === undefined) this.isWarned = false;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    const text = this.draft.trim();
    if (text !== '' && text.length <= maxUtteranceLength && !this.#holdBack(text)) {
      this.send(text);
      this.draft = '';
      this.isWarned = false;
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

  // The general request gives way to the particular warning.
  #renderPrivacy(): TemplateResult {
    const { texts, privacyUrl, draft } = this;
    const isPersonal = findPersonalData(draft) !== undefined;
    const link = html` <a href=${privacyUrl ?? nothing}>${texts.privacyLink}</a>`;
    return html`<p class="privacy" ?hidden=${isPersonal}>${texts.privacy}${privacyUrl === undefined ? nothing : link}</p>
      <div id="warning" role="status">
        ${isPersonal ? html`<p class="personal-data">${warningIcon}<span>${texts.personalData}</span></p>` : nothing}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { texts, isWarned } = this;
    return html`<form @submit=${this.#onSubmit}>
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
          aria-invalid=${this.draft.trim().length > maxUtteranceLength}
          .value=${live(this.draft)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
        <button type="submit" class="send" aria-label=${isWarned ? nothing : texts.send}>
          ${isWarned ? texts.sendAnyway : sendIcon}
        </button>
      </div>
    </form>`;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { findPersonalData } from '../../personal-data.ts';
import type { Answer } from '../../state.ts';
import { warningIcon } from '../icons.ts';
import type { Bench } from './create.ts';

/** As the server takes it. */
const maxCommentLength = 1000;

/** Asks what was missing in an answer that did not help. Nobody has to say it. */
export class CommentForm {
  readonly #bench: Bench;
  #answer: string | undefined;
  #draft = '';

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  open(answer: string): void {
    const { host } = this.#bench;
    this.#answer = answer;
    this.#draft = '';
    host.requestUpdate();
    this.#reveal();
  }

  render({ id, helpful }: Answer): TemplateResult | typeof nothing {
    if (id !== this.#answer || helpful !== false) return nothing;
    const { comment, sendComment, skipComment } = this.#bench.texts();
    const { texts } = this.#bench.host.view();
    const isPersonal = findPersonalData(this.#draft) !== undefined;
    return html`<form class="comment" @submit=${this.#onSubmit}>
      <label for="comment">${comment}</label>
      <textarea
        id="comment"
        rows="2"
        dir="auto"
        maxlength=${maxCommentLength}
        aria-describedby="comment-hint"
        @input=${this.#onInput}
      ></textarea>
      <p id="comment-hint" role="status" class="personal-data">
        ${isPersonal ? [warningIcon, texts.personalData] : nothing}
      </p>
      <div class="row-of-buttons">
        <button type="submit" class="chip">${sendComment}</button>
        <button type="button" class="chip" @click=${() => this.#finish('')}>${skipComment}</button>
      </div>
    </form>`;
  }

  /** Scrolls the log, and nothing else, until the end of the form is seen. */
  async #reveal(): Promise<void> {
    const { host } = this.#bench;
    await host.updateComplete;
    const log = host.log();
    const form = log?.querySelector('.comment');
    if (!log || !form) return;
    const hiddenPx = form.getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
    if (hiddenPx > 0) log.scrollTop += hiddenPx + 12;
  }

  readonly #onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.#draft = target.value;
    this.#bench.host.requestUpdate();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#finish(this.#draft.trim());
  };

  async #finish(comment: string): Promise<void> {
    const { host, texts } = this.#bench;
    const answer = this.#answer;
    await host.moveOn();
    this.#answer = undefined;
    if (answer !== undefined) host.rate(answer, false, comment);
    host.announce(texts().thanks);
  }
}

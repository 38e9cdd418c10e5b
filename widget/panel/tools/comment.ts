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
    host.update();
    host.reveal('.comment');
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

  readonly #onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.#draft = target.value;
    this.#bench.host.update();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#finish(this.#draft.trim());
  };

  #finish(comment: string): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (answer !== undefined) this.#bench.host.rate(answer, false, comment);
  }
}

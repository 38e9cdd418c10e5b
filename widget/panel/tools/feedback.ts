import { html, type TemplateResult } from 'lit';
import type { Answer } from '../../state.ts';
import type { CommentForm } from './comment.ts';
import type { Bench } from './create.ts';
import { thumbDownIcon, thumbUpIcon } from './icons.ts';

/** "Was this helpful?" with two thumbs. */
export class Feedback {
  readonly #bench: Bench;
  readonly #comment: CommentForm;

  constructor(bench: Bench, comment: CommentForm) {
    this.#bench = bench;
    this.#comment = comment;
  }

  render({ id, helpful }: Answer): TemplateResult {
    const texts = this.#bench.texts();
    return html`<div class="feedback" role="group" aria-label=${texts.helpful}>
      <span>${texts.helpful}</span>
      <div>
        <button type="button" aria-pressed=${helpful === true} @click=${() => this.#praise(id)}>
          ${thumbUpIcon}${texts.yes}
        </button>
        <button type="button" aria-pressed=${helpful === false} @click=${() => this.#complain(id)}>
          ${thumbDownIcon}${texts.no}
        </button>
      </div>
    </div>`;
  }

  #praise(answer: string): void {
    const { host, texts } = this.#bench;
    host.rate(answer, true);
    host.announce(texts().thanks);
  }

  #complain(answer: string): void {
    this.#bench.host.rate(answer, false);
    this.#comment.open(answer);
  }
}

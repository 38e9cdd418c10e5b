import { html, nothing, type TemplateResult } from 'lit';
import type { Bench } from './create.ts';
import { downIcon } from './icons.ts';

/** Closer to the end than this counts as being there. */
const nearPx = 40;

/** Lets a visitor who has gone back to read stay there, and offers a way to the answer that has come meanwhile. */
export class Reading {
  readonly #bench: Bench;
  #topPx = 0;
  #isReading = false;
  #isBehind = false;

  constructor(bench: Bench) {
    this.#bench = bench;
    const log = bench.host.log();
    log?.addEventListener('scroll', () => this.#note(log));
  }

  /** Whether what has just come is not to be shown; after a question, the visitor wants to see the answer. */
  holds(isQuestion: boolean): boolean {
    if (isQuestion) this.#isReading = false;
    this.#isBehind = this.#isReading;
    this.#bench.host.requestUpdate();
    return this.#isReading;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isBehind) return nothing;
    const { newAnswer } = this.#bench.texts();
    return html`<button type="button" class="jump" @click=${() => this.#jump()}>${downIcon}${newAnswer}</button>`;
  }

  #note({ scrollTop, scrollHeight, clientHeight }: Element): void {
    if (scrollTop < this.#topPx - 4) this.#isReading = true;
    if (scrollHeight - scrollTop - clientHeight < nearPx) this.#isReading = false;
    this.#topPx = scrollTop;
    if (this.#isBehind && !this.#isReading) this.holds(false);
  }

  async #jump(): Promise<void> {
    const { host } = this.#bench;
    host.log()?.focus({ preventScroll: true });
    this.holds(true);
    await host.updateComplete;
    await host.showLatest();
  }
}

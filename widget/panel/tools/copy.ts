import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from '../../state.ts';
import { replyText } from '../../transcript.ts';
import type { Bench } from './create.ts';
import { copyIcon, doneIcon } from './icons.ts';

/** Copies an answer as plain text, with the addresses of its links. */
export class CopyButton {
  readonly #bench: Bench;
  #copied: string | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  render({ id, reply }: Answer): TemplateResult | typeof nothing {
    // Browsers give the clipboard to pages with TLS only.
    if (!('clipboard' in navigator)) return nothing;
    const { copy, copied } = this.#bench.texts();
    const isDone = this.#copied === id;
    return html`<button type="button" class="tool" @click=${() => this.#copy(id, replyText(reply))}>
      ${isDone ? doneIcon : copyIcon}${isDone ? copied : copy}
    </button>`;
  }

  async #copy(id: string, text: string): Promise<void> {
    const { host, texts } = this.#bench;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Refused, for example in a frame without the permission: the button then still says "copy".
      return;
    }
    this.#copied = id;
    host.announce(texts().copied);
    host.requestUpdate();
  }
}

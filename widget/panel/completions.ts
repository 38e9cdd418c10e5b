import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Choice } from '../../server/protocol/messages.ts';
import type { Texts } from '../texts/texts.ts';

export interface CompletionsOwner {
  readonly host: ReactiveControllerHost;
  readonly search: (draft: string) => Promise<readonly Choice[]>;
  readonly choose: (choice: Choice) => void;
}

/**
 * Known questions above the input. Focus stays in the input: arrow keys move a mark that `aria-activedescendant` tells,
 * Enter takes what is marked, Escape puts the list away.
 */
export class Completions {
  readonly #owner: CompletionsOwner;
  #options: readonly Choice[] = [];
  /** -1: nothing is marked, and Enter sends what was written. */
  #marked = -1;
  #draft = '';

  constructor(owner: CompletionsOwner) {
    this.#owner = owner;
  }

  /** The id of the marked option. */
  get activeId(): string | typeof nothing {
    return this.#marked < 0 ? nothing : optionId(this.#marked);
  }

  async follow(draft: string): Promise<void> {
    this.#draft = draft;
    const found = draft.trim().length > 1 ? await this.#owner.search(draft) : [];
    // The visitor may have typed on, or sent it, while the list was on its way.
    if (draft === this.#draft) this.#show(found);
  }

  close(): void {
    this.#draft = '';
    this.#show([]);
  }

  /** Takes a key the list has use for. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    const count = this.#options.length;
    if (count === 0 || event.isComposing || event.defaultPrevented) return;
    switch (event.key) {
      case 'ArrowDown':
        this.#mark(this.#marked + 1 === count ? -1 : this.#marked + 1);
        break;
      case 'ArrowUp':
        this.#mark(this.#marked < 0 ? count - 1 : this.#marked - 1);
        break;
      case 'Enter':
        if (this.#marked < 0) return;
        this.#take(this.#marked);
        break;
      case 'Escape':
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  render(texts: Texts): TemplateResult {
    const options = this.#options;
    return html`<ul id="completions" role="listbox" aria-label=${texts.choices} ?hidden=${options.length === 0}>
        ${options.map(
          ({ label }, index) =>
            html`<li
              id=${optionId(index)}
              role="option"
              aria-selected=${index === this.#marked}
              @pointerdown=${keepFocus}
              @click=${() => this.#take(index)}
            >
              ${label}
            </li>`,
        )}
      </ul>
      <span class="visually-hidden" role="status">${options.length === 0 ? nothing : texts.completions(options.length)}</span>`;
  }

  #show(options: readonly Choice[]): void {
    if (options.length === 0 && this.#options.length === 0) return;
    this.#options = options;
    this.#mark(-1);
  }

  #mark(index: number): void {
    this.#marked = index;
    this.#owner.host.requestUpdate();
  }

  #take(index: number): void {
    const choice = this.#options[index];
    this.close();
    if (choice !== undefined) this.#owner.choose(choice);
  }
}

function optionId(index: number): string {
  return `completion-${index}`;
}

/** The click is to choose, not to leave the input. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

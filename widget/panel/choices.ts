import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Choice } from '../../server/protocol/messages.ts';
import { base } from './styles/base.ts';
import { choices } from './styles/choices.ts';

/** Quick replies: one stop of the Tab key, arrow keys move inside. */
export class ChatChoices extends LitElement {
  static override readonly styles = [base, choices];

  static override readonly properties = {
    label: {},
    choices: { attribute: false },
    choose: { attribute: false },
    current: { state: true },
  };

  /** Names the group. */
  declare label: string;
  declare choices: readonly Choice[];
  declare choose: (choice: Choice) => void;
  /** The one choice the Tab key stops at. */
  declare private current: number;

  constructor() {
    super();
    this.label = '';
    this.choices = [];
    this.choose = () => undefined;
    this.current = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('choices')) this.current = 0;
  }

  #onKeydown(event: KeyboardEvent): void {
    const next = this.#target(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.current = next;
    this.renderRoot.querySelectorAll('button')[next]?.focus();
  }

  #target(key: string): number | undefined {
    const count = this.choices.length;
    const isRightToLeft = getComputedStyle(this).direction === 'rtl';
    switch (key) {
      case 'ArrowDown':
      case isRightToLeft ? 'ArrowLeft' : 'ArrowRight':
        return (this.current + 1) % count;
      case 'ArrowUp':
      case isRightToLeft ? 'ArrowRight' : 'ArrowLeft':
        return (this.current + count - 1) % count;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      default:
        return undefined;
    }
  }

  protected override render(): TemplateResult {
    return html`<div role="group" aria-label=${this.label} @keydown=${this.#onKeydown}>
      ${this.choices.map(
        (choice, index) =>
          html`<button
            type="button"
            class="chip"
            tabindex=${index === this.current ? 0 : -1}
            @focus=${() => {
              this.current = index;
            }}
            @click=${() => this.choose(choice)}
          >
            ${choice.label}
          </button>`,
      )}
    </div>`;
  }
}

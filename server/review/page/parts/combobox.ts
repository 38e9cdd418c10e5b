import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';
import { findOptions, type Option } from './options.ts';

/**
 * A text field that finds entries of a long list while somebody writes.
 *
 * @attr name - makes its ids differ from those of others
 * @fires pick - an entry was taken, or none any more; `detail` is its value or an empty text
 * @fires search - something was written; `detail` is the text
 */
export class Combobox extends LitElement {
  static override readonly properties = {
    name: {},
    label: {},
    texts: { attribute: false },
    options: { attribute: false },
    value: {},
    isAsked: { type: Boolean, attribute: 'asked' },
    text: { state: true },
    isOpen: { state: true },
    at: { state: true },
  };

  declare name: string;
  declare label: string;
  declare texts: Texts;
  declare options: readonly Option[];
  declare value: string;
  /** Whether the options are what somebody else found for the text, and are shown as they are. */
  declare isAsked: boolean;
  declare private text: string | undefined;
  declare private isOpen: boolean;
  declare private at: number;

  constructor() {
    super();
    this.options = [];
    this.value = '';
    this.isAsked = false;
    this.isOpen = false;
    this.at = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('at') || changed.has('isOpen'))
      this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  get #found(): readonly Option[] {
    return this.isAsked ? this.options : findOptions(this.options, this.text ?? '');
  }

  get #shownText(): string {
    return this.text ?? this.options.find(({ value }) => value === this.value)?.label ?? '';
  }

  readonly #write = ({ target }: Event): void => {
    this.text = target instanceof HTMLInputElement ? target.value : '';
    this.isOpen = true;
    this.at = -1;
    this.#emit('search', this.text);
  };

  readonly #press = (event: KeyboardEvent): void => {
    const found = this.#found;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        if (this.isOpen) this.at = (this.at + step + found.length) % Math.max(1, found.length);
        else this.#open();
        return;
      }
      case 'Enter': {
        const option = found[this.at];
        if (!this.isOpen || option === undefined) return;
        event.preventDefault();
        this.#take(option);
        return;
      }
      case 'Escape':
        if (!this.isOpen) return;
        // A dialog around it stays open.
        event.preventDefault();
        event.stopPropagation();
        this.#leave();
    }
  };

  #open(): void {
    this.isOpen = true;
    this.at = this.#found.findIndex(({ value }) => value === this.value);
  }

  #take({ value }: Option): void {
    this.value = value;
    this.text = undefined;
    this.isOpen = false;
    this.#emit('pick', value);
  }

  /** What was written and fits no entry does not stay; an empty field takes back the choice. */
  readonly #leave = (): void => {
    this.isOpen = false;
    if (this.text === '' && this.value !== '') this.#take({ value: '', label: '' });
    this.text = undefined;
  };

  #emit(name: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #renderOption(option: Option, index: number): TemplateResult {
    return html`<li
      id="${this.name}-option-${index}"
      role="option"
      aria-selected=${index === this.at ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#take(option)}
    >
      <bdi>${option.label}</bdi>${option.hint === undefined ? nothing : html`<span class="option-hint">${option.hint}</span>`}
    </li>`;
  }

  protected override render(): TemplateResult {
    const { name, label, texts, isOpen, at } = this;
    const found = isOpen ? this.#found : [];
    const isShown = found.length > 0;
    return html`<div class="field combobox">
      <label for="${name}-input">${label}</label>
      <input
        id="${name}-input"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${isShown ? 'true' : 'false'}
        aria-controls="${name}-options"
        aria-activedescendant=${isShown && at >= 0 ? `${name}-option-${at}` : nothing}
        .value=${this.#shownText}
        @input=${this.#write}
        @keydown=${this.#press}
        @click=${() => this.#open()}
        @blur=${this.#leave}
      />
      <ul id="${name}-options" role="listbox" aria-label=${label} ?hidden=${!isShown}>
        ${found.map((option, index) => this.#renderOption(option, index))}
      </ul>
      <span class="visually-hidden" role="status">${isOpen ? texts.optionsFound(found.length) : ''}</span>
    </div>`;
  }
}

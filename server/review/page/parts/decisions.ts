import { html, nothing, type TemplateResult } from 'lit';
import type { Change, User } from '../../api.ts';
import type { Texts } from '../texts/texts.ts';

/** What can be decided about groups without content, each with a key of its own. */
export interface Decision {
  readonly name: keyof Texts['decisions'];
  readonly key: string;
  readonly set: Change['set'];
  /** Whether nothing is left to do afterwards. */
  readonly isFinal: boolean;
}

export function decisionsOf({ name }: User): readonly Decision[] {
  return [
    { name: 'answered', key: 'b', set: { state: 'resolved', resolution: 'answered-now' }, isFinal: true },
    { name: 'outOfScope', key: 'n', set: { state: 'resolved', resolution: 'out-of-scope' }, isFinal: true },
    { name: 'spam', key: 's', set: { state: 'resolved', resolution: 'spam' }, isFinal: true },
    { name: 'take', key: 'm', set: { state: 'in-progress', assignee: name }, isFinal: false },
    { name: 'reopen', key: 'w', set: { state: 'new' }, isFinal: false },
  ];
}

export function renderDecision({ name, key }: Decision, texts: Texts, decide: () => void): TemplateResult {
  return renderKeyButton(texts.decisions[name], key, decide);
}

/** A button that says which key does the same. */
export function renderKeyButton(label: string, key: string, press: () => void, look = ''): TemplateResult {
  return html`<button type="button" class="button ${look}" aria-keyshortcuts=${key} @click=${press}>
    ${label}${key === '' ? nothing : html` <kbd aria-hidden="true">${key.toUpperCase()}</kbd>`}
  </button>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../state.ts';
import type { Bench } from './create.ts';
import { pencilIcon } from './icons.ts';

/** A button to write a question again, changed. What was chosen was not written. */
export function renderPencil({ text, value }: Question, { host, texts }: Bench): TemplateResult | typeof nothing {
  if (value !== undefined) return nothing;
  return html`<button type="button" class="icon-button" aria-label="${texts().edit}: ${text}" @click=${() => host.write(text)}>
    ${pencilIcon}
  </button>`;
}

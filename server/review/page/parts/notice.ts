import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from '../../../../widget/panel/icons.ts';
import type { Notice } from '../desk.ts';
import type { Texts } from '../texts/texts.ts';

/** What has just been done or gone wrong, with the way back. It does not go away by itself. */
export function renderNotice(
  { kind, text, undo }: Notice,
  texts: Texts,
  hasShortcuts: boolean,
  takeBack: () => void,
  putAway: () => void,
): TemplateResult {
  return html`<div class="message ${kind}">
    <p><strong>${kind === 'done' ? texts.done : texts.attention}</strong> ${text}</p>
    ${
      undo === undefined
        ? nothing
        : html`<button type="button" class="button" aria-keyshortcuts=${hasShortcuts ? 'z' : nothing} @click=${takeBack}>
            ${texts.undo}${hasShortcuts ? html` <kbd aria-hidden="true">Z</kbd>` : nothing}
          </button>`
    }
    <button type="button" class="icon-button" aria-label=${texts.close} @click=${putAway}>${closeIcon}</button>
  </div>`;
}

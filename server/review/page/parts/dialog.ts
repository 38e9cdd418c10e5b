import { html, type TemplateResult } from 'lit';
import { closeIcon } from '../../../../widget/panel/icons.ts';
import type { Texts } from '../texts/texts.ts';

export interface DialogView {
  readonly id: string;
  readonly title: string;
  readonly texts: Texts;
  readonly content: unknown;
  /** Called when it is closed, by its button, with Escape or by the page. */
  readonly onClose?: () => void;
}

/** A modal dialog; `showModal()` opens it, the browser holds the focus in it and gives it back. */
export function renderDialog({ id, title, texts, content, onClose }: DialogView): TemplateResult {
  return html`<dialog id=${id} aria-labelledby="${id}-title" @close=${() => onClose?.()}>
    <div class="dialog-head">
      <h2 id="${id}-title">${title}</h2>
      <form method="dialog">
        <button class="icon-button" aria-label=${texts.close}>${closeIcon}</button>
      </form>
    </div>
    ${content}
  </dialog>`;
}

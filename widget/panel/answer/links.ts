import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderAnchor } from './anchor.ts';

export function renderLinks({ links }: Extract<Part, { readonly type: 'links' }>, texts: Texts): TemplateResult {
  return html`<div class="links">
    <ul>
      ${links.map(({ label, href }) => html`<li>${renderAnchor(label, href, texts)}</li>`)}
    </ul>
  </div>`;
}

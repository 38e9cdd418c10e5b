import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderSpans } from './spans.ts';

export function renderText({ spans }: Extract<Part, { readonly type: 'text' }>, texts: Texts): TemplateResult {
  return html`<p class="text">${renderSpans(spans, texts)}</p>`;
}

import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderSpans } from './spans.ts';

export function renderList({ ordered, items }: Extract<Part, { readonly type: 'list' }>, texts: Texts): TemplateResult {
  const content = items.map((spans) => html`<li>${renderSpans(spans, texts)}</li>`);
  return ordered ? html`<ol class="list">${content}</ol>` : html`<ul class="list">${content}</ul>`;
}

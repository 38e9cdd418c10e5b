import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderSpans } from './spans.ts';

/** Something that must not be overlooked. Its weight is said in words, not by colour alone. */
export function renderNotice(
  { tone, spans }: Extract<Part, { readonly type: 'notice' }>,
  texts: Texts,
): TemplateResult {
  return html`<p class="notice ${tone}"><strong class="tone" lang=${texts.lang}>${texts[tone]}</strong> ${renderSpans(spans, texts)}</p>`;
}

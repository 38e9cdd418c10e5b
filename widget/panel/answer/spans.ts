import { html, type TemplateResult } from 'lit';
import type { Span } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderAnchor } from './anchor.ts';

/** Running text with its emphasis and links. */
export function renderSpans(spans: readonly Span[], texts: Texts): readonly (TemplateResult | string)[] {
  return spans.map((span) => {
    const content = span.href === undefined ? span.text : renderAnchor(span.text, span.href, texts);
    return span.strong === true ? html`<strong>${content}</strong>` : content;
  });
}

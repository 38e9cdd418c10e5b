import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderAnchor } from './anchor.ts';

/** Where the answer comes from, and as of when. */
export function renderSource(
  { label, links }: Extract<Part, { readonly type: 'source' }>,
  texts: Texts,
): TemplateResult {
  const anchors = links.map((link) => html` · ${renderAnchor(link.label, link.href, texts)}`);
  return html`<p class="source">${label}${anchors}</p>`;
}

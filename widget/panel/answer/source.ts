import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderAnchor } from './anchor.ts';

/** Where the answer comes from, and as of when. */
export function renderSource(
  { label, links }: Extract<Part, { readonly type: 'source' }>,
  texts: Texts,
): TemplateResult {
  // Titles are German in an Arabic chat too.
  const items = links.map(({ label, href }) => html`<li><bdi>${renderAnchor(label, href, texts)}</bdi></li>`);
  return html`<div class="source">${label}: <ul>${items}</ul></div>`;
}

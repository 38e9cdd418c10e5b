import { html, type TemplateResult } from 'lit';

/** A unified diff. What is added or taken away is said by its sign and its mark, not by colour alone. */
export function renderDiff(patch: string, label: string): TemplateResult {
  const lines = patch.replace(/\n$/, '').split('\n');
  return html`<div class="diff" tabindex="0" role="region" aria-label=${label}>
    <code>${lines.map(renderLine)}</code>
  </div>`;
}

function renderLine(line: string): TemplateResult {
  if (/^(?:\+\+\+|---|@@)/.test(line)) return html`<span class="place"><bdi>${line}</bdi></span>`;
  if (line.startsWith('+')) return html`<ins><bdi>${line}</bdi></ins>`;
  if (line.startsWith('-')) return html`<del><bdi>${line}</bdi></del>`;
  return html`<span><bdi>${line}</bdi></span>`;
}

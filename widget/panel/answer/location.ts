import { html, nothing, type TemplateResult } from 'lit';
import type { Link, LocationCard } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderAnchor } from './anchor.ts';

/** An office with address, opening hours and ways to reach it. */
export function renderLocation(card: LocationCard, texts: Texts): TemplateResult {
  const { openNow } = card;
  return html`<div class="location">
    <h3>${card.name}</h3>
    ${card.address.map((line) => html`<p>${line}</p>`)}
    ${openNow === null ? nothing : html`<p class="open-now ${openNow.state}">${openNow.text}</p>`}
    ${card.hours.length === 0 ? nothing : renderHours(card.hours, texts)}
    ${card.notes.map((note) => html`<p class="notes">${note}</p>`)}
    ${renderContact([card.phone, card.map], texts)}
  </div>`;
}

function renderHours(hours: readonly string[], texts: Texts): TemplateResult {
  return html`<h4 lang=${texts.lang}>${texts.hours}</h4>
    <ul>
      ${hours.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

function renderContact(ways: readonly (Link | null)[], texts: Texts): TemplateResult | typeof nothing {
  const links = ways.filter((way) => way !== null);
  if (links.length === 0) return nothing;
  return html`<p class="contact">${links.map(({ label, href }) => renderAnchor(label, href, texts))}</p>`;
}

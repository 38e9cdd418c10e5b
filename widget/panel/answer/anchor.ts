import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../texts/texts.ts';
import { newTabIcon } from '../icons.ts';

/** A link as far as its address is one of the permitted kinds, otherwise its plain text. */
export function renderAnchor(label: string, href: string, texts: Texts): TemplateResult {
  const url = parse(href);
  switch (url?.protocol) {
    case 'mailto:':
    case 'tel:':
      // Numbers and addresses run from left to right in an Arabic sentence too.
      return html`<a href=${href} dir="ltr">${label}</a>`;
    case 'http:':
    case 'https:':
      return renderPage(label, url, texts);
    default:
      return html`${label}`;
  }
}

function parse(href: string): URL | undefined {
  try {
    return new URL(href);
  } catch {
    // Not an address. `URL.canParse` would be a younger browser's answer.
    return undefined;
  }
}

// The conversation lives on in this tab only as long as the visitor stays on this site.
function renderPage(label: string, url: URL, texts: Texts): TemplateResult {
  const leaves = url.origin !== location.origin;
  const hint = html`<span class="visually-hidden" lang=${texts.lang}> ${texts.newTab}</span>${newTabIcon}`;
  return html`<a href=${url.href} target=${leaves ? '_blank' : nothing} rel=${leaves ? 'noopener' : nothing}
    >${label}${leaves ? hint : nothing}</a
  >`;
}

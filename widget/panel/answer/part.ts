import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import { directionOf, languageTag } from '../../language.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderFees } from './fees.ts';
import { renderLinks } from './links.ts';
import { renderList } from './list.ts';
import { renderLocation } from './location.ts';
import { renderNotice } from './notice.ts';
import { renderSource } from './source.ts';
import { renderText } from './text.ts';

/** A piece of an answer, marked with its language where that differs from the rest. */
export function renderPart(part: Part, texts: Texts): TemplateResult {
  const { lang } = part;
  const direction = lang === undefined ? nothing : directionOf(lang);
  return html`<div class="part" lang=${lang === undefined ? nothing : languageTag(lang)} dir=${direction}>
    ${renderContent(part, texts)}
  </div>`;
}

function renderContent(part: Part, texts: Texts): TemplateResult {
  switch (part.type) {
    case 'text':
      return renderText(part, texts);
    case 'list':
      return renderList(part, texts);
    case 'fees':
      return renderFees(part, texts);
    case 'location':
      return renderLocation(part, texts);
    case 'links':
      return renderLinks(part, texts);
    case 'notice':
      return renderNotice(part, texts);
    case 'source':
      return renderSource(part, texts);
  }
}

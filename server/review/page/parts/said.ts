import { html, type TemplateResult } from 'lit';
import { languageTag } from '../../../../widget/language.ts';
import type { Language } from '../../../protocol/messages.ts';

/**
 * What a citizen wrote. It is only ever text; it runs in its own direction and stays in its own box, whatever marks
 * and direction signs are in it.
 */
export function renderSaid(text: string, language?: Language): TemplateResult {
  return html`<bdi class="said" lang=${language === undefined ? '' : languageTag(language)}>${text}</bdi>`;
}

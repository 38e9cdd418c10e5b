import { html, type nothing, type TemplateResult } from 'lit';
import { type Language, languages } from '../../server/protocol/messages.ts';
import { isLanguage, languageTag } from '../language.ts';
import { languageNames } from '../texts/language-names.ts';
import type { Texts } from '../texts/texts.ts';
import { closeIcon, menuIcon, programIcon } from './icons.ts';

export interface HeaderView {
  readonly texts: Texts;
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
  /** What is in the menu, as soon as it is there. */
  readonly menu: TemplateResult | typeof nothing;
  readonly fetchMenu: () => void;
  readonly dismiss: () => void;
}

export function renderHeader(view: HeaderView): TemplateResult {
  const { texts, language, chooseLanguage, dismiss } = view;
  const onLanguage = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement && isLanguage(target.value)) chooseLanguage(target.value);
  };
  return html`<div class="header">
    <div class="row">
      <h2>${texts.title}</h2>
      ${renderMenu(view)}
      <button type="button" class="icon-button" aria-label=${texts.close} @click=${dismiss}>${closeIcon}</button>
    </div>
    <div class="row second">
      <span class="program">${programIcon}${texts.program}</span>
      <select aria-label=${texts.language} @change=${onLanguage}>
        ${languages.map(
          (each) =>
            html`<option value=${each} lang=${languageTag(each)} .selected=${each === language}>
              ${languageNames[each]}
            </option>`,
        )}
      </select>
    </div>
  </div>`;
}

function renderMenu({ texts, menu, fetchMenu }: HeaderView): TemplateResult {
  return html`<details @toggle=${fetchMenu}>
    <summary class="icon-button" aria-label=${texts.menu}>${menuIcon}</summary>
    <div class="menu">${menu}</div>
  </details>`;
}

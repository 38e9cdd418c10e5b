import { html, type nothing, type TemplateResult } from 'lit';
import { type Language, languages } from '../../server/protocol/messages.ts';
import { isLanguage, languageTag } from '../language.ts';
import { languageNames } from '../texts/language-names.ts';
import type { Texts } from '../texts/texts.ts';
import { binIcon, closeIcon, menuIcon, programIcon, switchIcon } from './icons.ts';

export interface HeaderView {
  readonly texts: Texts;
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
  readonly suggests: boolean;
  readonly toggleSuggests: () => void;
  /** Further entries of the menu. */
  readonly extra: TemplateResult | typeof nothing;
  readonly forget: () => void;
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
            html`<option value=${each} lang=${languageTag(each)} ?selected=${each === language}>
              ${languageNames[each]}
            </option>`,
        )}
      </select>
    </div>
  </div>`;
}

function renderMenu({ texts, suggests, toggleSuggests, extra, forget }: HeaderView): TemplateResult {
  return html`<details @keydown=${closeOnEscape} @focusout=${closeOnLeaving}>
    <summary class="icon-button" aria-label=${texts.menu}>${menuIcon}</summary>
    <div class="menu" @click=${closeMenu}>
      <button type="button" role="switch" aria-checked=${suggests} @click=${toggleSuggests}>
        ${switchIcon}${texts.typeAhead}
      </button>
      ${extra}
      <button type="button" @click=${forget}>${binIcon}${texts.forget}</button>
    </div>
  </details>`;
}

// The first Escape closes the menu, the next one the chat.
function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget;
  if (event.key !== 'Escape' || !(menu instanceof HTMLDetailsElement) || !menu.open) return;
  event.preventDefault();
  menu.querySelector('summary')?.focus();
  menu.open = false;
}

function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent): void {
  const isInside =
    currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
  if (!isInside && currentTarget instanceof HTMLDetailsElement) currentTarget.open = false;
}

// What was clicked goes away with the menu; focus goes back to what opened it, unless it has moved on.
function closeMenu({ currentTarget }: Event): void {
  const menu = currentTarget instanceof Element ? currentTarget.closest('details') : null;
  if (menu === null) return;
  if (menu.matches(':focus-within')) menu.querySelector('summary')?.focus();
  menu.open = false;
}

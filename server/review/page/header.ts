import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../api.ts';
import { type PageLanguage, type Preferences, pageLanguages, type Theme, themes } from './preferences.ts';
import { type Filter, hrefOf, type Route } from './route.ts';
import type { Texts } from './texts/texts.ts';

export interface HeaderView {
  readonly texts: Texts;
  readonly preferences: Preferences;
  readonly route: Route;
  /** What the list last showed. */
  readonly filter: Filter;
  readonly user: User | undefined;
  /** Past the header, to the content. */
  skip(event: Event): void;
  set(preferences: Partial<Preferences>): void;
  openHelp(): void;
  logout(everywhere: boolean): void;
  /** Missing where passwords are not kept here. */
  readonly changePassword: (() => void) | undefined;
}

/** The page's name, the ways to its views, and the person's own settings. */
export function renderHeader(view: HeaderView): TemplateResult {
  const { texts, user, skip } = view;
  return html`<header class="head">
    <a class="skip" href="#main" @click=${skip}>${texts.skip}</a>
    <p class="product">${texts.product}</p>
    ${user === undefined ? nothing : renderNavigation(view)}
    <details class="menu" @focusout=${closeWhenLeft} @keydown=${closeByEscape}>
      <summary>
        ${user === undefined ? texts.settings.title : html`<bdi>${user.name}</bdi> <span class="role">${texts.roles[user.role]}</span>`}
      </summary>
      <div class="menu-content">${renderSettings(view)}</div>
    </details>
  </header>`;
}

function renderNavigation({ texts, route, filter }: HeaderView): TemplateResult {
  const ways: readonly (readonly [string, Route, boolean])[] = [
    [texts.groups.title, { view: 'groups', filter }, ['groups', 'group', 'adopt'].includes(route.view)],
    [texts.try.title, { view: 'try' }, route.view === 'try'],
    [texts.figures.title, { view: 'figures', query: {} }, route.view === 'figures'],
  ];
  return html`<nav aria-label=${texts.navigation}>
    <ul>
      ${ways.map(
        ([name, to, isHere]) =>
          html`<li><a href=${hrefOf(to)} aria-current=${isHere ? 'true' : nothing}>${name}</a></li>`,
      )}
    </ul>
  </nav>`;
}

function renderSettings({
  texts,
  preferences,
  user,
  set,
  openHelp,
  logout,
  changePassword,
}: HeaderView): TemplateResult {
  const { settings } = texts;
  return html`<label class="field">
      <span>${settings.language}</span>
      <select @change=${({ target }: Event) => set({ language: chosen(target) as PageLanguage })}>
        ${pageLanguages.map(
          (each) =>
            html`<option value=${each} lang=${each} ?selected=${each === preferences.language}>
              ${settings.languages[each]}
            </option>`,
        )}
      </select>
    </label>
    <label class="field">
      <span>${settings.theme}</span>
      <select @change=${({ target }: Event) => set({ theme: chosen(target) as Theme })}>
        ${themes.map(
          (each) =>
            html`<option value=${each} ?selected=${each === preferences.theme}>${settings.themes[each]}</option>`,
        )}
      </select>
    </label>
    ${
      user === undefined
        ? nothing
        : html`<button type="button" class="button" @click=${openHelp}>${texts.shortcuts.title}</button>
          ${changePassword === undefined ? nothing : html`<button type="button" class="button" @click=${changePassword}>${settings.password}</button>`}
          <button type="button" class="button" @click=${() => logout(false)}>${settings.logout}</button>
          <button type="button" class="button" @click=${() => logout(true)}>${settings.logoutEverywhere}</button>`
    }`;
}

function chosen(target: EventTarget | null): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  // To nowhere: a click on the menu's own background, or another window.
  if (!(currentTarget instanceof HTMLDetailsElement) || !(relatedTarget instanceof Node)) return;
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function closeByEscape({ key, currentTarget }: KeyboardEvent): void {
  if (key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return;
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}

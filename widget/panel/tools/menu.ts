import { html, nothing, type TemplateResult } from 'lit';
import type { Bench } from './create.ts';
import { printTranscript, saveTranscript } from './export.ts';
import { binIcon, printIcon, saveIcon, switchIcon } from './icons.ts';

/** Sees to it that the menu closes: with Escape, when the focus leaves it, and when something was chosen. */
export function tendMenu(menu: HTMLDetailsElement): void {
  const close = (): void => {
    // What was chosen goes away with the menu; the focus goes back to what opened it, unless it has moved on.
    if (menu.matches(':focus-within')) menu.querySelector('summary')?.focus();
    menu.open = false;
  };
  menu.addEventListener('keydown', (event) => {
    // The first Escape closes the menu, the next one the chat.
    if (event.key !== 'Escape' || !menu.open) return;
    event.preventDefault();
    close();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) menu.open = false;
  });
  menu.querySelector('.menu')?.addEventListener('click', close);
}

/** What is in the menu: suggestions on or off, the conversation on paper, in a file, gone. */
export function renderMenu({ host, texts }: Bench): TemplateResult {
  const { typeAhead, forget, forgotten } = texts();
  const onForget = async () => {
    await host.forget();
    host.announce(forgotten);
  };
  return html`<button type="button" role="switch" aria-checked=${host.view().suggests} @click=${() => host.toggleSuggests()}>
      ${switchIcon}${typeAhead}
    </button>
    ${host.view().state.entries.length < 2 ? nothing : renderExport({ host, texts })}
    <button type="button" @click=${onForget}>${binIcon}${forget}</button>`;
}

function renderExport({ host, texts }: Bench): TemplateResult {
  const { print, save } = texts();
  return html`<button type="button" @click=${() => printTranscript(host.view())}>${printIcon}${print}</button>
    <button type="button" @click=${() => saveTranscript(host.view())}>${saveIcon}${save}</button>`;
}

import { html, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';

/** A new password for oneself. */
export function renderPasswordForm(
  problem: string,
  { settings }: Texts,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  return html`<form class="sign-in" @submit=${submit}>
    <p role="alert" class="problem" ?hidden=${problem === ''}>${problem}</p>
    <label class="field"
      ><span>${settings.oldPassword}</span>
      <input name="password" type="password" autocomplete="current-password" required
    /></label>
    <label class="field"
      ><span>${settings.newPassword}</span>
      <input name="next" type="password" autocomplete="new-password" required
    /></label>
    <button class="button primary">${settings.password}</button>
  </form>`;
}

import { html, type TemplateResult } from 'lit';
import type { Shortcut } from '../shortcuts.ts';
import type { Texts } from '../texts/texts.ts';

/** What single keys do here, and the way to switch them off for those whom they disturb. */
export function renderHelp(
  shortcuts: readonly Shortcut[],
  areOn: boolean,
  { shortcuts: texts }: Texts,
  set: (areOn: boolean) => void,
): TemplateResult {
  return html`<label class="check">
      <input
        type="checkbox"
        .checked=${areOn}
        @change=${({ target }: Event) => set(target instanceof HTMLInputElement && target.checked)}
      />
      ${texts.switch}
    </label>
    <p class="hint-text">${texts.where}</p>
    <table class="keys">
      <thead>
        <tr>
          <th scope="col">${texts.key}</th>
          <th scope="col">${texts.effect}</th>
        </tr>
      </thead>
      <tbody>
        ${shortcuts.map(
          ({ key, label }) =>
            html`<tr>
              <th scope="row"><kbd>${key.toUpperCase()}</kbd></th>
              <td>${label}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

import { html, type TemplateResult } from 'lit';
import { languageTag } from '../../../../../widget/language.ts';
import { languages } from '../../../../protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Line } from './draft.ts';

export interface LinesView {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  readonly longest: number;
  readonly lines: readonly Line[];
  readonly texts: Texts;
  set(lines: readonly Line[]): void;
}

/** Lines for the content: taken or not, and open to change. */
export function renderLines({ name, title, hint, add, longest, lines, texts, set }: LinesView): TemplateResult {
  const change = (index: number, changes: Partial<Line>): void =>
    set(lines.map((line, each) => (each === index ? { ...line, ...changes } : line)));
  return html`<fieldset class="lines" aria-describedby="${name}-hint">
    <legend>${title}</legend>
    <p class="hint-text" id="${name}-hint">${hint}</p>
    <ul>
      ${lines.map(
        (line, index) => html`<li>
          <label class="check"
            ><input
              type="checkbox"
              .checked=${line.isChosen}
              @change=${({ target }: Event) =>
                change(index, { isChosen: target instanceof HTMLInputElement && target.checked })}
            /><span class="visually-hidden">${texts.adopt.take(index + 1)}</span></label
          >
          <input
            class="line-text"
            dir="auto"
            lang=${languageTag(line.language)}
            maxlength=${longest}
            aria-label=${texts.adopt.text(index + 1)}
            .value=${line.text}
            @input=${({ target }: Event) =>
              change(index, { text: target instanceof HTMLInputElement ? target.value : '', isChosen: true })}
          />
          <select
            aria-label=${texts.adopt.languageOf(index + 1)}
            @change=${({ target }: Event) => {
              const language = languages.find((each) => target instanceof HTMLSelectElement && each === target.value);
              if (language !== undefined) change(index, { language });
            }}
          >
            ${languages.map(
              (each) =>
                html`<option value=${each} ?selected=${each === line.language}>${texts.languages[each]}</option>`,
            )}
          </select>
        </li>`,
      )}
    </ul>
    <button type="button" class="button" @click=${() => set([...lines, { text: '', language: 'de', isChosen: true }])}>
      ${add}
    </button>
  </fieldset>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { decodeReply } from '../../../../../widget/decode.ts';
import { directionOf, languageTag } from '../../../../../widget/language.ts';
import { renderPart } from '../../../../../widget/panel/answer/part.ts';
import { texts as german } from '../../../../../widget/texts/de.ts';
import type { Choice } from '../../../../protocol/messages.ts';
import type { Tried } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';

/** An answer as the citizen sees it, by the same means as in the chat. The few words around it are German here. */
export function renderReply(
  reply: Tried['reply'],
  texts: Texts,
  choose: ((choice: Choice) => void) | undefined,
): TemplateResult {
  const decoded = decodeReply(reply);
  if (decoded === undefined) return html`<p class="problem">${texts.try.unreadable}</p>`;
  const { language, parts, choices } = decoded;
  return html`<div class="answer" lang=${languageTag(language)} dir=${directionOf(language)}>
    ${parts.map((part) => renderPart(part, german))}
    ${
      choices.length === 0
        ? nothing
        : html`<ul class="choices" aria-label=${texts.try.choices}>
          ${choices.map(
            (choice) => html`<li>
              ${
                choose === undefined
                  ? choice.label
                  : html`<button type="button" class="chip" @click=${() => choose(choice)}>${choice.label}</button>`
              }
            </li>`,
          )}
        </ul>`
    }
  </div>`;
}

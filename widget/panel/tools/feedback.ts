import { html, type TemplateResult } from 'lit';
import type { Answer } from '../../state.ts';
import type { ToolTexts } from '../../texts/tools/texts.ts';
import { thumbDownIcon, thumbUpIcon } from './icons.ts';

/** "Was this helpful?" with two thumbs. */
export function renderFeedback(
  { id, helpful }: Answer,
  texts: ToolTexts,
  rate: (id: string, helpful: boolean) => void,
): TemplateResult {
  return html`<div class="feedback" role="group" aria-label=${texts.helpful}>
    <span>${texts.helpful}</span>
    <div>
      <button type="button" aria-pressed=${helpful === true} @click=${() => rate(id, true)}>
        ${thumbUpIcon}${texts.yes}
      </button>
      <button type="button" aria-pressed=${helpful === false} @click=${() => rate(id, false)}>
        ${thumbDownIcon}${texts.no}
      </button>
    </div>
  </div>`;
}

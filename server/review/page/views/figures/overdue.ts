import { html, type TemplateResult } from 'lit';
import type { Figures } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

/** Content whose truth should have been looked at again. */
export function renderOverdue(overdue: Figures['overdue'], { figures }: Texts, wording: Wording): TemplateResult {
  return html`<section>
    <h2>${figures.overdue}</h2>
    ${
      overdue.length === 0
        ? html`<p>${figures.noOverdue}</p>`
        : html`<ul class="overdue">
            ${overdue.map(
              ({ file, title, reviewBy }) =>
                html`<li><bdi>${title}</bdi> · ${figures.reviewBy} ${wording.day(reviewBy)} <code>${file}</code></li>`,
            )}
          </ul>`
    }
  </section>`;
}

import { html, svg, type TemplateResult } from 'lit';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

const square = 10;

/** Questions by weekday and hour: squares for the eye, and the numbers for everybody. */
export function renderHours(hours: readonly (readonly number[])[], texts: Texts, wording: Wording): TemplateResult {
  const { figures } = texts;
  const most = Math.max(1, ...hours.flat());
  return html`<section>
    <h2>${figures.hours}</h2>
    <p class="hint-text">${figures.hoursHint}</p>
    ${renderTable(hours, figures.hours, texts, 'squares', (count) => {
      // The area tells the count.
      const side = count === 0 ? 0 : Math.max(1.5, square * Math.sqrt(count / most));
      const at = (square - side) / 2;
      return html`<svg viewBox="0 0 ${square} ${square}" aria-hidden="true">
          ${svg`<rect x=${at} y=${at} width=${side} height=${side} />`}</svg
        ><span class="visually-hidden">${wording.number(count)}</span>`;
    })}
    <details>
      <summary>${figures.asTable}: ${figures.hours}</summary>
      <div class="wide" tabindex="0" role="region" aria-label=${figures.hours}>
        ${renderTable(hours, figures.hours, texts, 'numbers', (count) => wording.number(count))}
      </div>
    </details>
  </section>`;
}

function renderTable(
  hours: readonly (readonly number[])[],
  title: string,
  { figures }: Texts,
  look: string,
  renderCount: (count: number) => unknown,
): TemplateResult {
  return html`<table class=${look}>
    <caption class="visually-hidden">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${figures.weekday}</span></th>
        ${hours[0]?.map((_, hour) => html`<th scope="col"><span class=${hour % 6 === 0 ? 'shown' : 'unseen'}>${hour}</span></th>`)}
      </tr>
    </thead>
    <tbody>
      ${hours.map(
        (row, day) => html`<tr>
          <th scope="row">${figures.weekdays[day]}</th>
          ${row.map((count) => html`<td>${renderCount(count)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

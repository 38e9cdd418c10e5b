import { html, svg, type TemplateResult } from 'lit';
import type { Texts } from '../texts/texts.ts';
import type { Wording } from '../wording.ts';

const height = 24;
const step = 7;

/** How often in each of the last weeks: small bars for the eye, and the difference to the week before for everybody. */
export function renderTrend(weeks: readonly number[], texts: Texts, wording: Wording): TemplateResult {
  const most = Math.max(1, ...weeks);
  const difference = (weeks.at(-1) ?? 0) - (weeks.at(-2) ?? 0);
  const bars = weeks.map((count, week) => {
    const tall = count === 0 ? 1 : Math.max(3, Math.round((height * count) / most));
    return svg`<rect x=${week * step} y=${height - tall} width="5" height=${tall} />`;
  });
  return html`<span class="trend" title=${weeks.join(' · ')}>
    <svg class="bars" width=${weeks.length * step - 2} height=${height} aria-hidden="true">${bars}</svg>
    <span aria-hidden="true">${wording.difference(difference)}</span>
    <span class="visually-hidden">${texts.groups.trend(difference)}</span>
  </span>`;
}

import { html, svg, type TemplateResult } from 'lit';
import type { Figures } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';
import { roundScale } from './scale.ts';

type Day = Figures['days'][number];

const height = 200;
const edge = { top: 8, bottom: 24, start: 44 };

/** Questions a day as stacked bars: each kind has a filling of its own, so that none is told by its colour alone. */
export function renderDays(days: readonly Day[], width: number, texts: Texts, wording: Wording): TemplateResult {
  const { figures } = texts;
  if (days.length === 0) return html`<p>${figures.nothing}</p>`;
  return html`<figure class="chart">
    <figcaption>${renderLegend(texts)}</figcaption>
    ${renderBars(days, width, texts, wording)}
    <details>
      <summary>${figures.asTable}: ${figures.days}</summary>
      <div class="wide" tabindex="0" role="region" aria-label=${figures.days}>${renderTable(days, texts, wording)}</div>
    </details>
  </figure>`;
}

function renderLegend({ figures }: Texts): TemplateResult {
  const kinds = ['answered', 'askedBack', 'unmatched'] as const;
  return html`<ul class="legend">
    ${kinds.map(
      (kind) => html`<li>
        <svg class="swatch" width="16" height="16" aria-hidden="true">${renderPattern(`legend-${kind}`)}
          <rect class=${kind} width="16" height="16" fill="url(#legend-${kind})" />
        </svg>
        ${figures[kind]}
      </li>`,
    )}
  </ul>`;
}

function renderBars(days: readonly Day[], width: number, { figures }: Texts, wording: Wording): TemplateResult {
  const { top, steps } = roundScale(Math.max(...days.map(({ questions }) => questions)));
  const inner = { width: width - edge.start, height: height - edge.top - edge.bottom };
  const y = (count: number): number => edge.top + inner.height * (1 - count / top);
  const band = inner.width / days.length;
  const barWidth = Math.max(1, band * 0.8);
  const everyNth = Math.ceil(days.length / Math.max(2, Math.floor(inner.width / 90)));
  return html`<svg class="bars-chart" width=${width} height=${height} role="img" aria-label=${figures.days}>
    ${['answered', 'askedBack', 'unmatched'].map(renderPattern)}
    ${steps.map(
      (step) => svg`<g class="axis">
        <line x1=${edge.start} x2=${width} y1=${y(step)} y2=${y(step)} />
        <text x=${edge.start - 6} y=${y(step) + 4} text-anchor="end">${wording.number(step)}</text>
      </g>`,
    )}
    ${days.map((day, index) => {
      const x = edge.start + index * band + (band - barWidth) / 2;
      return renderStack(day, x, barWidth, y);
    })}
    ${days.map((day, index) =>
      index % everyNth === 0 && edge.start + index * band + 74 <= width
        ? svg`<text class="day" x=${edge.start + index * band} y=${height - 6}>${wording.day(day.day)}</text>`
        : '',
    )}
  </svg>`;
}

function renderStack(day: Day, x: number, width: number, y: (count: number) => number): TemplateResult {
  const parts = [
    { kind: 'answered', count: day.answered },
    { kind: 'askedBack', count: askedBack(day) },
    { kind: 'unmatched', count: day.unmatched },
  ];
  let below = 0;
  return svg`${parts.map(({ kind, count }) => {
    const from = y(below + count);
    const tall = y(below) - from;
    below += count;
    return svg`<rect class=${kind} x=${x} y=${from} width=${width} height=${Math.max(0, tall)} fill="url(#${kind})" />`;
  })}`;
}

/** Full, dotted, hatched. */
function renderPattern(id: string): TemplateResult {
  const kind = id.replace('legend-', '');
  return svg`<pattern id=${id} class=${kind} width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="ground" width="6" height="6" />
    ${kind === 'askedBack' ? svg`<circle class="mark" cx="3" cy="3" r="1.5" />` : ''}
    ${kind === 'unmatched' ? svg`<path class="mark" d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" />` : ''}
  </pattern>`;
}

function renderTable(days: readonly Day[], { figures }: Texts, wording: Wording): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${figures.day}</th>
        <th scope="col" class="amount">${figures.questions}</th>
        <th scope="col" class="amount">${figures.answered}</th>
        <th scope="col" class="amount">${figures.askedBack}</th>
        <th scope="col" class="amount">${figures.unmatched}</th>
      </tr>
    </thead>
    <tbody>
      ${days.map(
        (day) => html`<tr>
          <th scope="row">${wording.day(day.day)}</th>
          <td class="amount">${wording.number(day.questions)}</td>
          <td class="amount">${wording.number(day.answered)}</td>
          <td class="amount">${wording.number(askedBack(day))}</td>
          <td class="amount">${wording.number(day.unmatched)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function askedBack({ questions, answered, unmatched }: Day): number {
  return Math.max(0, questions - answered - unmatched);
}

/** Weeks instead of days where those would be too many to tell apart; each is named by its first day. */
export function inWeeks(days: readonly Day[]): readonly Day[] {
  const most = 92;
  if (days.length <= most) return days;
  const weeks: Day[] = [];
  for (let first = 0; first < days.length; first += 7) {
    const week = days.slice(first, first + 7);
    const sum = (count: (day: Day) => number): number => week.reduce((all, day) => all + count(day), 0);
    weeks.push({
      day: week[0]?.day ?? '',
      questions: sum(({ questions }) => questions),
      answered: sum(({ answered }) => answered),
      unmatched: sum(({ unmatched }) => unmatched),
    });
  }
  return weeks;
}

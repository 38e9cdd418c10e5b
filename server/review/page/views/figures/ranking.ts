import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Figures } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

type Counted = Figures['services'][number];

const mostShown = 15;

/** What was counted how often: a table, with bars in it for the eye. */
export function renderRanking(
  title: string,
  counted: readonly Counted[],
  before: readonly Counted[] | undefined,
  texts: Texts,
  wording: Wording,
): TemplateResult {
  const { figures } = texts;
  const most = Math.max(1, ...counted.map(({ count }) => count));
  return html`<section class="ranking">
    <h2>${title}</h2>
    ${
      counted.length === 0
        ? html`<p>${figures.nothing}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">${figures.name}</th>
                <th scope="col" class="amount">${figures.count}</th>
                ${before === undefined ? nothing : html`<th scope="col" class="amount">${figures.before}</th>`}
              </tr>
            </thead>
            <tbody>
              ${counted.slice(0, mostShown).map(
                ({ key, label, count }) => html`<tr>
                  <th scope="row">
                    <bdi>${label}</bdi>
                    <svg class="bar" width="100%" height="6" aria-hidden="true">${renderBar(count / most)}</svg>
                  </th>
                  <td class="amount">${wording.number(count)}</td>
                  ${
                    before === undefined
                      ? nothing
                      : html`<td class="amount">
                          ${wording.number(before.find((each) => each.key === key)?.count ?? 0)}
                        </td>`
                  }
                </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

function renderBar(share: number): TemplateResult {
  return svg`<rect width="${Math.max(1, 100 * share)}%" height="6" />`;
}

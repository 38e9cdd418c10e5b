import { html, type TemplateResult } from 'lit';
import type { Part } from '../../../server/protocol/messages.ts';
import type { Texts } from '../../texts/texts.ts';

/** Fees as a table: what for in the first column, the amount in the second. */
export function renderFees({ rows }: Extract<Part, { readonly type: 'fees' }>, texts: Texts): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col" lang=${texts.lang}>${texts.amountFor}</th>
        <th scope="col" class="amount" lang=${texts.lang}>${texts.amount}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ amount, label }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="amount">${amount}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../texts/texts.ts';
import { type Against, againstKinds, lastDays, type Period } from './period.ts';

export interface PeriodsView {
  readonly period: Period;
  /** What it is compared with, or could be. */
  readonly other: Period;
  readonly against: Against;
  readonly today: string;
  readonly texts: Texts;
  choose(against: Against): void;
  show(period: Period, against: Against, own: Period | undefined): void;
}

/** Which period is shown, and beside which. */
export function renderPeriods(view: PeriodsView): TemplateResult {
  const { period, other, against, today, texts, choose, show } = view;
  const { figures } = texts;
  return html`<form class="periods" @submit=${(event: SubmitEvent) => submit(event, view)}>
    <div class="actions">
      ${[7, 28, 90, 365].map(
        (days) =>
          html`<button
            type="button"
            class="button"
            @click=${() => show(lastDays(days, today), against === 'own' ? 'before' : against, undefined)}
          >
            ${figures.lastDays(days)}
          </button>`,
      )}
    </div>
    <div class="fields">
      ${renderDay('from', figures.from, period.from)} ${renderDay('to', figures.to, period.to)}
      <label class="field"
        ><span>${figures.against}</span>
        <select name="against" @change=${({ target }: Event) => choose(kindIn(target))}>
          ${againstKinds.map(
            (each) => html`<option value=${each} ?selected=${each === against}>${figures.againstKinds[each]}</option>`,
          )}
        </select></label
      >
      ${
        against === 'own'
          ? html`${renderDay('againstFrom', figures.againstFrom, other.from)}
            ${renderDay('againstTo', figures.againstTo, other.to)}`
          : nothing
      }
      <button class="button primary">${figures.show}</button>
    </div>
  </form>`;
}

function renderDay(name: string, label: string, value: string): TemplateResult {
  return html`<label class="field"
    ><span>${label}</span><input type="date" name=${name} required .value=${value}
  /></label>`;
}

function submit(event: SubmitEvent, { against, show }: PeriodsView): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const fields = new FormData(event.target);
  const day = (name: string): string => String(fields.get(name) ?? '');
  const own = against === 'own' ? { from: day('againstFrom'), to: day('againstTo') } : undefined;
  show({ from: day('from'), to: day('to') }, against, own);
}

function kindIn(target: EventTarget | null): Against {
  const value = target instanceof HTMLSelectElement ? target.value : '';
  return againstKinds.find((each) => each === value) ?? 'none';
}

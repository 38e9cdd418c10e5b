import { html, nothing, type TemplateResult } from 'lit';
import { resolutions, type Step, states } from '../../../api.ts';
import { renderSaid } from '../../parts/said.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

/** Who did what, the last thing first. */
export function renderHistory(steps: readonly Step[], texts: Texts, wording: Wording): TemplateResult {
  if (steps.length === 0) return html`<p class="hint-text">${texts.history.none}</p>`;
  const latestFirst = [...steps].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  return html`<ol class="history">
    ${latestFirst.map(
      (step) => html`<li>
        <p>${texts.history.what[step.what]} · <bdi>${step.who}</bdi> · ${wording.moment(step.at)}</p>
        ${renderFields(step, texts)}
      </li>`,
    )}
  </ol>`;
}

function renderFields({ before, after }: Step, texts: Texts): TemplateResult | typeof nothing {
  const names = (['state', 'resolution', 'assignee', 'note'] as const).filter(
    (name) => describe(name, before[name], texts) !== describe(name, after[name], texts),
  );
  if (names.length === 0) return nothing;
  return html`<ul>
    ${names.map(
      (name) => html`<li>
        ${texts.fields[name]}: ${renderSaid(describe(name, before[name], texts))} → ${renderSaid(describe(name, after[name], texts))}
      </li>`,
    )}
  </ul>`;
}

function describe(name: 'state' | 'resolution' | 'assignee' | 'note', value: unknown, texts: Texts): string {
  const state = name === 'state' && states.find((each) => each === value);
  if (state) return texts.states[state];
  const resolution = name === 'resolution' && resolutions.find((each) => each === value);
  if (resolution) return texts.resolutions[resolution];
  return typeof value === 'string' && value !== '' ? value : '–';
}

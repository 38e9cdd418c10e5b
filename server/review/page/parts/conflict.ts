import { html, nothing, type TemplateResult } from 'lit';
import type { Change, Group } from '../../api.ts';
import type { Conflict } from '../desk.ts';
import type { Texts } from '../texts/texts.ts';
import { renderSaid } from './said.ts';

/** What others changed while somebody looked at it, beside what was seen and what was to be set. */
export function renderConflicts(conflicts: readonly Conflict[], set: Change['set'], texts: Texts): TemplateResult {
  return html`<p>${texts.conflict.explanation}</p>
    ${conflicts.map(
      ({ seen, now, by }) => html`<section class="conflict">
        <h3>${renderSaid(now.title)}</h3>
        ${by === undefined ? nothing : html`<p class="about">${texts.conflict.by} <bdi>${by}</bdi></p>`}
        <table>
          <thead>
            <tr>
              <td></td>
              <th scope="col">${texts.conflict.seen}</th>
              <th scope="col">${texts.conflict.now}</th>
              <th scope="col">${texts.conflict.yours}</th>
            </tr>
          </thead>
          <tbody>
            ${rowsOf(seen, now, set, texts)}
          </tbody>
        </table>
      </section>`,
    )}`;
}

function rowsOf(seen: Group, now: Group, set: Change['set'], texts: Texts): readonly unknown[] {
  const { fields } = texts;
  const rows = [
    [fields.state, describeState(seen, texts), describeState(now, texts), set.state && describeState(set, texts)],
    [fields.assignee, seen.assignee ?? fields.nobody, now.assignee ?? fields.nobody, describeAssignee(set, texts)],
    [fields.note, seen.note || '–', now.note || '–', set.note],
    [fields.count, `${seen.count}`, `${now.count}`, undefined],
    [fields.title, seen.title, now.title, undefined],
  ] as const;
  return rows.map(([name, before, after, mine]) =>
    before === after && mine === undefined
      ? nothing
      : html`<tr>
          <th scope="row">${name}</th>
          <td>${renderSaid(before ?? '')}</td>
          <td>${before === after ? texts.conflict.same : html`<strong>${renderSaid(after ?? '')}</strong>`}</td>
          <td>${mine === undefined ? texts.conflict.nothing : renderSaid(mine)}</td>
        </tr>`,
  );
}

function describeAssignee({ assignee }: Change['set'], { fields }: Texts): string | undefined {
  return assignee === '' ? fields.nobody : assignee;
}

/** A group's state with the reason why it needs no more work. */
export function describeState({ state, resolution }: Change['set'], texts: Texts): string {
  if (state === undefined) return '';
  return resolution === undefined || state !== 'resolved'
    ? texts.states[state]
    : `${texts.states[state]}: ${texts.resolutions[resolution]}`;
}

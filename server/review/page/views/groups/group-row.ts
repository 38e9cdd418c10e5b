import { html, nothing, type TemplateResult } from 'lit';
import type { Group, Targets } from '../../../api.ts';
import { describeState } from '../../parts/conflict.ts';
import { renderSaid } from '../../parts/said.ts';
import { nameSubject } from '../../parts/subject.ts';
import { renderTrend } from '../../parts/trend.ts';
import { hrefOf } from '../../route.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

export interface GroupRow {
  readonly group: Group;
  readonly texts: Texts;
  readonly wording: Wording;
  readonly targets: Targets | undefined;
  readonly isSelected: boolean;
  select(isSelected: boolean): void;
}

export function renderGroup({ group, texts, wording, targets, isSelected, select }: GroupRow): TemplateResult {
  const { id, title, count, weeks, lastSeen, suggested } = group;
  const { columns } = texts.groups;
  return html`<li class="group" data-id=${id}>
    <label class="check"
      ><input
        type="checkbox"
        .checked=${isSelected}
        @change=${({ target }: Event) => select(target instanceof HTMLInputElement && target.checked)}
      /><span class="visually-hidden">${texts.groups.select}: ${title}</span></label
    >
    <div class="what">
      <a class="title" href=${hrefOf({ view: 'group', id })}>${renderSaid(title, onlyOne(group.languages))}</a>
      <p class="about">${describeOrigin(group, texts)}</p>
      ${suggested ? html`<p class="about">${texts.groups.suggested} ${nameSubject(suggested, targets)}</p>` : nothing}
    </div>
    <p class="count"><span class="term">${columns.count}: </span>${wording.number(count)}</p>
    <p><span class="term">${columns.trend}: </span>${renderTrend(weeks, texts, wording)}</p>
    <p><span class="term">${columns.lastSeen}: </span>${wording.day(lastSeen)}</p>
    <p class="standing">
      <span class="term">${columns.state}: </span>${describeState(group, texts)}${
        group.assignee === undefined ? nothing : html` · <bdi>${group.assignee}</bdi>`
      }
    </p>
  </li>`;
}

function onlyOne<Item>([first, second]: readonly Item[]): Item | undefined {
  return second === undefined ? first : undefined;
}

/** Why and in which languages it was asked. */
export function describeOrigin({ reasons, languages }: Pick<Group, 'reasons' | 'languages'>, texts: Texts): string {
  return [
    ...reasons.map((each) => texts.reasons[each]),
    languages.map((each) => texts.languages[each]).join(', '),
  ].join(' · ');
}

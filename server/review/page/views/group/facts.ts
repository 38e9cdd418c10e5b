import { html, type TemplateResult } from 'lit';
import type { Group, Targets } from '../../../api.ts';
import { describeState } from '../../parts/conflict.ts';
import { nameSubject } from '../../parts/subject.ts';
import { renderTrend } from '../../parts/trend.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';
import { describeOrigin } from '../groups/group-row.ts';

/** What is known of a group, on a few lines. */
export function renderFacts(
  group: Group,
  targets: Targets | undefined,
  texts: Texts,
  wording: Wording,
): TemplateResult {
  const { fields } = texts;
  const facts: readonly (readonly [string, unknown])[] = [
    [fields.state, html`<strong>${describeState(group, texts)}</strong>`],
    [fields.assignee, html`<bdi>${group.assignee ?? fields.nobody}</bdi>`],
    [fields.count, wording.number(group.count)],
    [texts.groups.columns.trend, renderTrend(group.weeks, texts, wording)],
    [fields.seen, `${wording.day(group.firstSeen)} – ${wording.day(group.lastSeen)}`],
    [fields.reason, describeOrigin(group, texts)],
    [fields.suggested, group.suggested ? nameSubject(group.suggested, targets) : texts.group.noSuggestion],
  ];
  return html`<dl class="facts">
    ${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Figures } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

/** The few numbers that say how it went, with how they differ from the other period. */
export function renderSummary(
  now: Figures,
  before: Figures | undefined,
  texts: Texts,
  wording: Wording,
): TemplateResult {
  const { figures } = texts;
  const ratings = now.helpful + now.notHelpful;
  return html`<dl class="summary">
    ${renderTile(figures.questions, wording.number(now.questions), compareCounts(now, before, texts, wording))}
    ${(['answered', 'askedBack', 'unmatched'] as const).map((name) => {
      const share = (each: Figures): number | undefined => part(each[name], each.questions);
      return renderTile(figures[name], show(share(now), wording), compareShares(share, now, before, texts, wording));
    })}
    ${renderTile(
      figures.helpful,
      show(helpful(now), wording),
      html`${ratings === 0 ? figures.noRatings : figures.ratings(wording.number(ratings))}<br />
      ${compareShares(helpful, now, before, texts, wording)}`,
    )}
  </dl>`;
}

function renderTile(name: string, value: string, more: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd><strong>${value}</strong> <span class="about">${more}</span></dd>
  </div>`;
}

function compareCounts(now: Figures, before: Figures | undefined, { figures }: Texts, wording: Wording): unknown {
  if (before === undefined) return nothing;
  return figures.difference(wording.difference(now.questions - before.questions), wording.number(before.questions));
}

function compareShares(
  share: (figures: Figures) => number | undefined,
  now: Figures,
  before: Figures | undefined,
  { figures }: Texts,
  wording: Wording,
): unknown {
  const [newer, older] = [share(now), before && share(before)];
  if (newer === undefined || older === undefined) return nothing;
  return figures.difference(`${wording.difference(100 * (newer - older))} ${figures.points}`, wording.percent(older));
}

function helpful(figures: Figures): number | undefined {
  return part(figures.helpful, figures.helpful + figures.notHelpful);
}

function part(count: number, of: number): number | undefined {
  return of === 0 ? undefined : count / of;
}

function show(share: number | undefined, wording: Wording): string {
  return share === undefined ? '–' : wording.percent(share);
}

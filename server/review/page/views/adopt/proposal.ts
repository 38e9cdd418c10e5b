import { html, nothing, type TemplateResult } from 'lit';
import type { Proposal, Targets } from '../../../api.ts';
import { renderDiff } from '../../parts/diff.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderImpact } from './impact.ts';

/** What would be changed, what is wrong with it, and what would come of it. */
export function renderProposal(
  { file, patch, problems, impact, state }: Proposal,
  targets: Targets,
  texts: Texts,
): TemplateResult {
  const { adopt } = texts;
  return html`<h3>${adopt.change} <code>${file}</code></h3>
    ${patch === '' ? nothing : renderDiff(patch, adopt.diff)}
    ${problems.length === 0 ? nothing : renderProblems(problems, texts)}
    <h3>${adopt.impact.title}</h3>
    ${impact === undefined ? renderNoImpact(state, texts) : renderImpact(impact, targets, texts)}`;
}

function renderNoImpact(state: Proposal['state'], { adopt }: Texts): TemplateResult {
  return state === 'checking'
    ? html`<p class="loading">${adopt.impact.checking}</p>`
    : html`<p>${adopt.impact.unknown}</p>`;
}

function renderProblems(problems: Proposal['problems'], { adopt }: Texts): TemplateResult {
  return html`<h3>${adopt.problems.title}</h3>
    <ul class="problems">
      ${problems.map(
        ({ severity, file, line, message, hint }) => html`<li class=${severity}>
          <p><strong>${adopt.problems[severity]}</strong> <code>${file}:${line}</code></p>
          <p><bdi>${message}</bdi></p>
          ${hint === undefined ? nothing : html`<p class="hint-text"><bdi>${hint}</bdi></p>`}
        </li>`,
      )}
    </ul>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Impact, Targets } from '../../../api.ts';
import { renderSaid } from '../../parts/said.ts';
import { nameSubject } from '../../parts/subject.ts';
import type { Texts } from '../../texts/texts.ts';

type Change = Impact['changes'][number];

/** Which questions would be answered otherwise, before and after side by side. */
export function renderImpact(
  { asked, learnt, open, more, changes }: Impact,
  targets: Targets,
  texts: Texts,
): TemplateResult {
  const { impact } = texts.adopt;
  const own = changes.filter(({ from }) => from === 'group');
  const others = changes.filter(({ from }) => from !== 'group');
  return html`${learnt ? nothing : html`<p class="loading">${impact.learning}</p>`}
    <p><strong>${impact.summary(asked, own.length, others.length + more)}</strong></p>
    ${open.length === 0 ? nothing : renderOpen(open, texts)}
    ${renderChanges(impact.own, own, targets, texts)} ${renderChanges(impact.others, others, targets, texts)}
    ${more === 0 ? nothing : html`<p>${impact.more(more)}</p>`}`;
}

function renderOpen(open: readonly string[], { adopt: { impact } }: Texts): TemplateResult {
  return html`<p>${impact.open(open.length)}</p>
    <ul class="still-open">
      ${open.map((text) => html`<li>${renderSaid(text)}</li>`)}
    </ul>`;
}

function renderChanges(
  title: string,
  changes: readonly Change[],
  targets: Targets,
  texts: Texts,
): TemplateResult | typeof nothing {
  const { impact } = texts.adopt;
  if (changes.length === 0) return nothing;
  return html`<table class="impact">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${impact.question}</th>
        <th scope="col">${impact.before}</th>
        <th scope="col">${impact.after}</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        ({ text, from, count, kind, before, after }) => html`<tr>
          <th scope="row">
            ${renderSaid(text)}
            <span class="about">${[impact.from[from], impact.times(count), impact.kinds[kind]].join(' · ')}</span>
          </th>
          <td><span class="term">${impact.before}: </span>${renderAnswer(before, targets, texts)}</td>
          <td><span class="term">${impact.after}: </span>${renderAnswer(after, targets, texts)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderAnswer(
  { outcome, intent, service, lines }: Change['before'],
  targets: Targets,
  texts: Texts,
): TemplateResult {
  return html`<strong>${texts.outcomes[outcome]}</strong>
    ${intent === undefined ? nothing : html`<p class="about">${nameSubject({ intent, service }, targets)}</p>`}
    ${lines.map((line) => html`<p><bdi>${line}</bdi></p>`)}`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Trace } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

/** How an answer came about, step by step. */
export function renderTrace(trace: Trace, texts: Texts, wording: Wording): TemplateResult {
  const { trace: words } = texts;
  const steps: readonly (readonly [string, unknown])[] = [
    [words.language, texts.languages[trace.language]],
    [words.read, renderTokens(trace.tokens, texts, wording)],
    [words.names, renderMentions(trace.mentions, texts, wording)],
    [words.masked, html`<bdi>${trace.masked.join(' ') || '–'}</bdi>`],
    [words.subjects, renderShares(trace.subjects, wording)],
    [words.aspects, renderShares(trace.aspects, wording)],
    [words.candidates, renderCandidates(trace.candidates, texts, wording)],
    [words.decision, renderDecision(trace, texts, wording)],
  ];
  return html`<ol class="steps">
    ${steps.map(([title, content]) => html`<li><p class="step">${title}</p><div>${content}</div></li>`)}
  </ol>`;
}

function renderTokens(tokens: Trace['tokens'], { trace }: Texts, wording: Wording): unknown {
  if (tokens.length === 0) return trace.nothing;
  return html`<ul>
    ${tokens.map(
      ({ written, word, stem, quality }) =>
        html`<li>
          <bdi>${written}</bdi>${written === word ? nothing : html` → <bdi>${word}</bdi> (${wording.percent(quality)})`}
          <span class="about">${trace.stem} <bdi>${stem}</bdi></span>
        </li>`,
    )}
  </ul>`;
}

function renderMentions(mentions: Trace['mentions'], { trace }: Texts, wording: Wording): unknown {
  if (mentions.length === 0) return trace.nothing;
  return html`<ul>
    ${mentions.map(
      ({ kind, id, phrase, quality, negated }) =>
        html`<li>
          <code>${kind} ${id}</code> ${trace.by} <bdi>${phrase}</bdi> (${wording.percent(quality)}${negated ? `, ${trace.negated}` : ''})
        </li>`,
    )}
  </ul>`;
}

function renderShares(shares: Trace['subjects'], wording: Wording): unknown {
  if (shares.length === 0) return '–';
  return html`<ul>
    ${shares.slice(0, 3).map(({ label, share }) => html`<li><code>${label}</code> ${wording.percent(share)}</li>`)}
  </ul>`;
}

function renderCandidates(candidates: Trace['candidates'], { trace }: Texts, wording: Wording): unknown {
  if (candidates.length === 0) return trace.nothing;
  return html`<ol>
    ${candidates.map(
      ({ intent, slots, confidence, because, signs, question, bare }) =>
        html`<li>
          <strong>${wording.percent(confidence)}</strong> <code>${nameWish({ intent, slots })}</code>
          ${bare === true ? html`<span class="about">${trace.bare}</span>` : nothing}
          ${question === undefined ? nothing : html`<span class="about">${trace.ownQuestion} <code>${question}</code></span>`}
          ${because.map((reason) => html`<p class="about">${reason}</p>`)}
          ${
            signs.length === 0
              ? nothing
              : html`<p class="about">
                ${trace.signs} ${signs.map(({ name, adds }) => `${name} ${wording.difference(adds)}`).join(', ')}
              </p>`
          }
        </li>`,
    )}
  </ol>`;
}

function renderDecision(
  { decided, also, circumstance, thresholds }: Trace,
  { trace }: Texts,
  wording: Wording,
): TemplateResult {
  const { outcome, wishes } = decided;
  return html`<p>${trace.decided[outcome]} ${wishes.length === 0 ? trace.nothing : wishes.map((wish) => html`<code>${nameWish(wish)}</code> `)}</p>
    ${also === undefined ? nothing : html`<p>${trace.also} <code>${nameWish(also)}</code></p>`}
    ${circumstance === undefined ? nothing : html`<p>${trace.circumstance} <code>${circumstance}</code></p>`}
    <p class="about">${trace.thresholds(wording.percent(thresholds.confidence), wording.percent(thresholds.offer))}</p>`;
}

function nameWish({ intent, slots }: Trace['decided']['wishes'][number]): string {
  return [intent, ...Object.values(slots)].join(' ');
}

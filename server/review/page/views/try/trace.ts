import { html, nothing, type TemplateResult } from 'lit';
import type { Tried } from '../../../api.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wording } from '../../wording.ts';

type Trace = Tried['trace'];

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
    [
      words.decision,
      words.thresholds(wording.percent(trace.thresholds.confidence), wording.percent(trace.thresholds.offer)),
    ],
  ];
  return html`<ol class="steps">
    ${steps.map(([title, content]) => html`<li><h4>${title}</h4><div>${content}</div></li>`)}
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
      ({ intent, slots, confidence, because, signs }) =>
        html`<li>
          <strong>${wording.percent(confidence)}</strong> <code>${[intent, ...Object.values(slots)].join(' ')}</code>
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

import { html, nothing, type TemplateResult } from 'lit';
import { type FileConflict, type Proposal, routes, type Targets } from '../../../api.ts';
import { renderDiff } from '../../parts/diff.ts';
import { urlOf } from '../../requests.ts';
import { hrefOf } from '../../route.ts';
import type { Texts } from '../../texts/texts.ts';
import { renderProposal } from './proposal.ts';

export interface ResultView {
  readonly proposal: Proposal;
  readonly conflict: FileConflict | undefined;
  /** Something was changed since the proposal was made. */
  readonly isStale: boolean;
  readonly isBusy: boolean;
  readonly isCopied: boolean;
  /** Whether the server may write to the content folder. */
  readonly mayWrite: boolean;
  /** What can be tried with it. */
  readonly question: string;
  readonly targets: Targets;
  readonly texts: Texts;
  proposeAgain(event: Event): void;
  write(): void;
  copy(text: string): void;
  /** For those who put the change into the content by another way. */
  resolve(): void;
  goOn(): void;
}

/** A proposal with what can be done with it. */
export function renderResult(view: ResultView): TemplateResult {
  const { proposal, conflict, isStale, targets, texts } = view;
  const { adopt } = texts;
  return html`<section class="proposal" aria-labelledby="proposal">
    <h2 id="proposal" tabindex="-1">${adopt.proposal}: ${adopt.states[proposal.state]}</h2>
    ${isStale ? html`<p class="message problem">${adopt.stale}</p>` : nothing}
    ${conflict === undefined ? nothing : renderConflict(conflict, view)}
    ${renderProposal(proposal, targets, texts)}
    ${proposal.state === 'written' ? renderWritten(view) : renderWays(view)}
  </section>`;
}

function renderConflict({ file, theirs, patch }: FileConflict, { texts, proposeAgain }: ResultView): TemplateResult {
  const { fileConflict } = texts.adopt;
  return html`<div class="message problem">
    <h3 id="file-conflict" tabindex="-1">${fileConflict.title}</h3>
    <p>${fileConflict.text} <code>${file}</code></p>
    <details>
      <summary>${fileConflict.theirs}</summary>
      ${renderDiff(theirs, fileConflict.theirs)}
    </details>
    <details>
      <summary>${fileConflict.yours}</summary>
      ${renderDiff(patch, fileConflict.yours)}
    </details>
    <button type="button" class="button" @click=${proposeAgain}>${fileConflict.again}</button>
  </div>`;
}

/** The ways into the content: by the server, as a patch, by hand. */
function renderWays(view: ResultView): TemplateResult {
  const { proposal, isStale, isBusy, mayWrite, question, texts, write, resolve } = view;
  const { adopt } = texts;
  const { id } = proposal;
  const isReady = proposal.state === 'ready' && !isStale;
  return html`<div class="actions">
      ${
        mayWrite
          ? html`<button
              type="button"
              class="button primary"
              aria-disabled=${isReady && !isBusy ? nothing : 'true'}
              @click=${() => isReady && write()}
            >
              ${adopt.write}
            </button>`
          : nothing
      }
      ${
        isReady
          ? html`<a class="button" href=${urlOf(routes.patch, { id })} download>${adopt.download}</a>
              <a class="button" href=${hrefOf({ view: 'try', text: question, proposal: id })}>${adopt.try}</a>`
          : nothing
      }
      ${
        mayWrite || !isReady
          ? nothing
          : html`<button type="button" class="button" @click=${resolve}>${adopt.resolve}</button>`
      }
    </div>
    ${mayWrite ? nothing : html`<p class="hint-text">${adopt.mayNotWrite}</p>`} ${renderSnippet(view)}`;
}

function renderSnippet({ proposal, isCopied, texts, copy }: ResultView): TemplateResult {
  const { adopt } = texts;
  return html`<details>
    <summary>${adopt.snippet}</summary>
    <div class="diff" tabindex="0" role="region" aria-label=${adopt.snippet}>
      <code id="snippet"><span>${proposal.snippet}</span></code>
    </div>
    <button type="button" class="button" @click=${() => copy(proposal.snippet)}>
      ${isCopied ? adopt.copied : adopt.copy}
    </button>
  </details>`;
}

function renderWritten({ question, texts, goOn }: ResultView): TemplateResult {
  const { adopt } = texts;
  return html`<p>${adopt.written}</p>
    <div class="actions">
      <button type="button" class="button primary" @click=${goOn}>${adopt.next}</button>
      <a class="button" href=${hrefOf({ view: 'try', text: question })}>${adopt.try}</a>
    </div>`;
}

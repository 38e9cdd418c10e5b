import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { directionOf, languageTag } from '../language.ts';
import { type Answer, type ChatState, canBeRated, type Entry, isWaiting, type Question } from '../state.ts';
import type { Texts } from '../texts/texts.ts';
import { renderPart } from './answer/part.ts';
import { renderFeedback } from './feedback.ts';

export interface EntriesView {
  readonly texts: Texts;
  readonly state: ChatState;
  readonly rate: (answer: string, helpful: boolean) => void;
  readonly askAgain: (question: string) => void;
}

/** The transcript. Entries are keyed, so that a screen reader hears additions and never the whole again. */
export function renderEntries(view: EntriesView): TemplateResult {
  const { state, texts } = view;
  return html`${repeat(
    state.entries,
    ({ id }) => id,
    (entry) => renderEntry(entry, view),
  )}${
    isWaiting(state) && state.connection === 'online'
      ? html`<p class="entry waiting" aria-hidden="true"><i></i><i></i><i></i>${texts.waiting}</p>`
      : nothing
  }`;
}

function renderEntry(entry: Entry, view: EntriesView): TemplateResult {
  return entry.kind === 'question' ? renderQuestion(entry, view) : renderAnswer(entry, view);
}

// The visitor knows what they wrote; only the answer is announced.
function renderQuestion(question: Question, { texts, askAgain }: EntriesView): TemplateResult {
  const { id, text, status, problem } = question;
  return html`<div class="entry question ${status}" aria-live="off"><span class="visually-hidden">${texts.you}: </span><bdi>${text}</bdi></div>
    ${
      status === 'failed'
        ? html`<div class="problem">
          <p>${problem}</p>
          <button type="button" class="chip" @click=${() => askAgain(id)}>${texts.sendAgain}</button>
        </div>`
        : nothing
    }`;
}

function renderAnswer(answer: Answer, { texts, state, rate }: EntriesView): TemplateResult {
  const { id, reply } = answer;
  const isForeign = reply.language !== state.language;
  return html`<div
    class="entry answer"
    data-id=${id}
    lang=${isForeign ? languageTag(reply.language) : nothing}
    dir=${isForeign ? directionOf(reply.language) : nothing}
  >
    <span class="visually-hidden">${texts.bot}: </span>
    ${reply.parts.map((part) => renderPart(part, texts))}
    ${canBeRated(answer) ? renderFeedback(answer, texts, rate) : nothing}
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { directionOf, languageTag } from '../language.ts';
import { type Answer, type ChatState, canBeRated, type Entry, isWaiting, type Question } from '../state.ts';
import type { Texts } from '../texts/texts.ts';
import { renderPart } from './answer/part.ts';
import type { Tools } from './tools.ts';

export interface EntriesView {
  readonly texts: Texts;
  readonly state: ChatState;
  readonly askAgain: (question: string) => void;
  readonly tools: Tools | undefined;
}

/** The transcript. It only ever grows at its end, so that a screen reader hears additions and never the whole again. */
export function renderEntries(view: EntriesView): TemplateResult {
  const { state, texts, tools } = view;
  return html`${state.entries.map((entry, index) => [
    tools?.renderDay(entry, state.entries[index - 1]),
    renderEntry(entry, view),
    tools?.renderKept(entry, state.entries[index - 1]),
  ])}${
    isWaiting(state) && state.connection === 'online'
      ? html`<p class="entry waiting" aria-hidden="true"><i></i><i></i><i></i>${texts.waiting}</p>`
      : nothing
  }`;
}

function renderEntry(entry: Entry, view: EntriesView): TemplateResult {
  return entry.kind === 'question' ? renderQuestion(entry, view) : renderAnswer(entry, view);
}

// The visitor knows what they wrote; only the answer is announced.
function renderQuestion(question: Question, { texts, askAgain, tools }: EntriesView): TemplateResult {
  const { id, text, status, problem } = question;
  return html`<div class="asked" aria-live="off" ?hidden=${text === '' && status !== 'failed'}>
      ${tools?.renderQuestion(question)}
      <div class="entry question ${status}" ?hidden=${text === ''}><span class="visually-hidden">${texts.you}: </span><bdi>${text}</bdi></div>
    </div>
    ${
      status === 'failed'
        ? html`<div class="problem">
          <p>${problem}</p>
          <button type="button" class="chip" @click=${() => askAgain(id)}>${texts.sendAgain}</button>
        </div>`
        : nothing
    }`;
}

function renderAnswer(answer: Answer, view: EntriesView): TemplateResult {
  const { texts, state, tools } = view;
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
    ${canBeRated(answer) ? html`<div class="afterwards" aria-live="off">${tools?.renderAnswer(answer)}</div>` : nothing}
  </div>`;
}

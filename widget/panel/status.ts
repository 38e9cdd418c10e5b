import { html, nothing, type TemplateResult } from 'lit';
import { type ChatState, isWaiting } from '../state.ts';
import type { Texts } from '../texts/texts.ts';

/** A line on the connection, only while there is something to say. */
export function renderStatus(texts: Texts, state: ChatState, retry: () => void): TemplateResult {
  const text = describe(texts, state);
  const button = html` <button type="button" @click=${retry}>${texts.retry}</button>`;
  return html`<div class="status" ?data-empty=${text === undefined}>
    <span role="status">${text}</span>${state.connection === 'offline' ? button : nothing}
  </div>`;
}

function describe(texts: Texts, state: ChatState): string | undefined {
  switch (state.connection) {
    case 'offline':
      return texts.offline;
    case 'connecting':
      return isWaiting(state) ? texts.connecting : undefined;
    case 'idle':
    case 'online':
      return state.problem;
  }
}

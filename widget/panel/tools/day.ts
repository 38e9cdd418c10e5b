import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../../server/protocol/messages.ts';
import { languageTag } from '../../language.ts';
import type { Entry } from '../../state.ts';

/** The date, where a conversation goes on on another day; nothing as long as it is all of today. */
export function renderDay(
  { atMs }: Entry,
  previous: Entry | undefined,
  language: Language,
  nowMs = Date.now(),
): TemplateResult | typeof nothing {
  if (atMs === undefined) return nothing;
  const before = previous === undefined ? nowMs : (previous.atMs ?? atMs);
  return dayOf(atMs) === dayOf(before)
    ? nothing
    : html`<p class="day" aria-live="off">${dayName(atMs, language, nowMs)}</p>`;
}

function dayName(atMs: number, language: Language, nowMs: number): string {
  const tag = languageTag(language);
  const days = Math.round((dayOf(atMs) - dayOf(nowMs)) / 86_400_000);
  if (days > -2 && days < 1) return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day');
  return new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(atMs);
}

/** Midnight of the day, where the visitor is. */
function dayOf(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from '../../state.ts';
import type { ToolTexts } from '../../texts/tools/texts.ts';

/**
 * That the question is kept, so that people can add the answer. The server puts aside what it has tried to understand
 * and could not: those replies name the intent it ended at, those to empty texts and outdated choices name none.
 */
export function renderKept(
  entry: Entry,
  previous: Entry | undefined,
  { kept }: ToolTexts,
): TemplateResult | typeof nothing {
  const isKept = entry.kind === 'answer' && entry.reply.outcome === 'unmatched' && entry.reply.match !== undefined;
  // Of a choice, no words of the visitor's are kept.
  const wasWritten = previous?.kind === 'question' && previous.value === undefined;
  return isKept && wasWritten ? html`<p class="kept">${kept}</p>` : nothing;
}

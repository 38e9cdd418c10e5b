import type { LocationCard, Part, Reply, Span } from '../server/protocol/messages.ts';
import type { Entry } from './state.ts';
import type { Texts } from './texts/texts.ts';

/** The conversation as plain text, for paper and files. */
export function transcriptText(entries: readonly Entry[], texts: Texts): string {
  return entries
    .map((entry) => entryText(entry, texts))
    .filter(Boolean)
    .join('\n\n');
}

function entryText(entry: Entry, texts: Texts): string {
  if (entry.kind === 'answer') return `${texts.bot}:\n${replyText(entry.reply)}`;
  return entry.text === '' ? '' : `${texts.you}:\n${entry.text}`;
}

/** An answer as plain text, its links written out. */
export function replyText({ parts }: Reply): string {
  return parts.map(partText).join('\n\n');
}

/** An answer as it is read aloud: without addresses of pages. */
export function spokenText({ parts }: Reply): string {
  const spoken = parts.filter(({ type }) => type !== 'source' && type !== 'links');
  return spoken
    .map(partText)
    .join('\n')
    .replace(/ \(https?:[^)]*\)/g, '');
}

function partText(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'notice':
      return spansText(part.spans);
    case 'list':
      return part.items.map((item, index) => `${part.ordered ? `${index + 1}.` : '-'} ${spansText(item)}`).join('\n');
    case 'fees':
      return part.rows.map(({ label, amount }) => `${label}: ${amount}`).join('\n');
    case 'location':
      return locationText(part);
    case 'links':
      return part.links.map(linkText).join('\n');
    case 'source':
      return `${part.label}: ${part.links.map(linkText).join('; ')}`;
  }
}

function locationText({ name, address, openNow, hours, notes, phone }: LocationCard): string {
  return [name, ...address, ...(openNow === null ? [] : [openNow.text]), ...hours, ...notes, phone?.label]
    .filter((line) => line !== undefined)
    .join('\n');
}

function spansText(spans: readonly Span[]): string {
  return spans.map(({ text, href }) => (href === undefined ? text : linkText({ label: text, href }))).join('');
}

function linkText({ label, href }: { readonly label: string; readonly href: string }): string {
  // A telephone number says itself.
  return href.startsWith('http') ? `${label} (${href})` : label;
}

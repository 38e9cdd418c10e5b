import type { Link, LocationCard, Part, Reply, Span } from '../protocol/messages.ts';

/** What a visitor reads in a reply, line by line, with plain blanks. Link targets only where they are asked for. */
export function linesOf({ parts }: Pick<Reply, 'parts'>, { targets = false } = {}): readonly string[] {
  return parts
    .flatMap((part) => linesOfPart(part, targets))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function linesOfPart(part: Part, targets: boolean): readonly string[] {
  const run = (spans: readonly Span[]) =>
    spans.map(({ text, href }) => (targets && href ? `${text} <${href}>` : text)).join('');
  const link = ({ label, href }: Link) => (targets ? `${label} <${href}>` : label);
  switch (part.type) {
    case 'text':
    case 'notice':
      return [run(part.spans)];
    case 'list':
      return part.items.map((item, index) => `${part.ordered ? `${index + 1}.` : '–'} ${run(item)}`);
    case 'fees':
      return part.rows.map(({ amount, label }) => `${amount} ${label}`);
    case 'location':
      return linesOfCard(part);
    case 'links':
      return part.links.map(link);
    case 'source':
      return part.links.map((each) => `${part.label}: ${link(each)}`);
  }
}

function linesOfCard({ name, address, openNow, hours, notes, phone }: LocationCard): readonly string[] {
  return [name, ...address, ...(openNow ? [openNow.text] : []), ...hours, ...notes, ...(phone ? [phone.label] : [])];
}

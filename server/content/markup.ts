/** The Markdown subset of content texts: `**strong**` and `[label](target)`. Anything else is plain text. */
export type Markup = { readonly text: string; readonly strong?: true; readonly target?: string };

// No nested quantifiers and every class excludes its own delimiter, so time is linear in the text.
const token = /\*\*([^*]+)\*\*|\[([^\][]+)\]\(([^()\s]+)\)/g;

/** Splits a content text into runs. Never throws; what is not markup stays as it is. */
export function parseMarkup(source: string): readonly Markup[] {
  const runs: Markup[] = [];
  let end = 0;
  for (const match of source.matchAll(token)) {
    if (match.index > end) runs.push({ text: source.slice(end, match.index) });
    const [whole, strong, label, target] = match;
    if (strong !== undefined) runs.push({ text: strong, strong: true });
    else if (label !== undefined && target !== undefined) runs.push({ text: label, target });
    end = match.index + whole.length;
  }
  if (end < source.length) runs.push({ text: source.slice(end) });
  return runs;
}

/** Link targets that may be shown: web pages, mail and telephone. `link:<id>` is resolved before this is asked. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(href);
}

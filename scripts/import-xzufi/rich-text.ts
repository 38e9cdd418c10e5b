/** A delivered text without its HTML. */
export interface RichText {
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

// One pass, no nested quantifiers: time is linear in the text.
const piece = /<!--|<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|([^<]+)|</gi;

/** Reads HTML or plain text into paragraphs and list items. Scripts and styles leave no trace. */
export function readRichText(html: string): RichText {
  const paragraphs: string[] = [];
  const items: string[] = [];
  const links: { label: string; url: string }[] = [];
  let buffer = '';
  let depth = 0;
  let hidden = '';
  let link: { url: string; from: number } | undefined;
  const flush = () => {
    const text = buffer.replace(/\s+/g, ' ').trim();
    buffer = '';
    if (text !== '') (depth > 0 ? items : paragraphs).push(text);
  };
  for (const [, closing, tag = '', attributes = '', text] of html.matchAll(piece)) {
    const name = tag.toLowerCase();
    const opens = closing !== '/';
    if (name === 'script' || name === 'style') hidden = opens ? name : '';
    if (hidden !== '') continue;
    if (text !== undefined) buffer += decodeEntities(text);
    else if (name === 'li') {
      if (opens) {
        flush();
        depth += 1;
      } else {
        flush();
        depth = Math.max(0, depth - 1);
      }
    } else if (name === 'a') {
      const url = /\bhref\s*=\s*["']([^"']*)["']/i.exec(attributes)?.[1];
      if (opens && url !== undefined) link = { url: decodeEntities(url), from: buffer.length };
      else if (!opens && link) {
        links.push({ label: buffer.slice(link.from).trim(), url: link.url });
        link = undefined;
      }
    } else if (/^(p|br|div|ul|ol|h[1-6]|tr|table)$/.test(name)) flush();
    else if (/^t[dh]$/.test(name)) buffer += ' ';
  }
  flush();
  // Plain text keeps its line breaks, and its dashes are a list.
  if (paragraphs.length === 1 && !/<[a-z]/i.test(html)) return readPlainText(html);
  return { paragraphs, items, links };
}

/** All of a text in one string, to compare it. */
export function wholeText({ paragraphs, items }: RichText): string {
  return [...paragraphs, ...items].join(' ');
}

export function isEmpty(text: RichText): boolean {
  return text.paragraphs.length === 0 && text.items.length === 0;
}

function readPlainText(text: string): RichText {
  const lines = decodeEntities(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const isItem = (line: string) => /^[-•*–]\s/.test(line);
  return {
    paragraphs: lines.filter((line) => !isItem(line)),
    items: lines.filter(isItem).map((line) => line.slice(1).trim()),
    links: [],
  };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  euro: '€',
  sect: '§',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '' : String.fromCodePoint(code);
  });
}

/** A text with personal data that was put into it on purpose. */
export interface Planted {
  /** The text as a citizen would write it. */
  readonly text: string;
  readonly items: readonly { readonly kind: string; readonly value: string }[];
  /** The text without the items. */
  readonly rest: string;
}

/** What a redaction took out of a text. */
export interface Taken {
  readonly planted: Planted;
  readonly redacted: string;
  /** Planted items of which something can still be read. */
  readonly missed: Planted['items'];
  /** Words that are nobody's, and are gone all the same. */
  readonly lost: readonly string[];
  /** Words of planted items, all in all. */
  readonly words: number;
}

const item = /⟦(\w+):([^⟧]*)⟧/g;

/** Reads texts, one a line, with items marked like `⟦name:Anna Müller⟧`. */
export function readPlanted(file: string): readonly Planted[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      text: line.replace(item, '$2'),
      items: [...line.matchAll(item)].map(([, kind = '', value = '']) => ({ kind, value })),
      rest: line.replace(item, ' '),
    }));
}

/** Redacts a text and compares what is left with what should be. */
export function take(planted: Planted, redact: (text: string) => string): Taken {
  const redacted = redact(planted.text);
  const left = countWords(redacted.replace(/\[[^\]]*\]/g, ' '));
  const innocent = countWords(planted.rest);
  const lost = [...innocent].flatMap(([word, count]) =>
    new Array<string>(Math.max(0, count - (left.get(word) ?? 0))).fill(word),
  );
  // What is left beyond the innocent words is a planted item's.
  const isLeft = (word: string) => (left.get(word) ?? 0) > (innocent.get(word) ?? 0);
  return {
    planted,
    redacted,
    missed: planted.items.filter(({ value }) =>
      [...countWords(value).keys()].some((word) => isTelling(word) && isLeft(word)),
    ),
    lost,
    words: planted.items.reduce((sum, { value }) => sum + countWords(value).size, 0),
  };
}

/** "von" and "Am" tell nobody who it was. */
function isTelling(word: string): boolean {
  return /\d/.test(word) ? word.length > 1 : word.length > 3;
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

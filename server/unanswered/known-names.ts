import { givenNames, namesOnlyWithCapital } from './given-names.ts';
import { noNames, relatives } from './name-rules.ts';

/** Family names that may follow a given one. */
const mostFollowing = 3;

const written: ReadonlySet<string> = new Set(givenNames);
const inSmallLetters: ReadonlySet<string> = new Set(
  givenNames.map((name) => name.toLowerCase()).filter((name) => name.length > 2 && !namesOnlyWithCapital.has(name)),
);

const word = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const particles: ReadonlySet<string> = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'zu',
  'al',
  'el',
  'da',
  'di',
  'dos',
  'bin',
]);
const functionWords: ReadonlySet<string> = new Set(noNames);

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Takes out known given names with the family names around them, wherever they stand. */
export function redactKnownNames(text: string): string {
  const words = [...text.matchAll(word)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  let redacted = '';
  let done = 0;
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined || !isGiven(first.text) || isPartOfMark(text, first)) continue;
    const last = lastOfName(text, words, at);
    const begin = familyNameBefore(text, words, at) ?? first;
    if (begin.start < done) continue;
    redacted += `${text.slice(done, begin.start)}[Name]`;
    done = words[last]?.end ?? first.end;
    at = last;
  }
  return redacted + text.slice(done);
}

/** "Karl-Heinz" is as given as "Karl"; "Anna-Zammert-Straße" is not. */
function isGiven(text: string): boolean {
  return text.split('-').every((part) => {
    if (written.has(part)) return true;
    if (part === part.toUpperCase()) return inSmallLetters.has(part.toLowerCase());
    return part === part.toLowerCase() && inSmallLetters.has(part);
  });
}

/** Where a name ends that begins with a given one: family names follow, with a capital unless all is written small. */
function lastOfName(text: string, words: readonly Word[], at: number): number {
  const isSmall = words[at]?.text === words[at]?.text.toLowerCase();
  let last = at;
  for (let next = at + 1; next < words.length && next - at <= mostFollowing; next += 1) {
    const [before, following] = [words[next - 1], words[next]];
    if (!before || !following || !/^ +$/.test(text.slice(before.end, following.start))) break;
    const small = following.text.toLowerCase();
    if (particles.has(small) && words[next + 1] !== undefined) continue;
    const isNamed = isSmall
      ? next === at + 1 && !functionWords.has(small)
      : following.text !== small && !functionWords.has(small);
    if (!isNamed) break;
    last = next;
  }
  return last;
}

/** "Wegener, Sabine" at the beginning or after a colon. */
function familyNameBefore(text: string, words: readonly Word[], at: number): Word | undefined {
  const [before, first] = [words[at - 1], words[at]];
  if (!before || !first || text.slice(before.end, first.start) !== ', ') return undefined;
  const isCapital = before.text !== before.text.toLowerCase();
  return isCapital && /(?:^|[:\n(])\s*$/.test(text.slice(0, before.start)) ? before : undefined;
}

function isPartOfMark(text: string, { start, end }: Word): boolean {
  return text[start - 1] === '[' && text[end] === ']';
}

/** Whether a text is a word that others use as well: one of the content, or an everyday one. */
export type IsWord = (text: string) => boolean;

/** Whoever belongs to somebody is called by a name, if by anything. */
const relation = new RegExp(
  String.raw`(?:^|\P{L})(?:mein|dein|sein|ihr|unser)(?:e|em|en|er|es)?\s+(?:${relatives})\s+\(?$`,
  'iu',
);

/** A word this long at the end of another makes it a compound: "Prüfungs-termin" is nobody's name. */
const shortestEnd = 5;

/** Names have fewer letters. */
const longestName = 14;

/**
 * Takes out what can only be a name because nobody knows the words: two or more with a capital in a row, or one behind
 * "meine Tochter". Rather too much than too little: a firm or a place that nobody has written about goes with them.
 */
export function redactUnknownWords(text: string, isWord: IsWord): string {
  const words = [...text.matchAll(word)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  // Who writes everything large says nothing by a capital.
  if (text === text.toUpperCase()) return text;
  let redacted = '';
  let done = 0;
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (!first || isPartOfMark(text, first) || !isUnknown(first.text, isWord)) continue;
    let last = at;
    for (let next = at + 1; next < words.length; next += 1) {
      const [before, following] = [words[next - 1], words[next]];
      if (!before || !following || !/^ +$/.test(text.slice(before.end, following.start))) break;
      if (!isUnknown(following.text, isWord)) break;
      last = next;
    }
    // What was known of a name was taken out before: the rest belongs to it.
    const belongs = /\[Name\] $/.test(text.slice(0, first.start)) || /^ \[Name\]/.test(text.slice(words[last]?.end));
    if (last === at && !belongs && !relation.test(text.slice(0, first.start))) continue;
    redacted += `${text.slice(done, first.start)}[Name]`;
    done = words[last]?.end ?? first.end;
    at = last;
  }
  return (redacted + text.slice(done)).replace(/\[Name\](?: \[Name\])+/g, '[Name]');
}

function isUnknown(text: string, isWord: IsWord): boolean {
  if (text.length < 2 || text.length > longestName || text[0] === text[0]?.toLowerCase()) return false;
  if (text === text.toUpperCase() || isWord(text)) return false;
  for (let start = 1; start <= text.length - shortestEnd; start += 1) if (isWord(text.slice(start))) return false;
  return true;
}

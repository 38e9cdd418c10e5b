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

/**
 * Takes out names: known given ones with the family names around them, wherever they stand, and, where `isWord` tells
 * what is a word, what can only be one because nobody knows it.
 */
export function redactNames(text: string, isWord?: IsWord): string {
  const words = readWords(text);
  const known = redactKnownNames(text, words);
  if (isWord === undefined) return known;
  return redactUnknownWords(known, known === text ? words : readWords(known), isWord);
}

function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(word))
    words.push({ text: found, start: index, end: index + found.length });
  return words;
}

function redactKnownNames(text: string, words: readonly Word[]): string {
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
  return text.includes('-') ? text.split('-').every(isGivenPart) : isGivenPart(text);
}

function isGivenPart(part: string): boolean {
  const small = part.toLowerCase();
  if (part === small) return inSmallLetters.has(small);
  return written.has(part) || (part === part.toUpperCase() && inSmallLetters.has(small));
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
function redactUnknownWords(text: string, words: readonly Word[], isWord: IsWord): string {
  // Who writes everything large says nothing by a capital.
  if (text === text.toUpperCase()) return text;
  let redacted = '';
  let done = 0;
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (!first || !looksLikeName(first.text) || isPartOfMark(text, first)) continue;
    // To know a word takes longest: most stand alone, and are not asked about.
    const isAnnounced = belongsToName(text, first) || relation.test(twoWordsBefore(text, words, at));
    if (!isAnnounced && !isNextToName(text, words, at)) continue;
    if (!isUnknown(first.text, isWord)) continue;
    let last = at;
    while (isNextToName(text, words, last) && isUnknown(words[last + 1]?.text ?? '', isWord)) last += 1;
    if (last === at && !isAnnounced) continue;
    redacted += `${text.slice(done, first.start)}[Name]`;
    done = words[last]?.end ?? first.end;
    at = last;
  }
  return (redacted + text.slice(done)).replace(/\[Name\](?: \[Name\])+/g, '[Name]');
}

/** What was known of a name was taken out before: the rest belongs to it. */
function belongsToName(text: string, { start, end }: Word): boolean {
  return text.startsWith('[Name] ', start - 7) || text.startsWith(' [Name]', end);
}

function twoWordsBefore(text: string, words: readonly Word[], at: number): string {
  return text.slice(words[at - 2]?.start ?? 0, words[at]?.start);
}

/** Whether a word that looks like a name follows, with nothing but blanks between. */
function isNextToName(text: string, words: readonly Word[], at: number): boolean {
  const [before, following] = [words[at], words[at + 1]];
  if (!before || !following || !looksLikeName(following.text)) return false;
  return /^ +$/.test(text.slice(before.end, following.start));
}

/** One capital, and not too long. */
function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > longestName) return false;
  return text[0] !== text[0]?.toLowerCase() && text !== text.toUpperCase();
}

function isUnknown(text: string, isWord: IsWord): boolean {
  if (isWord(text)) return false;
  for (let start = 1; start <= text.length - shortestEnd; start += 1) if (isWord(text.slice(start))) return false;
  return true;
}

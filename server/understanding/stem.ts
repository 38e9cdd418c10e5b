/**
 * What the forms of a German word share: `buhr` for "gebuhr" and "gebuhren", `kos` for "kosten" and "kostet". Expects folded lower case.
 * CISTEM (Weissweiler and Fraser, "Developing a Stemmer for German Based on a Comparative Analysis of Publicly
 * Available Stemmers", GSCL 2017), case-insensitive variant; then "-ung" falls too, so that "Ummeldung" meets
 * "ummelden". English plurals and verb endings fall the same way.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const bare = word.includes('zu') ? word.replace(infinitive, '$1') : word;
  const from = bare.length >= 6 && bare.startsWith('ge') ? 2 : 0;
  const rest = bare.slice(from, from + keptLength(bare, from));
  return rest.length >= 7 && rest.endsWith('ung') ? rest.slice(0, -3) : rest;
}

/** "umzubringen", "anzumelden": the infinitive with "zu" is the same verb. */
const infinitive = /^(ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|um|vor|weg|zuruck|zusammen)zu(?=.{4})/;

const [c, d, e, h, i, m, n, r, s, t] = [...'cdehimnrst'].map((letter) => letter.charCodeAt(0));

/** What counts as one letter while endings fall, and falls never. */
const [sch, ei, ie, again] = [1, 2, 3, 4] as const;
const widths = new Uint8Array(128).fill(1);
widths.set([3, 2, 2], sch);

/** A word's letters while its endings fall; one for all words, as no two are read at a time. */
let letters = new Uint8Array(256);

/** How many letters of a word are left, from a place on, without its endings. */
function keptLength(word: string, from: number): number {
  let length = readLetters(word, from);
  while (length > 3) {
    const [before, last] = [letters[length - 2], letters[length - 1]];
    if (length > 5 && ((before === e && (last === m || last === r)) || (before === n && last === d))) length -= 2;
    else if (last === t || last === e || last === s || last === n) length -= 1;
    else break;
  }
  let kept = 0;
  for (let at = 0; at < length; at += 1) {
    const letter = letters[at] as number;
    kept += widths[letter === again ? (letters[at - 1] as number) : letter] as number;
  }
  return kept;
}

/** Reads a word with "sch", "ei", "ie" and the second of two equal letters as letters of their own; returns how many. */
function readLetters(word: string, from: number): number {
  if (word.length > letters.length) letters = new Uint8Array(word.length);
  let length = 0;
  for (let at = from; at < word.length; ) {
    const letter = letterAt(word, at);
    at += widths[letter] as number;
    const isAgain = length > 0 && letters[length - 1] === letter;
    letters[length] = isAgain ? again : letter;
    length += 1;
  }
  return length;
}

function letterAt(word: string, at: number): number {
  const letter = word.charCodeAt(at);
  const next = word.charCodeAt(at + 1);
  if (letter === s && next === c && word.charCodeAt(at + 2) === h) return sch;
  if (letter === e && next === i) return ei;
  // In "iei" the last two belong together.
  if (letter === i && next === e && word.charCodeAt(at + 2) !== i) return ie;
  return letter;
}

import { stem } from './stem.ts';

/** A word of an utterance in the form that words are compared in. */
export interface Token {
  /** Lower case, without accents; umlauts and their spellings meet: "für", "fuer" and "fur" are all `fur`. */
  readonly word: string;
  /** What the forms of a word share: `buhr` for "Gebühr" and "Gebühren". */
  readonly stem: string;
}

/** Longer words are cut: nothing we know is longer, and edit distances are quadratic. */
const maxWordLength = 48;

/** Longer utterances are cut for understanding (2,000 characters are about 350 words). */
const maxTokens = 400;

/** The words of a text, in order, ready to be compared. Never throws; time is linear in the text. */
export function tokenise(text: string): readonly Token[] {
  return splitWords(text).map((word) => ({ word, stem: stem(word) }));
}

/** The folded words of a text, in order. */
export function splitWords(text: string): readonly string[] {
  const folded = foldText(text);
  // Letters beyond ASCII are looked for only where there are any.
  const words = folded.match(/^[\0-\x7f]*$/.test(folded) ? /[a-z0-9{}]+/g : /[\p{L}\p{N}{}]+/gu) ?? [];
  if (words.length > maxTokens) words.length = maxTokens;
  return words.map((word) => foldDigraphs(word.slice(0, maxWordLength)));
}

/** A folded word, or a part of one, as a token. */
export function tokenOf(folded: string): Token {
  const word = foldDigraphs(folded);
  return { word, stem: stem(word) };
}

/** Lower case, compatibility forms, no accents, no gender marks: what is left differs only in meaning. */
export function foldText(text: string): string {
  // The letters of German have no other forms: nothing is to be looked for.
  if (/^[\0-\x7fÄÖÜäöüß]*$/.test(text))
    return dropGenderForms(text.toLowerCase()).replace(/[äöüß]/g, (letter) => foldedLetters[letter] ?? '');
  return (
    dropGenderForms(text.normalize('NFKC').toLowerCase())
      .normalize('NFD')
      // Marks are dropped from Latin letters only: й without its mark would be another letter.
      .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
      .normalize('NFC')
      .replace(/[ßıłøđ\u0640\u064b-\u065fأإآ]/g, (letter) => foldedLetters[letter] ?? '')
  );
}

// "Bürger*innen", "Mitarbeiter:in", "Ansprechpartner/-in", "Schüler(innen)": only between letters and a word's end.
const genderForms = /(?<=\p{L})(?:[*:_]|\/-?)(?:innen|in|r|n)(?!\p{L})|(?<=\p{L})\((?:innen|in|r|n)\)/gu;

function dropGenderForms(text: string): string {
  // Looking for one of these letters costs a tenth of looking for the forms.
  return /[*:_/(]/.test(text) ? text.replace(genderForms, '') : text;
}

const foldedLetters: Readonly<Record<string, string>> = {
  ä: 'a',
  ö: 'o',
  ü: 'u',
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
};

/** "fuer" → "fur". Not after a vowel or q, where e is a letter of its own: "neue", "Steuer", "Bauer", "Quelle". */
function foldDigraphs(word: string): string {
  return /[aou]e/.test(word) ? word.replace(/(?<![aeiouq])([aou])e/g, '$1') : word;
}

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
  const words = foldText(text).match(/[\p{L}\p{N}{}]+/gu) ?? [];
  return words.slice(0, maxTokens).map((word) => {
    const folded = foldDigraphs(word.slice(0, maxWordLength));
    return { word: folded, stem: stem(folded) };
  });
}

/** Lower case, compatibility forms, no accents, no gender marks: what is left differs only in meaning. */
export function foldText(text: string): string {
  // Plain ASCII has neither accents nor other forms.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase().replace(genderForms, '');
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(genderForms, '')
      .normalize('NFD')
      // Marks are dropped from Latin letters only: й without its mark would be another letter.
      .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
      .normalize('NFC')
      .replace(/[ßıłøđ\u0640\u064b-\u065fأإآ]/g, (letter) => foldedLetters[letter] ?? '')
  );
}

// "Bürger*innen", "Mitarbeiter:in", "Ansprechpartner/-in", "Schüler(innen)": only between letters and a word's end.
const genderForms = /(?<=\p{L})(?:[*:_]|\/-?)(?:innen|in|r|n)(?!\p{L})|(?<=\p{L})\((?:innen|in|r|n)\)/gu;

const foldedLetters: Readonly<Record<string, string>> = {
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
  return word.replace(/(?<![aeiouq])([aou])e/g, '$1');
}

import type { EntityKind } from './lexicon.ts';

const placeEndings = new Set(['s', 'es', 'er']);

const endings = new Set(['e', 's', 'en', 'es', 'er', 'ern', 'em', 'ens', 'in', 'innen']);

/** Words of so few letters have no forms that could be told from other words. */
const shortest = 3;

/**
 * Whether a word is a form of a term's word. Stems alone meet by chance where words are short: "passt" is no Pass,
 * "Person" no Perso, "andere" not Anderten.
 */
export function isForm(word: string, known: string, kind: EntityKind): boolean {
  if (word === known) return true;
  const [short, long] = word.length < known.length ? [word, known] : [known, word];
  const rest = long.startsWith(short) ? long.slice(short.length) : undefined;
  // Names of places have a genitive at most: long ones, too, may share all but their ending ("List", "Linden").
  if (kind === 'district' || kind === 'location' || kind === 'town')
    return rest !== undefined && placeEndings.has(rest);
  // "wegen" is no form of "weg".
  if (known.length <= shortest) return false;
  if (rest !== undefined && (endings.has(rest) || (rest === 'n' && /[erl]$/.test(short))))
    return word.length >= known.length || word.length > 4;
  return short.length > 5 && commonStart(word, known) >= 5;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

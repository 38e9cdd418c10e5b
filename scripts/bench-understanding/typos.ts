import { chanceFrom } from './chance.ts';

/** One way to mistype the letter at a place, or undefined where that letter does not allow it. */
type Typo = (text: string, at: number, chance: () => number) => string | undefined;

/** The German keyboard: letters are mistyped for the ones beside, above and below them. */
const keyRows = ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnm'];

const withoutUmlaut: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', Ä: 'A', Ö: 'O', Ü: 'U', ß: 's' };

export const typos = {
  swap(text, at) {
    const [letter, next] = [text[at], text[at + 1]];
    if (!letter || !next || !isLetter(next) || letter === next) return undefined;
    return replace(text, at, 2, next + letter);
  },
  drop: (text, at) => replace(text, at, 1, ''),
  double: (text, at) => replace(text, at, 1, `${text[at]}${text[at]}`),
  neighbour(text, at, chance) {
    const letter = text[at] ?? '';
    const keys = neighbours(letter.toLowerCase());
    const key = keys[Math.floor(chance() * keys.length)];
    if (key === undefined) return undefined;
    return replace(text, at, 1, letter === letter.toLowerCase() ? key : key.toUpperCase());
  },
  umlaut(text, at) {
    const plain = withoutUmlaut[text[at] ?? ''];
    return plain && replace(text, at, 1, plain);
  },
} satisfies Readonly<Record<string, Typo>>;

/**
 * A text with some typos in words of at least three letters; the same text always gets the same ones. Comes back as it
 * was where it has no such word.
 */
export function misspell(text: string, count: number, seed: string): string {
  const chance = chanceFrom(`${seed}\n${count}\n${text}`);
  let misspelt = text;
  for (let done = 0; done < count; done += 1) misspelt = misspellOnce(misspelt, text, chance);
  return misspelt;
}

function misspellOnce(text: string, original: string, chance: () => number): string {
  const places = [...text.matchAll(/\p{L}{3,}/gu)].flatMap(({ 0: word, index }) =>
    Array.from({ length: word.length }, (_, offset) => index + offset),
  );
  const ways = Object.values(typos) as readonly Typo[];
  // A swap may take the one before back, and not every letter has an umlaut to lose: most draws are good all the same.
  for (let draw = 0; draw < 50 && places.length > 0; draw += 1) {
    const way = ways[Math.floor(chance() * ways.length)];
    const misspelt = way?.(text, places[Math.floor(chance() * places.length)] ?? 0, chance);
    if (misspelt !== undefined && misspelt !== text && misspelt !== original) return misspelt;
  }
  return text;
}

function neighbours(letter: string): readonly string[] {
  return keyRows.flatMap((row, number) => {
    const at = row.indexOf(letter);
    if (at < 0) return [];
    const above = keyRows[number - 1]?.[at];
    const below = keyRows[number + 1]?.[at];
    return [row[at - 1], row[at + 1], above, below].filter((key) => key !== undefined);
  });
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function replace(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

import type { EntityKind, Lexicon } from './lexicon.ts';
import { type Token, tokenOf } from './normalise.ts';
import type { Spelling } from './spelling.ts';
import type { ReadToken } from './words.ts';

/** Modifiers that leave a document what it is; "Bibliotheks-" in front of "Ausweis" makes it another one. */
const harmlessModifiers = new Set([
  'personal',
  'reise',
  'neu',
  'erst',
  'ersatz',
  'standard',
  'haupt',
  'bundes',
  'deutsch',
]);

/** "Abmeldefrist" is made of known words and no typo of "Anmeldefrist". */
export function isCompound(word: string, { knows }: Spelling): boolean {
  for (let seam = 4; seam <= word.length - 4; seam += 1) {
    const front = word.slice(0, seam);
    const isFront =
      knows(front) || knows(`${front}n`) || knows(`${front}en`) || (front.endsWith('s') && knows(front.slice(0, -1)));
    if (isFront && knows(word.slice(seam))) return true;
  }
  return false;
}

/**
 * Splits a compound that begins or ends with a known term, or that ends with a word that asks: "Ausweisgebühr" holds an
 * Ausweis and a Gebühr, "Umtauschfrist" a Frist.
 */
export function splitCompound(
  token: ReadToken,
  lexicon: Lexicon,
  knows: (word: string) => boolean,
): readonly ReadToken[] {
  const { written, stem } = token;
  if (written.length < 8 || lexicon.askingStems.has(stem)) return [token];
  const parts =
    splitAsking(written, lexicon, knows) ??
    // What everybody says as one word is one.
    (knows(written) || lexicon.byKey.has(stem) ? undefined : splitTerm(written, lexicon, knows));
  return parts?.map((part) => ({ ...part, written: part.word, quality: 0.92 })) ?? [token];
}

/** "personalausweisverlangerungsgebuhr" as "personalausweis", "verlangerung" and "gebuhr". */
function splitAsking(
  written: string,
  lexicon: Lexicon,
  knows: (word: string) => boolean,
): readonly Token[] | undefined {
  for (let seam = 4; seam <= written.length - leastAsking; seam += 1) {
    const back = tokenOf(written.slice(seam));
    if (!lexicon.askingStems.has(back.stem)) continue;
    const front = written.slice(0, seam);
    const parts = knownParts(knows(front) ? front : front.replace(/s$/, ''), knows);
    if (parts) return [...parts.map(tokenOf), back];
  }
  return undefined;
}

/** A known word, or the two that it is made of. */
function knownParts(word: string, knows: (word: string) => boolean): readonly string[] | undefined {
  if (knows(word) || knows(`${word}e`)) return [word];
  for (let seam = leastAsking; seam <= word.length - leastAsking; seam += 1) {
    const parts = [word.slice(0, seam), word.slice(seam)];
    if (parts.every(knows)) return parts;
  }
  return undefined;
}

function splitTerm(written: string, lexicon: Lexicon, knows: (word: string) => boolean): readonly Token[] | undefined {
  const isTerm = (token: Token, kind: EntityKind) => lexicon.byKey.get(token.stem)?.some((term) => term.kind === kind);
  for (let seam = written.length - 3; seam >= 4; seam -= 1) {
    const front = tokenOf(written.slice(0, seam));
    // "Anmeldungsfrist": the s belongs to the seam.
    for (const rest of [written.slice(seam), written.slice(seam).replace(/^s/, '')]) {
      if (rest.length < 3) continue;
      const back = tokenOf(rest);
      const frontModifies = harmlessModifiers.has(front.word) || isTerm(front, 'circumstance');
      if ((isTerm(front, 'service') && knows(back.word)) || (isTerm(back, 'service') && frontModifies))
        return [front, back];
    }
  }
  return undefined;
}

/** Shorter words that ask ("wo", "geld") end too many others. */
const leastAsking = 5;

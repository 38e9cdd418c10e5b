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

/**
 * "Abmeldefrist" is made of known words and no typo of "Anmeldefrist". A form of a known word is not enough, or
 * "Führungszeugns" would be made of "Zeug"; nor is it if the known word has an s at the seam.
 */
export function isCompound(word: string, { has }: Spelling): boolean {
  for (let seam = 4; seam <= word.length - 4; seam += 1) {
    const [front, back] = [word.slice(0, seam), word.slice(seam)];
    const isFront =
      has(front) || has(`${front}n`) || has(`${front}en`) || (front.endsWith('s') && has(front.slice(0, -1)));
    if (isFront && has(back)) return !has(`${front}s${back}`);
  }
  return false;
}

/** A typo in one part of a compound makes the whole unknown: "Reisepassgebüh" is a Reisepass and a typo of Gebühr. */
export function correctCompound(word: string, { has, correct }: Spelling): string | undefined {
  const mend = (part: string) => {
    const corrected = correct(part);
    return corrected?.distance === 1 ? corrected.word : undefined;
  };
  for (let seam = word.length - leastPart; seam >= leastPart; seam -= 1) {
    const [front, back] = [word.slice(0, seam), word.slice(seam)];
    // "Führungszeugnis": the s belongs to the seam.
    for (const link of front.endsWith('s') ? ['', 's'] : ['']) {
      const first = front.slice(0, front.length - link.length);
      const last = has(first) ? mend(back) : undefined;
      if (last !== undefined) return `${front}${last}`;
      const mended = has(back) ? mend(first) : undefined;
      if (mended !== undefined) return `${mended}${link}${back}`;
    }
  }
  return undefined;
}

/** Shorter parts are found in any word. */
const leastPart = 5;

/** Small words that are written together with the next one by a slip. */
const slipped =
  'der die das den dem ein eine einen mein meine meinen neue neuen neuer und ich wir mir mich zum zur beim fur mit von nach bei was wie'.split(
    ' ',
  );

/** Two words that a blank is missing between, if they are: "dasStandesamt". */
export function splitSlip(word: string, { knows, has }: Spelling): readonly string[] {
  if (word.length < leastPart + 3 || knows(word)) return [word];
  const front = slipped.find(
    (each) => word.startsWith(each) && word.length >= each.length + leastPart && has(word.slice(each.length)),
  );
  return front === undefined ? [word] : [front, word.slice(front.length)];
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

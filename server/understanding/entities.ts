import type { EntityKind, Lexicon, Term } from './lexicon.ts';
import { type Token, tokenise } from './normalise.ts';
import type { Spelling } from './spelling.ts';
import { stem } from './stem.ts';

/** A term found in an utterance. */
export interface Mention {
  readonly kind: EntityKind;
  readonly id: string;
  /** The term as the editor wrote it. */
  readonly phrase: string;
  /** The words of the utterance that it covers, by position. */
  readonly at: readonly number[];
  /** 1 for the very words, less for a misspelt or compound word. */
  readonly quality: number;
  /** Letters of the term's stems. */
  readonly length: number;
  /** What takes its place where names are cut out. */
  readonly mask: string | null;
  /** "nicht den Perso": named only to be ruled out. */
  readonly negated: boolean;
}

/** An utterance's words as read: misspelt ones corrected, compounds split where a known term is in them. */
export interface ReadToken extends Token {
  /** As the visitor wrote it, folded; differs from `word` if that was corrected. */
  readonly written: string;
  /** 1, or less if it was corrected. */
  readonly quality: number;
}

/** How far apart the words of one term may be: "*Ausweis* ist seit Mai *abgelaufen*". */
const maxSpan = 7;

/** Short words turn up everywhere: those of a term must stand closer together. */
const shortSpan = 4;

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

/** Reads the words of an utterance: corrects what is no known word but near one. */
export function readTokens(text: string, spelling: Spelling): readonly ReadToken[] {
  return tokenise(text).map((token) => {
    const unchanged = { ...token, written: token.word, quality: 1 };
    if (spelling.knows(token.word) || isCompound(token.word, spelling)) return unchanged;
    const corrected = spelling.correct(token.word);
    if (!corrected) return unchanged;
    const [read] = tokenise(corrected.word);
    return read ? { ...read, written: token.word, quality: 1 - 0.08 * corrected.distance } : unchanged;
  });
}

/** "Abmeldefrist" is made of known words and no typo of "Anmeldefrist". */
function isCompound(word: string, { knows }: Spelling): boolean {
  for (let seam = 4; seam <= word.length - 4; seam += 1) {
    const front = word.slice(0, seam);
    const isFront =
      knows(front) || knows(`${front}n`) || knows(`${front}en`) || (front.endsWith('s') && knows(front.slice(0, -1)));
    if (isFront && knows(word.slice(seam))) return true;
  }
  return false;
}

/**
 * Splits compounds that begin or end with a known term, or that end with a word that asks: "Ausweisgebühr" holds an
 * Ausweis and a Gebühr, "Umtauschfrist" a Frist.
 */
export function splitCompounds(
  tokens: readonly ReadToken[],
  lexicon: Lexicon,
  knows: (word: string) => boolean,
): readonly ReadToken[] {
  return tokens.flatMap((token) => {
    const { written, stem } = token;
    if (written.length < 8 || lexicon.askingStems.has(stem)) return [token];
    const parts =
      splitAsking(written, lexicon, knows) ??
      // What everybody says as one word is one.
      (knows(written) || lexicon.byKey.has(stem) ? undefined : splitTerm(written, lexicon, knows));
    return parts?.map((part) => ({ ...part, written: part.word, quality: 0.92 })) ?? [token];
  });
}

/** "personalausweisverlangerungsgebuhr" as "personalausweis", "verlangerung" and "gebuhr". */
function splitAsking(
  written: string,
  lexicon: Lexicon,
  knows: (word: string) => boolean,
): readonly Token[] | undefined {
  for (let seam = 4; seam <= written.length - leastAsking; seam += 1) {
    const [back] = tokenise(written.slice(seam));
    if (!back || !lexicon.askingStems.has(back.stem)) continue;
    const front = written.slice(0, seam);
    const parts = knownParts(knows(front) ? front : front.replace(/s$/, ''), knows);
    if (parts) return [...parts.flatMap(tokenise), back];
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
    const [front] = tokenise(written.slice(0, seam));
    // "Anmeldungsfrist": the s belongs to the seam.
    for (const rest of [written.slice(seam), written.slice(seam).replace(/^s/, '')]) {
      const [back] = tokenise(rest);
      if (!front || !back || rest.length < 3) continue;
      const frontModifies = harmlessModifiers.has(front.word) || isTerm(front, 'circumstance');
      if ((isTerm(front, 'service') && knows(back.word)) || (isTerm(back, 'service') && frontModifies))
        return [front, back];
    }
  }
  return undefined;
}

/** Shorter words that ask ("wo", "geld") end too many others. */
const leastAsking = 5;

/** The terms in an utterance, the longest and most specific where they overlap. */
export function findMentions(tokens: readonly ReadToken[], lexicon: Lexicon): readonly Mention[] {
  const found = [...adjacent(tokens, lexicon), ...scattered(tokens, lexicon), ...postcodes(tokens, lexicon)];
  found.sort((a, b) => b.at.length - a.at.length || b.length - a.length || b.quality - a.quality);
  const kept: Mention[] = [];
  for (const mention of found) {
    const covered = kept.some(
      (other) => sameShelf(other, mention) && mention.at.every((index) => other.at.includes(index)),
    );
    // A circumstance may sit inside a service's term ("Ausweis *verloren*"): the term has said it already.
    const said =
      mention.kind === 'circumstance' &&
      kept.some((other) => other.kind === 'service' && mention.at.every((index) => other.at.includes(index)));
    const doubled = kept.some((other) => other.kind === mention.kind && other.id === mention.id);
    if (!covered && !said && !doubled) kept.push(mention);
  }
  return kept.sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
}

/** Offices and districts compete for the same words. */
function sameShelf(a: Mention, b: Mention): boolean {
  return shelf[a.kind] === shelf[b.kind];
}

const shelf: Readonly<Record<EntityKind, string>> = {
  service: 'subject',
  location: 'place',
  district: 'place',
  office: 'office',
  circumstance: 'circumstance',
  language: 'language',
  town: 'elsewhere',
  country: 'elsewhere',
};

/** Words that one word of a term may be written as. */
const mostParts = 3;

function* adjacent(tokens: readonly ReadToken[], lexicon: Lexicon): Generator<Mention> {
  for (let start = 0; start < tokens.length; start += 1) {
    let [stems, words] = ['', ''];
    for (let end = start + 1; end <= Math.min(tokens.length, start + 5); end += 1) {
      stems += tokens[end - 1]?.stem ?? '';
      words += tokens[end - 1]?.word ?? '';
      // What is written as one word in a term is written as two or three by some, and seldom as more.
      const whole = end - start <= mostParts ? stem(words) : stems;
      for (const key of stems === whole ? [stems] : [stems, whole]) {
        for (const term of lexicon.byKey.get(key) ?? []) {
          if (!isForm(words, term.joined, term.kind)) continue;
          const at = Array.from({ length: end - start }, (_, index) => start + index);
          yield mention(term, at, tokens);
        }
      }
    }
  }
}

/** Terms of several words whose words are all there, near each other, in any order. */
function* scattered(tokens: readonly ReadToken[], lexicon: Lexicon): Generator<Mention> {
  const present = new Set(tokens.map((token) => token.stem));
  for (const rarest of present) {
    for (const term of lexicon.byRarestStem.get(rarest) ?? []) {
      // Most terms lack one of their words: tell so before looking for places.
      const at = term.stems.every((each) => present.has(each)) ? nearestPositions(term, tokens) : undefined;
      if (at) yield mention(term, at, tokens);
    }
  }
}

function nearestPositions({ stems, words, kind }: Term, tokens: readonly ReadToken[]): readonly number[] | undefined {
  const [anchor = '', ...others] = stems;
  for (const [start, token] of tokens.entries()) {
    if (token.stem !== anchor || !isForm(token.word, words[0] ?? '', kind)) continue;
    const at = [start];
    for (const [place, stem] of others.entries()) {
      const near = tokens.findIndex(
        (other, index) =>
          other.stem === stem &&
          Math.abs(index - start) <= maxSpan &&
          !at.includes(index) &&
          isForm(other.word, words[place + 1] ?? '', kind),
      );
      if (near < 0) break;
      at.push(near);
    }
    at.sort((a, b) => a - b);
    const span = (at.at(-1) ?? 0) - (at[0] ?? 0);
    if (at.length === stems.length && span <= (stems.some(({ length }) => length < 4) ? shortSpan : maxSpan)) return at;
  }
  return undefined;
}

const placeEndings = new Set(['s', 'es', 'er']);

const endings = new Set(['e', 's', 'en', 'es', 'er', 'ern', 'em', 'ens', 'in', 'innen']);

/**
 * Whether a word is a form of a term's word. Stems alone meet by chance where words are short: "passt" is no Pass,
 * "Person" no Perso, "andere" not Anderten.
 */
function isForm(word: string, known: string, kind: EntityKind): boolean {
  if (word === known) return true;
  const [short, long] = word.length < known.length ? [word, known] : [known, word];
  const rest = long.startsWith(short) ? long.slice(short.length) : undefined;
  // Names of places have a genitive at most: long ones, too, may share all but their ending ("List", "Linden").
  if (kind === 'district' || kind === 'location' || kind === 'town')
    return rest !== undefined && placeEndings.has(rest);
  if (rest !== undefined && (endings.has(rest) || (rest === 'n' && /[erl]$/.test(short))))
    return word.length >= known.length || word.length > 4;
  return short.length > 5 && commonStart(word, known) >= 5;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function* postcodes(tokens: readonly ReadToken[], lexicon: Lexicon): Generator<Mention> {
  for (const [index, { word }] of tokens.entries()) {
    if (!/^\d{5}$/.test(word)) continue;
    const [district] = lexicon.districtsByPostcode.get(word) ?? [];
    if (district)
      yield {
        kind: 'district',
        id: district,
        phrase: word,
        at: [index],
        quality: 1,
        length: 5,
        mask: '{district}',
        negated: false,
      };
  }
}

function mention(term: Term, at: readonly number[], tokens: readonly ReadToken[]): Mention {
  const quality = Math.min(...at.map((index) => tokens[index]?.quality ?? 1));
  const { kind, id, phrase, length, mask } = term;
  return { kind, id, phrase, at, quality, length, mask, negated: isNegated(at[0] ?? 0, tokens) };
}

const negations = new Set(['nicht', 'kein', 'keine', 'keinen', 'statt', 'anstatt', 'not', 'no', 'instead']);

/** "nicht den Perso", "statt dem Reisepass": the negation stands at most two words before. */
function isNegated(start: number, tokens: readonly ReadToken[]): boolean {
  return tokens.slice(Math.max(0, start - 2), start).some(({ word }) => negations.has(word));
}

/** What stands apart from its verb at the end of a clause: "melde … *ab*". */
const particles = new Set('ab an auf aus durch ein fest her hin los mit nach um vor weg zu zuruck'.split(' '));

/** What a clause may begin with: a verb before it has its particle before it as well. */
const clauseOpeners = new Set(
  'und oder aber denn wenn weil damit dass ob sobald nachdem bevor obwohl was wie wo wann wer welche welchen welcher welches wohin wieviel'.split(
    ' ',
  ),
);

/** What may follow at once where a clause has ended. Before anything else, "ab", "an" or "um" go with what follows. */
const afterClause = new Set([
  ...clauseOpeners,
  ...'also bitte danke geht ich muss kann brauche reicht jetzt noch'.split(' '),
]);

/** Further apart, a verb and its particle are two. */
const mostBetween = 10;

/** Verbs that change their vowel: "gibt … ab" is "abgeben". */
const changedRoots: Readonly<Record<string, string>> = { gib: 'geb', nimm: 'nehm', trit: 'tret', sieh: 'seh' };

/**
 * Puts German verbs together that stand in two parts: in "wie melde ich den Hund ab" the last word becomes "abmelden".
 * Only what makes a known word; the first part stays.
 */
export function joinVerbs(words: readonly string[], knows: (word: string) => boolean): readonly string[] {
  return words.map((word, at) =>
    particles.has(word) && endsClause(words, at) ? (verbOf(words, at, knows) ?? word) : word,
  );
}

function endsClause(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return next === undefined || afterClause.has(next);
}

/** The verb that a particle belongs to, put together: the nearest before it that makes a known word. */
function verbOf(words: readonly string[], at: number, knows: (word: string) => boolean): string | undefined {
  for (
    let place = at - 1;
    place >= Math.max(0, at - mostBetween) && !clauseOpeners.has(words[place] ?? '');
    place -= 1
  ) {
    const root = rootOf(words[place] ?? '');
    const verb = root && `${words[at]}${root}en`;
    if (verb && knows(verb)) return verb;
  }
  return undefined;
}

/** "gezogen" and "gemeldet" have their particle before them; "gehen" and "geben" are too short for one. */
const participle = /^ge.{3,}(?:en|t)$/;

/** What the forms of a verb in the present share: "meld" for "melde", "meldest", "meldet" and "melden". */
function rootOf(word: string): string | undefined {
  if (participle.test(word)) return undefined;
  const root = /^([a-z]{3,}?)(?:e|es?t|st|t|en)?$/.exec(word)?.[1];
  return root && (changedRoots[root] ?? root);
}

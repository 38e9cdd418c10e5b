/** Articles and possessives of German and English, folded: they stand before a name and say nothing of what it is. */
export const determiners: readonly string[] = [
  ...'der die das den dem des ein eine einen einem einer the a an'.split(' '),
  ...'mein meine meinen meinem meiner my'.split(' '),
];

/** Words that join what is said to what was said before. */
export const conjunctions: readonly string[] = 'und oder and or'.split(' ');

/** Words for politeness's or the sound's sake, folded: a question asks the same without them. */
export const fillers: ReadonlySet<string> = new Set(
  'eigentlich denn mal bitte vielleicht eventuell evtl uberhaupt wohl gern gerne halt ahm hm hmm please actually maybe'.split(
    ' ',
  ),
);

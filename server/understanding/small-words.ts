/** Articles and possessives of German and English, folded: they stand before a name and say nothing of what it is. */
export const determiners: readonly string[] = [
  ...'der die das den dem des ein eine einen einem einer the a an'.split(' '),
  ...'mein meine meinen meinem meiner my'.split(' '),
];

/** Words that join what is said to what was said before. */
export const conjunctions: readonly string[] = 'und oder and or'.split(' ');

/**
 * What the forms of a German word share: `buhr` for "gebuhr" and "gebuhren", `kos` for "kosten" and "kostet". Expects folded lower case.
 * CISTEM (Weissweiler and Fraser, "Developing a Stemmer for German Based on a Comparative Analysis of Publicly
 * Available Stemmers", GSCL 2017), case-insensitive variant; then "-ung" falls too, so that "Ummeldung" meets
 * "ummelden". English plurals and verb endings fall the same way.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const result = /^[a-z]{4,}$/.test(word) ? cistem(word).replace(/(?<=.{4})ung$/, '') : word;
  // Visitors can invent words without end.
  if (stems.size >= 20_000) stems.clear();
  stems.set(word, result);
  return result;
}

const stems = new Map<string, string>();

/** "umzubringen", "anzumelden": the infinitive with "zu" is the same verb. */
const infinitive = /^(ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|um|vor|weg|zuruck|zusammen)zu(?=.{4})/;

function cistem(word: string): string {
  let rest = word
    .replace(infinitive, '$1')
    .replace(/^ge(?=.{4})/, '')
    .replaceAll('sch', '$')
    .replaceAll('ei', '%')
    .replaceAll('ie', '&')
    .replace(/(.)\1/g, '$1*');
  while (rest.length > 3) {
    const shorter = rest.length > 5 ? rest.replace(/(?:e[mr]|nd)$/, '') : rest;
    const next = shorter === rest ? rest.replace(/[tesn]$/, '') : shorter;
    if (next === rest) break;
    rest = next;
  }
  return rest.replace(/(.)\*/g, '$1$1').replaceAll('&', 'ie').replaceAll('%', 'ei').replaceAll('$', 'sch');
}

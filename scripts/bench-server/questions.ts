import { readFile } from 'node:fs/promises';

const openings = [
  '',
  'Hallo, ',
  'Guten Tag, ',
  'Moin, ',
  'Bitte sagen Sie mir: ',
  'Eine Frage: ',
  'Ich möchte wissen: ',
];
const endings = ['', ' Danke!', ' LG', ' Bitte schnell.'];

/** So many distinct questions that citizens ask, with the variations they come in: openings, thanks, a letter missing. */
export async function readQuestions(count: number): Promise<readonly string[]> {
  const lines = (await readFile('test/questions/questions-dev.jsonl', 'utf8')).trim().split('\n');
  const texts: readonly string[] = lines.map((line) => JSON.parse(line).text);
  return Array.from({ length: count }, (_, each) => {
    const round = Math.floor(each / texts.length);
    const text = texts[each % texts.length] ?? '';
    const opening = openings[round % openings.length] ?? '';
    const ending = endings[Math.floor(round / openings.length) % endings.length] ?? '';
    const roundsOfForms = openings.length * endings.length;
    return `${opening}${dropLetter(text, Math.floor(round / roundsOfForms))}${ending}`;
  });
}

/** The text as it is, or without its n-th letter from the middle on. */
function dropLetter(text: string, nth: number): string {
  if (nth === 0) return text;
  const at = (Math.floor(text.length / 2) + nth) % text.length;
  return text.slice(0, at) + text.slice(at + 1);
}

import type { SourceFile } from '../../server/content/source-file.ts';
import { tokenise } from '../../server/understanding/normalise.ts';
import { type Finding, valueAt, valuesIn, warnAt } from './inspection.ts';

/** From this many words on, one word more or less makes no difference. */
const leastWords = 6;

/** Words that visitors add or leave out without meaning anything else. */
const filler = new Set(
  'bitte mal denn eigentlich also ja hallo ein eine einen der die das den please hello the a an'
    .split(' ')
    .flatMap((word) => tokenise(word).map(({ word: folded }) => folded)),
);

interface Utterance {
  readonly source: SourceFile;
  readonly path: readonly PropertyKey[];
  readonly text: string;
  readonly language: string;
  readonly words: readonly string[];
}

/** A warning where two intents claim what is the same utterance but for order, endings or one word of many. */
export function findNearDuplicates(sources: readonly SourceFile[]): readonly Finding[] {
  const utterances = sources.flatMap((source) => [...utterancesOf(source)]);
  const byWords = new Map<string, Utterance[]>();
  for (const utterance of utterances) {
    const key = keyOf(utterance, utterance.words);
    byWords.set(key, [...(byWords.get(key) ?? []), utterance]);
  }
  const findings: Finding[] = [];
  const told = new Set<string>();
  for (const utterance of utterances) {
    const { source, path, text, words } = utterance;
    const shorter = words.length > leastWords - 1 ? words.map((_, left) => words.filter((_, at) => at !== left)) : [];
    const twins = [words, ...shorter].flatMap((each) => byWords.get(keyOf(utterance, each)) ?? []);
    const twin = twins.find((other) => other.source !== source);
    if (!twin || told.has(`${twin.text}\n${text}`)) continue;
    told.add(`${text}\n${twin.text}`);
    findings.push(
      warnAt(
        source,
        path,
        'duplicate',
        `„${text}“ sagt fast dasselbe wie „${twin.text}“ in ${twin.source.path}.`,
        'Der Bot kann die beiden nicht auseinanderhalten: Löschen Sie die Äußerung hier oder dort.',
      ),
    );
  }
  return findings;
}

function* utterancesOf(source: SourceFile): Generator<Utterance> {
  if (!/^intents\/.+\//.test(source.path)) return;
  for (const { path, value } of valuesIn(valueAt(source.value, 'utterances'), ['utterances'])) {
    if (typeof value !== 'string') continue;
    const words = new Set(tokenise(value).flatMap(({ word, stem }) => (filler.has(word) ? [] : [stem])));
    // Emoji and the like have no words to compare.
    if (words.size > 0) yield { source, path, text: value, language: String(path[1]), words: [...words].sort() };
  }
}

function keyOf({ language }: Utterance, words: readonly string[]): string {
  return `${language} ${words.join(' ')}`;
}

import type { SourceFile } from '../content/source-file.ts';
import { type Finding, valuesOf, warnAt } from './inspection.ts';

/** Longer sentences are hard to read; DIN 8581-1 (Einfache Sprache) asks for short ones, most advice for 15 words. */
export const mostWordsInSentence = 15;

/** What offices write and nobody says, with what to write instead. Whole words, any ending where there is a hyphen. */
const officialese: Readonly<Record<string, string>> = {
  gemäß: 'nach',
  bezüglich: 'zu',
  hinsichtlich: 'zu',
  seitens: 'von',
  mittels: 'mit',
  zwecks: 'für',
  unverzüglich: 'sofort',
  nachweislich: 'mit einem Nachweis',
  sofern: 'wenn',
  soweit: 'wenn',
  ggf: 'vielleicht',
  bzw: 'oder',
  sowie: 'und',
  jedoch: 'aber',
  obliegt: 'ist Aufgabe von',
  erfolgt: 'ein Verb: „wir schicken“ statt „der Versand erfolgt“',
  entrichten: 'bezahlen',
  beizubringen: 'mitbringen',
  vorzulegen: 'zeigen',
  inanspruchnahme: 'nutzen',
  'antragsteller-': 'Sie',
  antragstellung: 'den Antrag stellen',
  'vorgenannt-': 'diese',
  'etwaig-': 'mögliche',
  maßgabe: 'Regel',
  'rechtsbehelf-': 'Widerspruch',
};

const replacementByWord = new Map(Object.entries(officialese).filter(([word]) => !word.endsWith('-')));
const replacementByBeginning = Object.entries(officialese).flatMap(([word, replacement]) =>
  word.endsWith('-') ? [[word.slice(0, -1), replacement] as const] : [],
);

/** Warnings for texts in Einfache Sprache that are not easy: long sentences, official language. */
export function findHardTexts(sources: readonly SourceFile[]): readonly Finding[] {
  return sources.flatMap((source) =>
    valuesOf(source).flatMap(({ path, value }) =>
      path.at(-1) === 'easy' && typeof value === 'string' ? checkText(source, path, value) : [],
    ),
  );
}

function checkText(source: SourceFile, path: readonly PropertyKey[], text: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const sentence of sentencesOf(text)) {
    const count = sentence.split(/\s+/).length;
    if (count <= mostWordsInSentence) continue;
    const start = sentence.split(/\s+/).slice(0, 6).join(' ');
    findings.push(
      warnAt(
        source,
        path,
        'easy',
        `Ein Satz in Einfacher Sprache hat ${count} Wörter („${start} …“).`,
        `Machen Sie zwei daraus: höchstens ${mostWordsInSentence} Wörter, ein Gedanke.`,
      ),
    );
  }
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const replacement = replacementOf(word.toLowerCase());
    if (replacement === undefined) continue;
    findings.push(
      warnAt(
        source,
        path,
        'easy',
        `„${word}“ ist Amtssprache, der Text soll einfach sein.`,
        `Schreiben Sie zum Beispiel: ${replacement}.`,
      ),
    );
  }
  return findings;
}

function replacementOf(word: string): string | undefined {
  return replacementByWord.get(word) ?? replacementByBeginning.find(([beginning]) => word.startsWith(beginning))?.[1];
}

/** A colon ends a sentence too: what follows is read as the next one. A dot within a number or a date does not. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

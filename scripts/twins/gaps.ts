import type { Catalogue } from '../../server/content/catalogue.ts';
import type { Problem } from '../../server/content/problem.ts';
import type { TwinFile } from './read.ts';
import { isTemplate } from './templates.ts';

/** Fewer test utterances than this show nothing about an intent. */
const fewest = 2;

/** Intents that no twin file checks, and test utterances that the intent has seen, which therefore check nothing. */
export function findGaps(files: readonly TwinFile[], catalogue: Catalogue): readonly Problem[] {
  return [...catalogue.intents.values()].flatMap((intent): readonly Problem[] => {
    const path = `test/intents/${intent.id}.yaml`;
    const file = files.find((each) => each.path === path);
    if (!file || file.tests.length < fewest) {
      return [
        {
          severity: 'error',
          file: path,
          line: 1,
          column: 1,
          message: file
            ? `Die Testdatei hat nur ${file.tests.length} Satz.`
            : `Zu intents/${intent.id}.yaml gibt es keine Testdatei.`,
          hint: `Schreiben Sie mindestens ${fewest} Sätze hinein, die der Intent nicht enthält („- say: …“).`,
        },
      ];
    }
    const seen = new Set(Object.values(intent.utterances).flatMap((list) => (list ?? []).map(plain)));
    return file.tests.flatMap(({ turns }) =>
      turns
        .filter(({ say }) => !isTemplate(say) && turns.length === 1 && seen.has(plain(say)))
        .map(({ line, say }) => ({
          severity: 'warning' as const,
          file: path,
          line,
          column: 1,
          message: `„${say}“ steht wörtlich in intents/${intent.id}.yaml.`,
          hint: 'Damit ist nichts geprüft; formulieren Sie den Testsatz anders.',
        })),
    );
  });
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{}]+/gu, ' ')
    .trim();
}

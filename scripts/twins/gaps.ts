import type { Catalogue } from '../../server/content/catalogue.ts';
import type { Problem } from '../../server/content/problem.ts';
import type { PhrasesByLanguage } from '../../server/content/schema.ts';
import { isTemplate } from '../../server/known-questions/templates.ts';
import type { TwinFile } from '../../server/known-questions/twins.ts';

/** Fewer test utterances than this show nothing about an intent. */
const fewest = 2;

/**
 * Intents that no twin file checks, and test utterances that the intent or service has seen, which therefore check
 * nothing. A service needs no twin file: the twins of the aspects ask about services too.
 */
export function findGaps(files: readonly TwinFile[], catalogue: Catalogue): readonly Problem[] {
  const fileAt = (path: string) => files.find((each) => each.path === path);
  return [
    ...[...catalogue.intents.values()].flatMap(({ id, utterances }) =>
      gapsOf({ content: `intents/${id}.yaml`, what: 'der Intent', twin: fileAt(`test/intents/${id}.yaml`) }, [
        utterances,
      ]),
    ),
    ...[...catalogue.services.values()].flatMap(({ id, utterances = {}, questions = [] }) => {
      const twin = fileAt(`test/knowledge-base/services/${id}.yaml`);
      const seen = [...Object.values(utterances), ...questions.map((question) => question.utterances)];
      return twin ? gapsOf({ content: `knowledge-base/services/${id}.yaml`, what: 'die Leistung', twin }, seen) : [];
    }),
  ];
}

function gapsOf(
  { content, what, twin }: { readonly content: string; readonly what: string; readonly twin: TwinFile | undefined },
  utterances: readonly PhrasesByLanguage[],
): readonly Problem[] {
  const place = { file: `test/${content}`, column: 1 };
  if (!twin || twin.tests.length < fewest) {
    return [
      {
        ...place,
        severity: 'error',
        line: 1,
        message: twin ? `Die Testdatei hat nur ${twin.tests.length} Satz.` : `Zu ${content} gibt es keine Testdatei.`,
        hint: `Schreiben Sie mindestens ${fewest} Sätze hinein, die ${what} nicht enthält („- say: …“).`,
      },
    ];
  }
  const seen = new Set(utterances.flatMap((each) => Object.values(each).flatMap((list) => (list ?? []).map(plain))));
  return twin.tests.flatMap(({ turns }) =>
    turns
      .filter(({ say }) => !isTemplate(say) && turns.length === 1 && seen.has(plain(say)))
      .map(({ line, say }) => ({
        ...place,
        severity: 'warning' as const,
        line,
        message: `„${say}“ steht wörtlich in ${content}.`,
        hint: 'Damit ist nichts geprüft; formulieren Sie den Testsatz anders.',
      })),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{}]+/gu, ' ')
    .trim();
}

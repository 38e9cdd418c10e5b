import type { z } from 'zod';
import type { Path } from './source-file.ts';

/** What is wrong with a value and what to do about it, for the editor who wrote it. */
export interface Explanation {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** Explains what a schema has found. Most issues are one problem; unknown keys are one each. */
export function explainIssue(issue: z.core.$ZodIssue): readonly Explanation[] {
  const { path } = issue;
  const where = path.map(String).join(' › ') || 'die Datei';
  const say = (message: string, hint: string): readonly Explanation[] => [
    { path, message: `„${where}“ ${message}.`, hint },
  ];
  if (issue.input === undefined && issue.code !== 'custom' && !isDiscriminated(issue)) {
    return say('fehlt', path.at(-1) === 'de' ? 'Der deutsche Text darf nie fehlen.' : 'Ergänzen Sie den Eintrag.');
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `„${key}“ ist hier unbekannt.`,
        hint: 'Prüfen Sie die Schreibweise; die Vorschläge des Editors zeigen, was erlaubt ist.',
      }));
    case 'invalid_type':
      return say(
        `ist ${describe(issue.input)}, gebraucht wird ${typeNames[issue.expected] ?? issue.expected}`,
        typeHint(issue),
      );
    case 'invalid_value':
      return say('hat einen Wert, den es hier nicht gibt', `Erlaubt: ${issue.values.map(String).join(', ')}.`);
    case 'invalid_union':
      return isDiscriminated(issue)
        ? [
            {
              path,
              message: `„${where}“ fehlt oder hat einen Wert, den es hier nicht gibt.`,
              hint: `Erlaubt: ${issue.options?.map(String).join(', ')}.`,
            },
          ]
        : say(
            `ist ${describe(issue.input)} und passt so nicht`,
            path.at(-1) === 'as_of' ? asOfHint : 'Vergleichen Sie mit einer anderen Datei derselben Art.',
          );
    case 'invalid_format':
      return say('hat nicht die richtige Form', formHint(issue));
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? say('ist leer', 'Füllen Sie den Eintrag aus oder löschen Sie ihn.')
        : say('ist zu klein', `Der kleinste Wert ist ${issue.minimum}.`);
    case 'too_big':
      return say(
        'ist zu groß',
        issue.origin === 'array' ? `Höchstens ${issue.maximum} Einträge.` : `Der größte Wert ist ${issue.maximum}.`,
      );
    case 'custom':
      return [
        {
          path,
          message: `„${where}“: ${issue.message}.`,
          hint: String(issue.params?.hint ?? 'Ergänzen Sie den Eintrag.'),
        },
      ];
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return say('passt so nicht', 'Vergleichen Sie mit einer anderen Datei derselben Art.');
  }
}

function isDiscriminated(
  issue: z.core.$ZodIssue,
): issue is z.core.$ZodIssueInvalidUnion & { discriminator: string; options?: readonly unknown[] } {
  return issue.code === 'invalid_union' && 'discriminator' in issue;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'ein Block mit eigenen Einträgen',
  record: 'ein Block mit eigenen Einträgen',
};

/** What YAML has read, in an editor's words: `012` is the number 12, a bare key is empty. */
function describe(value: unknown): string {
  if (value === null) return 'leer';
  if (Array.isArray(value)) return 'eine Liste';
  switch (typeof value) {
    case 'string':
      return `der Text „${value.length > 40 ? `${value.slice(0, 40)}…` : value}“`;
    case 'number':
    case 'bigint':
      return `die Zahl ${value}`;
    case 'boolean':
      return `der Wahrheitswert ${value}`;
    default:
      return 'ein Block mit eigenen Einträgen';
  }
}

function typeHint({ expected, input }: z.core.$ZodIssueInvalidType): string {
  if (input === null) return 'Füllen Sie den Eintrag aus oder löschen Sie ihn.';
  switch (expected) {
    case 'string':
      return typeof input === 'object'
        ? 'Vergleichen Sie mit einer anderen Datei derselben Art.'
        : 'Setzen Sie den Wert in "Anführungszeichen".';
    case 'number':
    case 'int':
      return 'Eine Zahl ohne Anführungszeichen und mit Punkt statt Komma, z. B. 27.6.';
    case 'boolean':
      return 'Schreiben Sie true oder false; „ja“, „nein“, „yes“ und „no“ sind Texte.';
    case 'array':
      return 'Schreiben Sie [a, b] oder je Eintrag eine Zeile, die mit „- “ beginnt.';
    default:
      return 'Vergleichen Sie mit einer anderen Datei derselben Art.';
  }
}

const asOfHint = 'Jahr, Monat oder Tag wie 2026, 2026-02, 2026-02-07, oder unknown.';

function formHint(issue: z.core.$ZodIssueInvalidStringFormat): string {
  switch (issue.format) {
    case 'url':
      return 'Eine vollständige Adresse mit https://.';
    case 'date':
      return 'Ein Tag wie 2027-01-31.';
    case 'email':
      return 'Eine E-Mail-Adresse.';
    default:
      return issue.path.at(-1) === 'as_of' ? asOfHint : `Muster: ${issue.pattern ?? issue.format}`;
  }
}

import type { Comparison } from './compare.ts';
import type { Gathered, Gathering } from './gather.ts';
import type { Clue } from './match.ts';

/** A delivered service beside ours. */
export interface Compared extends Gathered {
  readonly comparisons: readonly Comparison[];
}

const clues: Readonly<Record<Clue, string>> = {
  leika: 'am Leistungsschlüssel erkannt',
  'key-list': 'an der Schlüsselliste erkannt',
  name: 'am Namen erkannt',
  terms: 'an Suchbegriffen erkannt, bitte prüfen',
};

const verdicts: Readonly<Record<Comparison['verdict'], string>> = {
  same: 'stimmt überein',
  different: 'anders',
  missing: 'fehlt bei uns',
  info: 'zur Kenntnis',
};

export function isDifference({ verdict }: Comparison): boolean {
  return verdict === 'different' || verdict === 'missing';
}

/** What differs, module by module, for the person who decides. */
export function reportLines(compared: readonly Compared[], gathering: Gathering): readonly string[] {
  const { counts, unknown, withdrawn } = gathering;
  return [
    ...compared.flatMap(serviceLines),
    ...(unknown.length > 0
      ? [
          `Nicht bei uns (${counts.unknown})`,
          ...unknown.map(({ name, leika }) => `  ${name}${leika.length > 0 ? ` (${leika.join(', ')})` : ''}`),
          ...(counts.unknown > unknown.length ? ['  und andere'] : []),
          '',
        ]
      : []),
    ...(withdrawn.length > 0
      ? [`Vom Absender zurückgezogen; bei uns wird nichts gelöscht`, `  ${withdrawn.join(', ')}`, '']
      : []),
    `${counts.services} Leistungsbeschreibungen gelesen: ${compared.length} verglichen, ${counts.unknown} nicht bei uns, ${counts.elsewhere} gelten nicht in Hannover${counts.surplus > 0 ? `, ${counts.surplus} weitere Fassungen` : ''}.`,
    ...(counts.unbound > 0
      ? [`${counts.unbound} Stellen oder Onlinedienste nennen keine Leistung und konnten nicht verglichen werden.`]
      : []),
    `${compared.flatMap(({ comparisons }) => comparisons).filter(isDifference).length} Unterschiede.`,
  ];
}

function serviceLines({ service, clue, delivered, comparisons }: Compared): readonly string[] {
  const width = Math.max(...comparisons.map(({ module }) => module.length));
  return [
    `${service}  ←  „${delivered.name}“ (${[delivered.id, delivered.changed].filter(Boolean).join(', ')}), ${clues[clue]}`,
    ...comparisons.flatMap(({ module, verdict, notes }) => [
      `  ${module.padEnd(width)}  ${verdicts[verdict]}`,
      ...notes.map((note) => `  ${''.padEnd(width)}    ${note}`),
    ]),
    '',
  ];
}

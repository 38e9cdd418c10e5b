import { addDays, germanDay } from '../../server/check/freshness.ts';
import { type Finding, type Inspection, valueAt, valuesOf, type WarningKind } from '../../server/check/inspection.ts';
import { type Language, languages } from '../../server/protocol/messages.ts';

/** What there is and what is to be done, in numbers. */
export interface Summary {
  readonly counts: Readonly<Record<string, number>>;
  /** How many texts there are in German, and how many of them in each language. */
  readonly texts: Readonly<Record<Language, number>>;
  /** Files to be reviewed in the next 60 days, the most urgent first. */
  readonly dueSoon: readonly { readonly file: string; readonly day: string }[];
  readonly errors: number;
  readonly warnings: Readonly<Record<WarningKind, number>>;
}

const kindTitles: Readonly<Record<WarningKind, string>> = {
  overdue: 'überfällige Prüfungen und Abgelaufenes',
  expiring: 'Angaben, die bald ablaufen',
  duplicate: 'fast gleiche Äußerungen',
  few: 'Intents mit wenigen Äußerungen',
  unrecognised: 'schlecht erkannte Dateien',
  long: 'lange Antworten',
  easy: 'schwere Stellen in Einfacher Sprache',
  other: 'andere',
};

/** What comes first when nothing is wrong: old facts mislead people, the rest is only less good. */
const advice: Readonly<Record<WarningKind, string>> = {
  overdue: 'Prüfen Sie die überfälligen Angaben an ihren Quellen und räumen Sie Abgelaufenes auf',
  expiring: 'Suchen Sie neue Angaben für die, die bald ablaufen',
  duplicate: 'Entscheiden Sie bei fast gleichen Äußerungen, wohin sie gehören',
  few: 'Schreiben Sie mehr Äußerungen für die Intents, die wenige haben',
  unrecognised: 'Ergänzen Sie Äußerungen, wo der Bot wenig wiedererkennt',
  long: 'Kürzen Sie die langen Antworten',
  easy: 'Vereinfachen Sie die schweren Stellen in Einfacher Sprache',
  other: 'Sehen Sie die übrigen Warnungen durch',
};

const kinds: readonly WarningKind[] = [
  'overdue',
  'expiring',
  'duplicate',
  'unrecognised',
  'few',
  'long',
  'easy',
  'other',
];

export function summarise(
  { sources }: Inspection,
  sayings: number,
  findings: readonly Finding[],
  today: string,
): Summary {
  const inFolder = (folder: string) => sources.filter(({ path }) => path.startsWith(folder));
  const inList = (name: string) => {
    const list = valueAt(sources.find(({ path }) => path === `knowledge-base/${name}.yaml`)?.value, name);
    return Array.isArray(list) ? list.length : 0;
  };
  const services = inFolder('knowledge-base/services/');
  const factsOf = (value: unknown) => Object.keys(Object(valueAt(value, 'facts'))).length;
  const texts = sources.flatMap((source) =>
    valuesOf(source).flatMap((found) => (typeof valueAt(found.value, 'de') === 'string' ? [found.value] : [])),
  );
  const soon = addDays(today, 60);
  return {
    counts: {
      Leistungen: services.length,
      Angaben: services.reduce((sum, { value }) => sum + factsOf(value), 0),
      Standorte: inFolder('knowledge-base/locations/').length,
      Stadtteile: inList('districts'),
      Intents: sources.filter(({ path }) => /^intents\/.+\//.test(path)).length,
      Äußerungen: sayings,
      Links: inList('links'),
      Hinweise: inList('notices'),
    },
    texts: Object.fromEntries(
      languages.map((language) => [
        language,
        texts.filter((text) => typeof valueAt(text, language) === 'string').length,
      ]),
    ) as Record<Language, number>,
    dueSoon: sources
      .flatMap(({ path, value }) => {
        const day = valueAt(value, 'review_by');
        return typeof day === 'string' && day >= today && day <= soon ? [{ file: path, day }] : [];
      })
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    errors: findings.filter(({ kind }) => kind === 'error').length,
    warnings: Object.fromEntries(
      kinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]),
    ) as Record<WarningKind, number>,
  };
}

/** The summary for an editor, with what to do first. */
export function summaryLines(summary: Summary, findings: readonly Finding[]): readonly string[] {
  const { counts, texts, dueSoon, errors, warnings } = summary;
  const total = Math.max(1, texts.de);
  const shares = languages.map((language) => `${language} ${Math.floor((100 * texts[language]) / total)} %`);
  const warned = kinds.filter((kind) => warnings[kind] > 0);
  const count = warned.reduce((sum, kind) => sum + warnings[kind], 0);
  const [next] = dueSoon;
  return [
    `Inhalt:    ${Object.entries(counts)
      .map(([name, number]) => `${number} ${name}`)
      .join(', ')}`,
    `Sprachen:  ${shares.join(', ')} von ${texts.de} Texten`,
    ...(next
      ? [`Prüfung:   ${dueSoon.length} Dateien in den nächsten 60 Tagen, zuerst ${next.file} (${germanDay(next.day)})`]
      : []),
    `Ergebnis:  ${errors} Fehler, ${count} Warnungen${warned.length > 0 ? ` (${warned.map((kind) => `${warnings[kind]} ${kindTitles[kind]}`).join(', ')})` : ''}`,
    ...nextSteps(warned, findings).map((step, index) => `${index === 0 ? 'Zuerst:   ' : 'Danach:   '} ${step}`),
  ];
}

function nextSteps(warned: readonly WarningKind[], findings: readonly Finding[]): readonly string[] {
  const errors = findings.filter(({ kind }) => kind === 'error');
  if (errors.length > 0) {
    const countByFile = new Map<string, number>();
    for (const { file } of errors) countByFile.set(file, (countByFile.get(file) ?? 0) + 1);
    const [worst] = [...countByFile].sort(([, a], [, b]) => b - a);
    return [
      `Beheben Sie die Fehler${worst ? `, angefangen bei ${worst[0]} (${worst[1]})` : ''}.`,
      'Solange es Fehler gibt, bleibt der Bot beim letzten guten Stand.',
    ];
  }
  return warned.slice(0, 3).map((kind) => `${advice[kind]}.`);
}

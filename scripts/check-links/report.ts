import type { Finding, Verdict } from './probe.ts';
import type { Surveyed } from './survey.ts';

/** In the order in which an editor should look at them. */
const verdicts: readonly Verdict[] = [
  'gone',
  'start-page',
  'anchor-missing',
  'moved',
  'unreachable',
  'failing',
  'refused',
  'detour',
  'fine',
];

const titles: Readonly<Record<Verdict, string>> = {
  gone: 'Seite gibt es nicht mehr',
  'start-page': 'Leitet nur noch auf eine Startseite',
  'anchor-missing': 'Sprungmarke fehlt auf der Seite',
  moved: 'Dauerhaft umgezogen',
  unreachable: 'Nicht erreichbar',
  failing: 'Server meldet einen Fehler',
  refused: 'Lässt keine Programme zu',
  detour: 'Leitet vorübergehend weiter',
  fine: 'In Ordnung',
};

/** Whether the content has to change, or somebody has to find out. */
export function isProblem({ finding }: Pick<Surveyed, 'finding'>): boolean {
  return !['fine', 'detour', 'refused'].includes(finding.verdict);
}

/** Whether the page was seen today, so that its date may be written. */
export function wasSeen({ finding }: Pick<Surveyed, 'finding'>): boolean {
  return finding.verdict === 'fine' || finding.verdict === 'detour';
}

/** What was found, for people: worst first, each with its place and what to do. */
export function reportLines(surveyed: readonly Surveyed[]): readonly string[] {
  const of = (verdict: Verdict) => surveyed.filter(({ finding }) => finding.verdict === verdict);
  const sections = verdicts
    .filter((verdict) => verdict !== 'fine')
    .flatMap((verdict) => {
      const entries = of(verdict);
      if (entries.length === 0) return [];
      return [`${titles[verdict]} (${entries.length})`, ...entries.flatMap(entryLines), ''];
    });
  const counts = verdicts.flatMap((verdict) => {
    const count = of(verdict).length;
    return count > 0 ? [`  ${String(count).padStart(4)}  ${titles[verdict]}`] : [];
  });
  return [...sections, `${surveyed.length} ${surveyed.length === 1 ? 'Adresse' : 'Adressen'} geprüft:`, ...counts];
}

/** What was found, for programs. */
export function reportJson(surveyed: readonly Surveyed[], day: string): string {
  const results = surveyed.map(({ url, places, attempts, finding }) => ({
    url,
    ...finding,
    problem: isProblem({ finding }),
    hint: adviceFor(finding),
    attempts,
    places,
  }));
  return `${JSON.stringify({ day, problems: results.filter(({ problem }) => problem).length, results }, null, 2)}\n`;
}

function entryLines({ url, places, finding, attempts }: Surveyed): readonly string[] {
  const detail = detailOf(finding);
  return [
    ...places.map(({ file, line, id }) => `  ${file}:${line}  ${id}`),
    `      ${url}`,
    ...(detail || attempts > 1
      ? [`      ${[detail, attempts > 1 ? `${attempts} Versuche` : ''].filter(Boolean).join(', ')}`]
      : []),
    `      → ${adviceFor(finding)}`,
  ];
}

function detailOf(finding: Finding): string {
  switch (finding.verdict) {
    case 'gone':
    case 'refused':
    case 'failing':
      return `Antwort ${finding.status}`;
    case 'unreachable':
      return finding.reason;
    case 'anchor-missing':
      return `#${finding.anchor}`;
    case 'fine':
    case 'moved':
    case 'detour':
    case 'start-page':
      return '';
  }
}

function adviceFor(finding: Finding): string {
  switch (finding.verdict) {
    case 'fine':
      return 'Nichts zu tun.';
    case 'moved':
      return `Neue Adresse eintragen: ${finding.to}`;
    case 'detour':
      return `Zurzeit: ${finding.to}. Die Adresse kann bleiben.`;
    case 'start-page':
      return `Es kommt nur ${finding.to}. Suchen Sie die Seite dort, oder entfernen Sie den Link.`;
    case 'anchor-missing':
      return 'Löschen Sie den Teil ab #, oder suchen Sie die neue Sprungmarke. Manche Seiten setzen sie erst im Browser: dort nachsehen.';
    case 'gone':
      return 'Suchen Sie die Seite auf der Website des Anbieters, oder entfernen Sie den Link.';
    case 'refused':
      return 'Öffnen Sie die Seite selbst im Browser.';
    case 'failing':
    case 'unreachable':
      return 'Später noch einmal prüfen; bleibt es dabei, suchen Sie einen anderen Link.';
  }
}

import { aspects, confidences } from '../../server/content/schema.ts';
import { alignColumns } from '../table.ts';
import { paint } from '../terminal.ts';
import type { Figures } from './figures.ts';
import {
  aspectNames,
  confidenceNames,
  describeDue,
  describeSources,
  languageNames,
  letters,
  lettersWithCounts,
  percent,
} from './words.ts';

/** The figures as a table for the terminal. */
export function formatTable({ services, languages, aspects: counts, facts, withoutSource, due }: Figures): string {
  const idWidth = Math.max(...services.map(({ id }) => id.length), 8);
  const columns = aspects.map((aspect) => {
    const cells = services.map((service) => letters(service.aspects[aspect]?.languages ?? []));
    const head = aspectNames[aspect][1];
    return { aspect, head, width: Math.max(head.length, 3, ...cells.map((cell) => cell.length)) };
  });
  const head = [
    'Leistung'.padEnd(idWidth),
    ...columns.map((column) => column.head.padEnd(column.width)),
    'Quellen'.padEnd(14),
    'Prüfen',
  ].join(' ');
  const rows = services.map((service) =>
    [
      service.id.padEnd(idWidth),
      ...columns.map(({ aspect, width }) => {
        const found = service.aspects[aspect];
        const cell = (found ? letters(found.languages) : '·').padEnd(width);
        return found?.confidence === 'low' ? paint('yellow', cell) : cell;
      }),
      describeSources(service.sources).padEnd(14),
      service.reviewBy,
    ].join(' '),
  );
  const foot = [
    'Summe'.padEnd(idWidth),
    ...columns.map(({ aspect, width }) => String(counts[aspect]).padEnd(width)),
  ].join(' ');
  return [
    paint('bold', head),
    ...rows,
    paint('bold', foot),
    Object.values(languageNames)
      .map(([name, letter]) => `${letter} ${name}`)
      .join(', '),
    '',
    ...alignColumns([
      ['Sprache', 'Angaben', '', 'Namen', '', 'Intents', '', 'Äußerungen der Intents', 'und der Leistungen'],
      ...languages.map(({ language, facts: translated, names, intents, utterances }) => [
        languageNames[language][0],
        ...[translated, names, intents].flatMap((share) => [`${share[0]}/${share[1]}`, percent(share).padStart(5)]),
        String(utterances.intents),
        String(utterances.services),
      ]),
    ]).map((line, index) => (index === 0 ? paint('bold', line) : line)),
    '',
    `${facts.total} Angaben: ${confidences.map((each) => `${facts[each]} ${confidenceNames[each]}`).join(', ')}`,
    withoutSource.length === 0
      ? 'Jede Angabe hat eine Quelle.'
      : paint('red', `${withoutSource.length} Angaben ohne Quelle: ${withoutSource.join(', ')}`),
    due.length === 0
      ? 'Nichts ist in den nächsten zwei Monaten zu prüfen.'
      : `In den nächsten zwei Monaten oder schon jetzt zu prüfen: ${due.length}`,
    ...due.map((each) => {
      const line = `  ${each.file}: ${describeDue(each)}`;
      return each.isOver ? paint('red', line) : line;
    }),
  ].join('\n');
}

/** How many questions of citizens each service holds of its own, by aspect and language; those without any come last. */
export function formatUtterances({ services }: Figures): string {
  const some = services.filter(({ utterances }) => Object.keys(utterances).length > 0);
  const none = services.filter((service) => !some.includes(service));
  const rows = some.map(({ id, utterances }) => [
    id,
    ...aspects.map((aspect) => lettersWithCounts(utterances[aspect] ?? {}) || '·'),
  ]);
  const lines = alignColumns([['Leistung', ...aspects.map((aspect) => aspectNames[aspect][1])], ...rows], 1);
  return [
    ...lines.map((line, index) => (index === 0 ? paint('bold', line) : line)),
    ...(none.length === 0
      ? ['Jede Leistung hat eigene Äußerungen.']
      : ['', `Ohne eigene Äußerungen (${none.length}): ${none.map(({ id }) => id).join(', ')}`]),
  ].join('\n');
}

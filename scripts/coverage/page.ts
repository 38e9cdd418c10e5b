import { aspects, confidences } from '../../server/content/schema.ts';
import type { AspectFigures, Figures, ServiceFigures, UtteranceCounts } from './figures.ts';
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

/** The figures as one page that needs nothing else: no script, no second file, readable on paper. */
export function formatPage(
  { services, languages, aspects: counts, facts, withoutSource, due }: Figures,
  today: string,
): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Was der Chat weiß, Stand ${today}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>Was der Chat weiß</h1>
<p>Stand ${today}: ${services.length} Leistungen, ${facts.total} Angaben.</p>

<h2>Sprachen</h2>
<table>
<caption>Wie viel in welcher Sprache da ist</caption>
<thead><tr><th scope="col">Sprache</th><th scope="col">Angaben</th><th scope="col">Namen der Leistungen</th><th scope="col">Titel der Intents</th><th scope="col">Äußerungen der Intents</th><th scope="col">Äußerungen der Leistungen</th></tr></thead>
<tbody>
${languages
  .map(
    ({ language, facts: translated, names, intents, utterances }) =>
      `<tr><th scope="row">${languageNames[language][0]} (${languageNames[language][1]})</th>${[
        translated,
        names,
        intents,
      ]
        .map((share) => `<td>${share[0]} von ${share[1]} (${percent(share)})</td>`)
        .join('')}<td>${utterances.intents}</td><td>${utterances.services}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>

<h2>Wie sicher die Angaben sind</h2>
<ul>
${confidences.map((each) => `<li>${confidenceNames[each]}: ${facts[each]}</li>`).join('\n')}
</ul>
<p>${withoutSource.length === 0 ? 'Jede Angabe hat eine Quelle.' : `<strong>Ohne Quelle:</strong> ${withoutSource.map(toHtml).join(', ')}`}</p>

<h2>Zu prüfen</h2>
${
  due.length === 0
    ? '<p>Nichts in den nächsten zwei Monaten.</p>'
    : `<ul>\n${due.map((each) => `<li><code>${toHtml(each.file)}</code>: ${each.isOver ? '<strong>' : ''}${toHtml(describeDue(each))}${each.isOver ? '</strong> (überfällig)' : ''}</li>`).join('\n')}\n</ul>`
}

<h2>Leistungen</h2>
<p>In jeder Zelle stehen die Sprachen, in denen die Angabe vollständig da ist: ${Object.values(languageNames)
    .map(([name, letter]) => `${letter} ${name}`)
    .join(
      ', ',
    )}. Ein Fragezeichen heißt: unsicher, wird mit Vorbehalt gezeigt. Ein Strich heißt: keine Angabe. Darunter, klein: wie viele eigene Äußerungen die Leistung dazu hat, je Sprache.</p>
<div class="wide" role="region" aria-label="Tabelle der Leistungen" tabindex="0">
<table>
<caption>Leistungen und Angaben</caption>
<thead><tr><th scope="col">Leistung</th>${aspects.map((aspect) => `<th scope="col">${aspectNames[aspect][0]}</th>`).join('')}<th scope="col">Weitere Fragen</th><th scope="col">Quellen und ihr Stand</th><th scope="col">Prüfen bis</th></tr></thead>
<tbody>
${services.map(row).join('\n')}
</tbody>
<tfoot><tr><th scope="row">Leistungen mit dieser Angabe</th>${aspects.map((aspect) => `<td>${counts[aspect]}</td>`).join('')}<td></td><td></td><td></td></tr></tfoot>
</table>
</div>
</main>
</body>
</html>
`;
}

function row(service: ServiceFigures): string {
  const cells = aspects.map((aspect) => cell(service.aspects[aspect], service.utterances[aspect]));
  return `<tr><th scope="row">${toHtml(service.name)}<br><code>${toHtml(service.id)}</code></th>${cells.join('')}<td>${service.questions || '–'}</td><td>${describeSources(service.sources)}</td><td>${service.reviewBy}</td></tr>`;
}

function cell(found: AspectFigures | undefined, utterances: UtteranceCounts = {}): string {
  const asked = lettersWithCounts(utterances);
  const below = asked === '' ? '' : `<br><small>${asked}</small>`;
  if (!found) return `<td class="none">–${below}</td>`;
  return found.confidence === 'low'
    ? `<td class="low">${letters(found.languages)} ?${below}</td>`
    : `<td>${letters(found.languages)}${below}</td>`;
}

function toHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const styles = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; font-weight: bold; padding-block: .5rem; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
code { font-size: .8125rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 3px solid; }
.low { border-style: dashed; font-style: italic; }
@media print {
  @page { size: A3 landscape; margin: 1cm; }
  body { padding: 0; max-width: none; }
  .wide { overflow: visible; }
  table { font-size: 7pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;

import { Document, isMap, isPair, isScalar, type Scalar } from 'yaml';
import type { Service } from '../../server/content/catalogue.ts';
import type { Aspect } from '../../server/content/schema.ts';
import { amountsIn, type Comparison, factText } from './compare.ts';
import type { DeliveredService } from './delivery.ts';
import type { RichText } from './rich-text.ts';

/** Longer answers are not read in a chat. */
const mostWords = 60;

/**
 * What could be taken over, as a piece of YAML in the shape of a service file; nothing if nothing could. The source has
 * no address unless the delivery names one: the content check then refuses it until a person has filled it in.
 */
export function propose(
  theirs: DeliveredService,
  ours: Service,
  comparisons: readonly Comparison[],
): string | undefined {
  const useful = comparisons.filter(({ verdict }) => verdict === 'different' || verdict === 'missing');
  const keys = useful.some(({ module }) => module === 'Leistungsschlüssel') ? theirs.leika : [];
  const terms = useful.find(({ module }) => module === 'Suchbegriffe')?.theirs?.items ?? [];
  const facts = useful.flatMap(({ aspect, theirs: text }) => (aspect && text ? [{ aspect, text }] : []));
  if (keys.length === 0 && terms.length === 0 && facts.length === 0) return undefined;
  const document = new Document({
    ...(keys.length > 0 ? { leika: keys } : {}),
    ...(terms.length > 0 ? { terms: { de: terms } } : {}),
    ...(facts.length > 0
      ? { facts: Object.fromEntries(facts.map(({ aspect, text }) => [aspect, factOf(aspect, text)])) }
      : {}),
    ...(facts.length > 0 ? { sources: [sourceOf(theirs)] } : {}),
  });
  document.commentBefore = [
    ` Vorschlag für knowledge-base/services/${ours.id}.yaml`,
    ` aus ${theirs.file}, „${theirs.name}“ (${theirs.id})${theirs.changed ? `, Stand ${theirs.changed}` : ''}`,
    ' Nichts davon gilt, bevor es jemand geprüft hat. Übernehmen Sie einzelne Einträge von Hand und schreiben Sie die',
    ' Texte in eigene, kurze Worte um; Wortlaut und Rechte gehören dem Absender.',
  ].join('\n');
  for (const { aspect, text } of facts) annotate(document, aspect, text, ours);
  const url = document.getIn(['sources', 0, 'url'], true);
  if (isScalar(url) && url.value === null) url.comment = ' hier die Adresse der Seite eintragen';
  return document.toString({ lineWidth: 0 });
}

function factOf(aspect: Aspect, { paragraphs, items, links }: RichText) {
  const source = { source: 'import' };
  const lines = items.length > 0 ? items : paragraphs;
  // A fee is only taken apart where each line names exactly one amount.
  const fees = lines.map((line) => ({ amount: amountsIn(line), for: { de: labelOf(line) } }));
  if (aspect === 'costs' && fees.length > 0 && fees.every(({ amount }) => amount.length === 1)) {
    return { fees: fees.map(({ amount, for: label }) => ({ amount: amount[0] ?? 0, for: label })), ...source };
  }
  const text = [...paragraphs, ...links.map(({ url }) => url)].join(' ');
  if (items.length === 0) return { text: { de: text }, ...source };
  const list = items.map((item) => ({ de: item }));
  return {
    ...(paragraphs.length > 0 ? { text: { de: text } } : {}),
    ...(aspect === 'how' ? { steps: list } : { items: list }),
    ...source,
  };
}

/** What an amount is for: "Bescheinigung: 5 Euro" is for "Bescheinigung". */
function labelOf(line: string): string {
  const label = line
    .replace(/(?:\d[\d.]*(?:,\d{2}|,-)?\s?(?:€|EUR\b|Euro\b)|gebührenfrei|kostenfrei|kostenlos)/gi, '')
    .replace(/[\s:;,._–-]+$/, '')
    .replace(/^[\s:;,._–-]+/, '');
  return label || 'Gebühr';
}

function sourceOf({ name, editor, page, changed }: DeliveredService) {
  return {
    id: 'import',
    name: [editor, name].filter(Boolean).join(', '),
    url: page ?? null,
    as_of: changed ?? 'unknown',
  };
}

/** Puts what we say now above what they say, and a word of warning above what is too long. */
function annotate(document: Document, aspect: Aspect, text: RichText, ours: Service) {
  const facts = document.get('facts');
  const pair = isMap(facts) ? facts.items.find(({ key }) => isScalar(key) && key.value === aspect) : undefined;
  if (!isPair(pair) || !isScalar(pair.key)) return;
  const fact = ours.facts[aspect];
  const words = text.paragraphs.join(' ').split(/\s+/).length;
  (pair.key as Scalar).commentBefore = [
    ` bei uns: ${fact ? factText(fact) : 'keine Angabe'}`,
    ...(words > mostWords ? [` ${words} Wörter: bitte auf höchstens ${mostWords} kürzen`] : []),
  ].join('\n');
}

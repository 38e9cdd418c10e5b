import type { Catalogue, Service } from '../../server/content/catalogue.ts';
import { type Aspect, aspects, type Fact } from '../../server/content/schema.ts';
import { tokenise } from '../../server/understanding/normalise.ts';
import type { DeliveredContact, DeliveredService, ModuleKind } from './delivery.ts';
import type { OwnerOf } from './match.ts';
import { type RichText, wholeText } from './rich-text.ts';

/** What a module that both sides have, or only they have, came to. */
export interface Comparison {
  readonly module: string;
  /** The aspect it could be taken over to; none where we have no place for it. */
  readonly aspect?: Aspect | undefined;
  /** `info`: for the person to know, nothing differs. */
  readonly verdict: 'same' | 'different' | 'missing' | 'info';
  /** Sentences for the report. */
  readonly notes: readonly string[];
  readonly theirs?: RichText | undefined;
}

const titles: Readonly<Record<ModuleKind, string>> = {
  general: 'Beschreibung',
  teaser: 'Beschreibung',
  'full-text': 'Beschreibung',
  how: 'Ablauf',
  documents: 'Unterlagen',
  costs: 'Gebühren',
  payment: 'Bezahlen',
  duration: 'Bearbeitungsdauer',
  appointment: 'Termin',
  online: 'Formulare',
  where: 'Zuständige Stelle',
  'opening-hours': 'Öffnungszeiten',
  validity: 'Gültigkeit',
  representation: 'Vertretung',
  requirements: 'Voraussetzungen',
  deadline: 'Frist',
  pickup: 'Abholung',
  status: 'Stand des Antrags',
  contact: 'Ansprechpunkt',
  'legal-basis': 'Rechtsgrundlage',
  notes: 'Hinweise',
  appeal: 'Rechtsbehelf',
};

/** Compares a delivered service with ours, module by module. What they do not say is not held against us. */
export function compareServices(
  theirs: DeliveredService,
  ours: Service,
  contacts: readonly DeliveredContact[],
  catalogue: Catalogue,
  ownerOf: OwnerOf,
): readonly Comparison[] {
  return [
    compareKeys(theirs, ours),
    ...compareModules(theirs, ours),
    compareTerms(theirs, ours, ownerOf),
    ...contacts.map((contact) => compareContact(contact, ours, catalogue)),
  ].filter((comparison) => comparison !== undefined);
}

function compareKeys({ leika }: DeliveredService, ours: Service): Comparison | undefined {
  if (leika.length === 0) return undefined;
  const base = { module: 'Leistungsschlüssel' };
  if (!ours.leika) return { ...base, verdict: 'missing', notes: [`dort ${leika.join(', ')}; bei uns keiner`] };
  return leika.some((key) => ours.leika?.includes(key))
    ? { ...base, verdict: 'same', notes: [] }
    : { ...base, verdict: 'different', notes: [`dort ${leika.join(', ')}; bei uns ${ours.leika.join(', ')}`] };
}

function compareModules({ modules }: DeliveredService, ours: Service): readonly Comparison[] {
  // The short text is what an answer needs; the long one only where there is no other.
  const lead = ['general', 'teaser', 'full-text'].find((kind) => modules.some((module) => module.kind === kind));
  return modules.flatMap(({ kind, text }): readonly Comparison[] => {
    if (['general', 'teaser', 'full-text'].includes(kind))
      return kind === lead ? [compareFact('general', text, ours.facts.general)] : [];
    const aspect = aspects.find((each) => each === kind);
    if (aspect) return [compareFact(aspect, text, ours.facts[aspect])];
    return [{ module: titles[kind], verdict: 'info', notes: [shorten(wholeText(text), 160)], theirs: text }];
  });
}

function compareFact(aspect: Aspect, theirs: RichText, ours: Fact | undefined): Comparison {
  const base = { module: titles[aspect], aspect, theirs };
  if (!ours) return { ...base, verdict: 'missing', notes: [`dort: ${shorten(wholeText(theirs), 120)}`] };
  const said = factText(ours);
  const notes = [
    ...(aspect === 'costs' ? compareAmounts(theirs, ours, said) : compareSpans(wholeText(theirs), said)),
    ...(theirs.items.length > 0 && aspect !== 'costs' ? compareItems(theirs.items, ours, said) : []),
  ];
  const isOther = theirs.items.length === 0 && aspect !== 'costs' && overlap(wholeText(theirs), said) < 0.25;
  if (isOther) notes.push(`dort: ${shorten(wholeText(theirs), 120)}`);
  return { ...base, verdict: notes.length > 0 ? 'different' : 'same', notes };
}

function compareAmounts(theirs: RichText, ours: Fact, said: string): readonly string[] {
  const there = new Set([...theirs.paragraphs, ...theirs.items].flatMap(amountsIn));
  const here = new Set([...(ours.fees ?? []).map(({ amount }) => amount), ...amountsIn(said)]);
  const list = (amounts: Iterable<number>) =>
    [...amounts]
      .sort((a, b) => a - b)
      .map(formatAmount)
      .join(', ');
  const onlyThere = [...there].filter((amount) => !here.has(amount));
  const onlyHere = [...here].filter((amount) => !there.has(amount));
  if (there.size === 0) return [`dort kein Betrag: ${shorten(wholeText(theirs), 80)}`];
  return [
    ...(onlyThere.length > 0 ? [`nur dort ${list(onlyThere)}`] : []),
    ...(onlyHere.length > 0 ? [`nur bei uns ${list(onlyHere)}`] : []),
  ];
}

/** Amounts of money in a text, in Euro; `gebührenfrei` is 0. */
export function amountsIn(text: string): readonly number[] {
  const amounts = [...text.matchAll(/(?<![\d.,])(\d{1,6}(?:\.\d{3})*)(?:,(\d{2}|-))?\s?(?:€|EUR\b|Euro\b)/gi)].map(
    ([, whole = '', cents = '0']) => Number(`${whole.replaceAll('.', '')}.${cents === '-' ? '0' : cents}`),
  );
  return /\b(?:gebühren|kosten)(?:frei|los)\b|\bkeine (?:gebühr|kosten)/i.test(text) ? [...amounts, 0] : amounts;
}

function compareSpans(theirs: string, ours: string): readonly string[] {
  const there = spansIn(theirs);
  const here = spansIn(ours);
  if (there.size === 0 || [...there].every((span) => here.has(span))) return [];
  return [`dort ${[...there].join(', ')}; bei uns ${here.size > 0 ? [...here].join(', ') : 'keine Zeitangabe'}`];
}

const numberWords = ['null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];

/** Spans of time in a text, in one spelling: `2 Woche`. */
export function spansIn(text: string): ReadonlySet<string> {
  const spans = text
    .toLowerCase()
    .matchAll(
      /(?<![\p{L}\d])(\d{1,3}|ein(?:er|en|em|es|e)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\s+(minute|stunde|werktag|arbeitstag|tag|woche|monat|jahr)/gu,
    );
  return new Set(
    [...spans].map(([, count = '', unit = '']) => {
      const number = numberWords.indexOf(/^ein/.test(count) ? 'ein' : count);
      return `${number < 0 ? count : number} ${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
    }),
  );
}

function compareItems(theirs: readonly string[], ours: Fact, said: string): readonly string[] {
  const own = (ours.items ?? ours.steps ?? []).map(({ de }) => de);
  const onlyThere = theirs.filter((item) => ![said, ...own].some((each) => overlap(item, each) >= 0.5));
  const onlyHere = own.filter(
    (item) => !theirs.some((each) => overlap(item, each) >= 0.34 || overlap(each, item) >= 0.5),
  );
  return [...listed('nur dort', onlyThere), ...listed('nur bei uns', onlyHere)];
}

/** More lines than this hide the other modules. */
const mostListed = 6;

function listed(where: string, items: readonly string[]): readonly string[] {
  const rest = items.length - mostListed;
  return [
    ...items.slice(0, mostListed).map((item) => `${where}: ${shorten(item, 100)}`),
    ...(rest > 0 ? [`${where}: ${rest} weitere`] : []),
  ];
}

/** How much of what one text speaks of the other speaks of too, 0 to 1. */
function overlap(text: string, other: string): number {
  const own = new Set(contentWords(text));
  if (own.size === 0) return 1;
  const there = contentWords(other);
  const found = [...own].filter((word) => there.some((each) => each === word || isCompound(each, word)));
  return found.length / own.size;
}

function contentWords(text: string): readonly string[] {
  return tokenise(text).flatMap(({ word, stem }) => (word.length >= 4 && !empty.has(word) ? [stem] : []));
}

/** "Personalausweis" and "Ausweis" speak of the same thing. */
function isCompound(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.endsWith(short);
}

const empty = new Set(
  'oder wenn eine einer eines einem einen ihre ihrer ihren ihrem beim nach über uber dass sind wird werden kann konnen müssen mussen haben auch nicht ggf bitte'.split(
    ' ',
  ),
);

function compareTerms({ terms, name }: DeliveredService, ours: Service, ownerOf: OwnerOf): Comparison | undefined {
  const taken = terms.filter((term) => (ownerOf(term) ?? ours.id) !== ours.id);
  const fresh = [...new Set([...terms, name])].filter((term) => ownerOf(term) === undefined && term.length <= 60);
  if (fresh.length === 0 && taken.length === 0) return undefined;
  return {
    module: 'Suchbegriffe',
    verdict: fresh.length > 0 ? 'missing' : 'info',
    notes: [
      ...(fresh.length > 0 ? [`bei uns nicht: ${fresh.join(', ')}`] : []),
      ...taken.map((term) => `„${term}“ führt bei uns zu ${ownerOf(term)}`),
    ],
    theirs: { paragraphs: [], items: fresh, links: [] },
  };
}

function compareContact(contact: DeliveredContact, ours: Service, catalogue: Catalogue): Comparison {
  return contact.kind === 'online' ? compareOnline(contact, ours, catalogue) : compareOffice(contact, catalogue);
}

function compareOnline({ name, urls }: DeliveredContact, ours: Service, { links }: Catalogue): Comparison {
  const ids = [...(ours.links ?? []), ...Object.values(ours.facts).flatMap((fact) => fact?.links ?? [])];
  const own = new Set(ids.flatMap((id) => plainUrl(links.get(id)?.url ?? '')));
  const unknown = urls.filter((url) => !own.has(plainUrl(url)));
  const said = ours.facts.online;
  return {
    module: 'Onlinedienst',
    aspect: 'online',
    verdict: unknown.length === 0 ? 'same' : said ? 'different' : 'missing',
    notes:
      unknown.length === 0
        ? []
        : [
            `dort „${name}“: ${unknown.join(', ')}`,
            said ? `bei uns: ${shorten(factText(said), 120)}` : 'bei uns keine Angabe',
          ],
    theirs: { paragraphs: [name], items: [], links: unknown.map((url) => ({ label: name, url })) },
  };
}

function compareOffice({ name, address, phones, emails }: DeliveredContact, catalogue: Catalogue): Comparison {
  const { locations, channels } = catalogue;
  const knownPhones = [...channels.values()].map(({ phone }) => digits(phone ?? ''));
  const knownEmails = [...channels.values(), ...locations.values()].map(({ email }) => email?.toLowerCase());
  const streets = [...locations.values()].map((each) => each.address?.street.toLowerCase());
  const street = address.split(',')[0] ?? '';
  const notes = [
    ...phones
      .filter((phone) => !knownPhones.includes(digits(phone)))
      .map((phone) => `Telefon ${phone} kennen wir nicht`),
    ...emails
      .filter((email) => !knownEmails.includes(email.toLowerCase()))
      .map((email) => `E-Mail ${email} kennen wir nicht`),
    ...(street && !streets.includes(street.toLowerCase()) ? [`Anschrift ${address} kennen wir nicht`] : []),
  ];
  return {
    module: `Stelle „${name}“`,
    verdict: notes.length > 0 ? 'different' : 'same',
    notes,
  };
}

/** All that a fact says in German, with the amounts it lists. */
export function factText({ text, hint, items, steps, fees }: Fact): string {
  const texts = [text, ...(items ?? []), ...(steps ?? []), hint].flatMap((each) => (each ? [each.de] : []));
  return [...texts, ...(fees ?? []).map((fee) => `${formatAmount(fee.amount)} ${fee.for.de}`)].join(' ');
}

export function formatAmount(amount: number): string {
  return `${amount.toFixed(2).replace('.', ',')} €`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).trimEnd()} …`;
}

function plainUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(00)?49/, '0');
}

import type { AspectIntent, Catalogue, Service } from '../content/catalogue.ts';
import { wallClock } from '../content/hours.ts';
import { isoDay } from '../content/notices.ts';
import type { Fact, Source, Text } from '../content/schema.ts';
import type { Language, Part } from '../protocol/messages.ts';
import { locationCard } from './location-card.ts';
import { fill, formatAsOf, formatEuro, phrase, telephone, toSpans, type Wording, word } from './wording.ts';

/** Where and when an answer is given. */
export interface Setting {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly now: Date;
}

/** What an answer is about, where it is about a service: adds responsibility, links and sources of the service. */
export interface Provenance {
  readonly sources: readonly Source[];
  readonly confidence?: Fact['confidence'];
  readonly links?: readonly string[] | undefined;
  readonly responsible?: Text | undefined;
  /** Said before the answer itself. */
  readonly heading?: Part | undefined;
}

/** A fact as parts: who is responsible if it is not the city, the answer, a hedge if it is unsure, links, source. */
export function answerFact(fact: Fact, provenance: Provenance, setting: Setting): readonly Part[] {
  const { catalogue, language } = setting;
  const say = (text: Text): Part => paragraph(word(text, language), catalogue);
  const parts: Part[] = [];
  if (provenance.responsible) parts.push(say(provenance.responsible));
  if (provenance.heading) parts.push(provenance.heading);
  if (fact.text) parts.push(say(fact.text));
  if (fact.fees) parts.push(feeTable(fact.fees, setting));
  if (fact.items) parts.push(list(fact.items, false, setting));
  if (fact.steps) parts.push(list(fact.steps, true, setting));
  if (fact.hint) parts.push(say(fact.hint));
  if ((fact.confidence ?? provenance.confidence) === 'low') {
    parts.push({ type: 'notice', tone: 'hint', ...spansOf(word(catalogue.phrases.unsure, language), catalogue) });
  }
  for (const id of fact.locations ?? []) {
    const location = catalogue.locations.get(id);
    if (location) parts.push({ type: 'location', ...locationCard(location, setting) });
  }
  const links = linkPart([...new Set([...(fact.links ?? []), ...(provenance.links ?? [])])], setting);
  if (links) parts.push(links);
  const used = fact.source
    ? provenance.sources.filter(({ id }) => fact.source?.includes(id))
    : provenance.sources.slice(0, 1);
  if (used.length > 0) parts.push(sourcePart(used, setting));
  return announceGerman(parts, setting);
}

/** The answer to an aspect of a service; where nothing is known, it says so and names the way on. */
export function answerAspect(
  service: Service,
  intent: AspectIntent,
  setting: Setting,
): { parts: readonly Part[]; known: boolean } {
  // Of what is no more, that it is no more is the answer to every question.
  const asked = service.facts[intent.aspect] ?? (service.replaced_by ? service.facts.general : undefined);
  return asked && !isExpired(asked, setting)
    ? {
        parts: answerFact(
          asked,
          { ...provenanceOf(service), heading: headingOf(asked, service, intent, setting) },
          setting,
        ),
        known: true,
      }
    : { parts: answerUnknown(service, intent, setting), known: false };
}

/** What a bare table or list is about: "Neuer Personalausweis: Kosten". Sentences say it themselves. */
function headingOf(
  { text }: Fact,
  { short }: Service,
  { title }: AspectIntent,
  { language }: Setting,
): Part | undefined {
  if (text) return undefined;
  const [name, asked] = [word(short, language), word(title, language)];
  // Half in one language and half in another is none.
  const lang = name.lang ?? asked.lang;
  const heading = lang ? `${short.de}: ${title.de}` : `${name.text}: ${asked.text}`;
  return { type: 'text', spans: [{ text: capitalise(heading), strong: true }], ...(lang ? { lang } : {}) };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a fact is no longer to be shown on this day in Hannover. */
export function isExpired({ expires }: Fact, { now }: Setting): boolean {
  return expires !== undefined && expires <= isoDay(wallClock(now));
}

/** The answer to a question of a service's own; once it has expired, nothing is known. */
export function answerQuestion(
  answer: Fact,
  service: Service,
  intent: AspectIntent,
  setting: Setting,
): { parts: readonly Part[]; known: boolean } {
  return isExpired(answer, setting)
    ? { parts: answerUnknown(service, intent, setting), known: false }
    : { parts: answerFact(answer, provenanceOf(service), setting), known: true };
}

/** Says that an aspect of a service is not known, and where to ask. */
function answerUnknown(service: Service, intent: AspectIntent, setting: Setting): readonly Part[] {
  const { text, lang } = word(intent.unknown, setting.language);
  const sentence = fill(text, { service: word(service.short, setting.language).text });
  const parts: Part[] = [paragraph({ text: sentence, ...(lang ? { lang } : {}) }, setting.catalogue)];
  if (service.responsible.text)
    parts.unshift(paragraph(word(service.responsible.text, setting.language), setting.catalogue));
  const phone = setting.catalogue.channels.get('zentrale');
  const links = linkPart(service.links ?? [], setting);
  if (links) parts.push(links);
  if (phone?.phone) {
    parts.push({
      type: 'links',
      links: [
        {
          label: `${word(phone.name, setting.language).text}: ${phone.display ?? phone.phone}`,
          href: telephone(phone.phone),
        },
      ],
    });
  }
  return announceGerman(parts, setting);
}

/** Where a service's facts come from. */
export function provenanceOf(service: Service): Provenance {
  const { sources, confidence, links, responsible } = service;
  return { sources, confidence, links, responsible: responsible.text };
}

/** A sentence of the bot itself as a part. */
export function phrasePart(
  key: Parameters<typeof phrase>[1],
  setting: Setting,
  values: Readonly<Record<string, string>> = {},
): Part {
  const { catalogue, language } = setting;
  const { lang } = word(catalogue.phrases[key], language);
  return {
    type: 'text',
    spans: toSpans(phrase(catalogue, key, language, values), catalogue),
    ...(lang ? { lang } : {}),
  };
}

/** Links by id as one part; nothing if there are none. */
export function linkPart(ids: readonly string[], { catalogue, language }: Setting): Part | undefined {
  const links = ids.flatMap((id) => {
    const link = catalogue.links.get(id);
    return link ? [{ label: word(link.title, language).text, href: link.url }] : [];
  });
  return links.length > 0 ? { type: 'links', links } : undefined;
}

/** Where the answer comes from, with its date. */
export function sourcePart(sources: readonly Source[], { catalogue, language }: Setting): Part {
  const links = sources.map(({ name, url, as_of }) => {
    const date =
      as_of === 'unknown'
        ? phrase(catalogue, 'as-of-unknown', language)
        : phrase(catalogue, 'as-of', language, { date: formatAsOf(as_of, language) });
    return { label: `${name}, ${date}`, href: url };
  });
  return { type: 'source', label: phrase(catalogue, 'source', language), links };
}

function paragraph(wording: Wording, catalogue: Catalogue): Part {
  return { type: 'text', ...spansOf(wording, catalogue) };
}

function spansOf({ text, lang }: Wording, catalogue: Catalogue) {
  return { spans: toSpans(text, catalogue), ...(lang ? { lang } : {}) };
}

function feeTable(fees: NonNullable<Fact['fees']>, { catalogue, language }: Setting): Part {
  const labels = fees.map((fee) => word(fee.for, language));
  return {
    type: 'fees',
    rows: fees.map(({ amount }, index) => ({
      amount: amount === 0 ? phrase(catalogue, 'free', language) : formatEuro(amount, language),
      label: labels[index]?.text ?? '',
    })),
    ...(labels.some(({ lang }) => lang) ? { lang: 'de' } : {}),
  };
}

function list(texts: readonly Text[], ordered: boolean, { catalogue, language }: Setting): Part {
  const items = texts.map((text) => word(text, language));
  return {
    type: 'list',
    ordered,
    items: items.map(({ text }) => toSpans(text, catalogue)),
    ...(items.some(({ lang }) => lang) ? { lang: 'de' } : {}),
  };
}

/** One sentence in the visitor's language before an answer that is only there in German. */
export function announceGerman(parts: readonly Part[], setting: Setting): readonly Part[] {
  if (!parts.some(({ lang }) => lang === 'de')) return parts;
  return [phrasePart('german-only', setting), ...parts];
}

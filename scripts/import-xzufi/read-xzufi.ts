import type { Delivered, DeliveredContact, DeliveredService, Module, ModuleKind } from './delivery.ts';
import { child, childrenOf, descendants, type Element, readElements } from './read-xml.ts';
import { isEmpty, readRichText } from './rich-text.ts';

/** Text modules by their key in the code list `leistungstextmodulleika`. */
const kindByTextModule: Readonly<Record<string, ModuleKind>> = {
  '05': 'general',
  '06': 'full-text',
  '07': 'legal-basis',
  '08': 'documents',
  '09': 'requirements',
  '11': 'how',
  '14': 'online',
  '16': 'notes',
  '22': 'where',
  '23': 'contact',
  '24': 'teaser',
  '25': 'appeal',
};

const kindByModule: Readonly<Record<string, ModuleKind>> = {
  modulFrist: 'deadline',
  modulKosten: 'costs',
  modulBearbeitungsdauer: 'duration',
};

/** Whether a pass over a file is after the services or after who offers them. */
export type Wanted = 'services' | 'contacts';

const elementsOf: Readonly<Record<Wanted, ReadonlySet<string>>> = {
  services: new Set(['leistung', 'loesche']),
  contacts: new Set(['organisationseinheit', 'onlinedienst', 'spezialisierung']),
};

/** Reads an XZuFi 2.2 file, piece by piece. */
export async function* readXzufi(
  chunks: AsyncIterable<Uint8Array>,
  wanted: Wanted,
  file: string,
): AsyncGenerator<Delivered> {
  for await (const element of readElements(chunks, elementsOf[wanted], file)) {
    if (element.name === 'leistung') yield { is: 'service', service: readService(element, file) };
    else if (element.name === 'loesche') {
      for (const { text } of descendants(element, 'id')) yield { is: 'withdrawn', id: text.trim() };
    } else if (element.name !== 'spezialisierung') yield { is: 'contact', contact: readContact(element) };
  }
}

function readService(element: Element, file: string): DeliveredService {
  const texts = childrenOf(element, 'modulText').map((module) => ({
    code: child(module, 'leikaTextmodul', 'code')?.text.trim() ?? '',
    module,
  }));
  const nameOf = (code: string) => germanText(texts.find((each) => each.code === code)?.module, 'inhalt');
  const modules = texts.flatMap(({ code, module }) => readModule(kindByTextModule[code], germanText(module, 'inhalt')));
  for (const { name, children } of element.children) {
    const kind = kindByModule[name];
    if (kind === undefined) continue;
    const whole: Element = { name, attributes: {}, text: '', children };
    modules.push(...readModule(kind, descriptionOf(whole)));
  }
  const release = child(element, 'modulFachlicheFreigabe');
  const changed =
    child(element, 'versionsinformation', 'geaendertDatumZeit')?.text ?? child(release, 'fachlichFreigegebenAm')?.text;
  return {
    id: idOf(element),
    file,
    name: nameOf('02') || nameOf('03') || idOf(element),
    leika: leikaKeys(element),
    terms: descendants(element, 'begriff').flatMap((term) => (isGerman(term) ? [term.text.trim()] : [])),
    areas: childrenOf(element, 'gueltigkeitGebietID').map(({ text }) => text.trim()),
    modules,
    changed: changed?.trim().slice(0, 10),
    editor: germanText(release, 'fachlichFreigegebenDurch') || undefined,
  };
}

function readModule(kind: ModuleKind | undefined, html: string): readonly Module[] {
  const text = readRichText(html);
  return kind === undefined || isEmpty(text) ? [] : [{ kind, text }];
}

/** What a module says in words, and the amounts it only gives as numbers. */
function descriptionOf(module: Element): string {
  const words = germanText(module, 'beschreibung') || descendants(module, 'beschreibung').find(isGerman)?.text || '';
  const amounts = ['betrag', 'betragVon', 'betragBis'].flatMap((name) => descendants(module, name));
  if (amounts.length === 0) return words;
  return `${words}\n${amounts.map(({ text }) => `${text.trim()} Euro`).join('\n')}`;
}

function leikaKeys(element: Element): readonly string[] {
  const keys = childrenOf(element, 'referenzLeiKa').map((each) => (child(each, 'code') ?? each).text.trim());
  return [...new Set(keys.filter((key) => /^99\d{12}$/.test(key)))];
}

function readContact(element: Element): DeliveredContact {
  const address = child(element, 'anschrift');
  const part = (name: string) => child(address, name)?.text.trim() ?? '';
  const reachable = descendants(element, 'kennung').map(({ text }) => text.trim());
  const urls = [...descendants(element, 'link'), ...descendants(element, 'uri')].map(({ text }) => text.trim());
  return {
    kind: element.name === 'onlinedienst' ? 'online' : 'office',
    id: idOf(element),
    name: germanText(child(element, 'name'), 'name') || germanText(element, 'bezeichnung'),
    services: descendants(element, 'leistungID').map(({ text }) => text.trim()),
    address: [
      [part('strasse'), part('hausnummer')].filter(Boolean).join(' '),
      [part('postleitzahl'), part('ort')].filter(Boolean).join(' '),
    ]
      .filter(Boolean)
      .join(', '),
    phones: reachable.filter((value) => /^[+0(][\d\s()/+-]{4,}$/.test(value)),
    emails: reachable.filter((value) => /^[^\s@]+@[^\s@]+$/.test(value)),
    urls: urls.filter((url) => /^https?:\/\//.test(url)),
  };
}

function idOf(element: Element): string {
  return child(element, 'id')?.text.trim() ?? '';
}

/** The German text among several of one name; the first one if none says its language. */
function germanText(element: Element | undefined, name: string): string {
  return childrenOf(element, name).find(isGerman)?.text.trim() ?? '';
}

function isGerman({ attributes }: Element): boolean {
  const language = attributes.languageCode;
  return language === undefined || /^de\b/.test(language);
}

import type { Catalogue, Intent, Location, Service } from './catalogue.ts';
import { findTarget } from './catalogue.ts';
import { findHoursProblem } from './hours.ts';
import { isSafeHref, parseMarkup } from './markup.ts';
import type { Problem } from './problem.ts';
import type { Fact, PhrasesByLanguage, Text } from './schema.ts';
import type { Path, SourceFile } from './source-file.ts';

/** What there is to refer to. The last good content stays in service, so a check may be of less than a catalogue. */
export type Referable = Pick<
  Catalogue,
  'services' | 'locations' | 'intents' | 'districts' | 'channels' | 'links' | 'notices' | 'topics'
> & {
  readonly phrases: Readonly<Partial<Catalogue['phrases']>>;
};

/**
 * What no single file can show: references to what is not there, terms claimed twice, circles, broken hours.
 * References to `broken` files are left alone: those files have problems of their own.
 */
export function checkReferences(
  catalogue: Referable,
  sources: ReadonlyMap<string, SourceFile>,
  broken: ReadonlySet<string>,
): readonly Problem[] {
  const check = new Check(catalogue, sources, broken);
  for (const service of catalogue.services.values()) check.service(service);
  for (const location of catalogue.locations.values()) check.location(location);
  for (const intent of catalogue.intents.values()) check.intent(intent);
  check.lists();
  check.terms();
  return check.problems;
}

class Check {
  readonly problems: Problem[] = [];
  private readonly catalogue: Referable;
  private readonly sources: ReadonlyMap<string, SourceFile>;
  private readonly broken: ReadonlySet<string>;

  constructor(catalogue: Referable, sources: ReadonlyMap<string, SourceFile>, broken: ReadonlySet<string>) {
    this.catalogue = catalogue;
    this.sources = sources;
    this.broken = broken;
  }

  service(service: Service) {
    const { services, topics } = this.catalogue;
    const file = `knowledge-base/services/${service.id}.yaml`;
    this.reference(file, ['topic'], service.topic, topics, 'Thema', 'knowledge-base/topics.yaml');
    for (const list of ['related', 'replaced_by'] as const) {
      for (const [index, id] of (service[list] ?? []).entries()) {
        this.reference(file, [list, index], id, services, 'Leistung', 'knowledge-base/services/');
      }
    }
    for (const [circumstance, id] of Object.entries(service.variants ?? {})) {
      this.reference(file, ['variants', circumstance], id, services, 'Leistung', 'knowledge-base/services/');
      this.circle(file, service.id, circumstance);
    }
    this.links(file, ['links'], service.links);
    this.unique(file, ['sources'], service.sources);
    this.unique(file, ['questions'], service.questions ?? []);
    const sourceIds = new Set(service.sources.map(({ id }) => id));
    const facts: [Path, Fact | undefined][] = [
      ...Object.entries(service.facts).map(([aspect, fact]): [Path, Fact | undefined] => [['facts', aspect], fact]),
      ...(service.questions ?? []).map(({ answer }, index): [Path, Fact] => [['questions', index, 'answer'], answer]),
    ];
    for (const [path, fact] of facts) if (fact) this.fact(file, path, fact, sourceIds);
    if (service.responsible.who !== 'city' && !service.responsible.text) {
      this.report(
        file,
        ['responsible'],
        'Es fehlt der Satz, wer zuständig ist.',
        'Ergänzen Sie responsible.text; er wird zuerst gesagt.',
      );
    }
    for (const [key, text] of [['responsible', service.responsible.text]] as const)
      if (text) this.text(file, [key, 'text'], text);
  }

  location(location: Location) {
    const { districts, locations, channels } = this.catalogue;
    const file = `knowledge-base/locations/${location.id}.yaml`;
    if (location.district)
      this.reference(file, ['district'], location.district, districts, 'Stadtteil', 'knowledge-base/districts.yaml');
    if (location.phone)
      this.reference(file, ['phone'], location.phone, channels, 'Kontaktweg', 'knowledge-base/channels.yaml');
    if (location.inside)
      this.reference(file, ['inside'], location.inside, locations, 'Standort', 'knowledge-base/locations/');
    this.links(file, ['links'], location.links);
    this.unique(file, ['sources'], location.sources);
    this.insideCircle(file, location.id);
    if (location.hours) this.hours(file, ['hours', 'regular'], location.hours.regular);
    if (location.walk_in) this.hours(file, ['walk_in', 'hours'], location.walk_in.hours);
    for (const key of ['building', 'appointment', 'wheelchair', 'transport', 'note'] as const) {
      const text = location[key];
      if (text) this.text(file, [key], text);
    }
    if (
      !['closed', 'elsewhere'].includes(location.status) &&
      location.kind === 'citizens-office' &&
      !location.district
    ) {
      this.report(file, ['kind'], 'Dem Bürgeramt fehlt der Stadtteil.', 'Ergänzen Sie district.');
    }
  }

  intent(intent: Intent) {
    const file = `intents/${intent.id}.yaml`;
    const sources = 'sources' in intent ? (intent.sources ?? []) : [];
    const sourceIds = new Set(sources.map(({ id }) => id));
    this.unique(file, ['sources'], sources);
    if ('answer' in intent) this.fact(file, ['answer'], intent.answer, sourceIds);
    if (intent.kind === 'office' && intent.overview) this.fact(file, ['overview'], intent.overview, sourceIds);
    for (const [index, value] of ('choices' in intent ? (intent.choices ?? []) : []).entries()) {
      if (this.leadsNowhere(value)) {
        this.report(
          file,
          ['choices', index],
          `„${value}“ führt nirgends hin.`,
          'Erlaubt sind Intents („location/nearest-office“), Leistungen („reisepass“) oder beides („reisepass/costs“).',
        );
      }
    }
    if (intent.kind === 'aspect' && intent.alone !== undefined && this.leadsNowhere(intent.alone)) {
      this.report(
        file,
        ['alone'],
        `„${intent.alone}“ führt nirgends hin.`,
        'Nennen Sie einen Intent oder Leistung/Aspekt.',
      );
    }
    if (intent.kind === 'aspect' && intent.id !== `service/${intent.aspect}`) {
      this.report(
        file,
        ['aspect'],
        `Der Aspekt „${intent.aspect}“ gehört in intents/service/${intent.aspect}.yaml.`,
        'Benennen Sie die Datei um oder ändern Sie aspect.',
      );
    }
  }

  lists() {
    const { districts, channels, notices, topics, locations, phrases } = this.catalogue;
    this.list('knowledge-base/districts.yaml', districts, (file, index, { nearest }) => {
      for (const [place, id] of nearest.entries()) {
        this.reference(
          file,
          ['districts', index, 'nearest', place],
          id,
          locations,
          'Standort',
          'knowledge-base/locations/',
        );
      }
    });
    this.list('knowledge-base/channels.yaml', channels, (file, index, { hours, note, sources }) => {
      if (hours) this.hours(file, ['channels', index, 'hours'], hours);
      if (note) this.text(file, ['channels', index, 'note'], note);
      this.unique(file, ['channels', index, 'sources'], sources);
    });
    this.list('knowledge-base/notices.yaml', notices, (file, index, { offices, text }) => {
      for (const [place, id] of (offices === 'all' ? [] : offices).entries()) {
        this.reference(
          file,
          ['notices', index, 'offices', place],
          id,
          locations,
          'Standort',
          'knowledge-base/locations/',
        );
      }
      this.text(file, ['notices', index, 'text'], text);
    });
    this.list('knowledge-base/topics.yaml', topics, (file, index, { suggestions = [] }) => {
      for (const [place, value] of suggestions.entries()) {
        if (!this.leadsNowhere(value)) continue;
        this.report(
          file,
          ['topics', index, 'suggestions', place],
          `„${value}“ führt nirgends hin.`,
          'Nennen Sie eine Leistung oder einen Intent.',
        );
      }
    });
    for (const [key, text] of Object.entries(phrases)) if (text) this.text('intents/phrases.yaml', [key], text);
  }

  /** Walks a list file. In a broken one, e.g. with an id used twice, places cannot be told. */
  private list<Entry>(
    file: string,
    entries: ReadonlyMap<string, Entry>,
    check: (file: string, index: number, entry: Entry) => void,
  ) {
    if (this.broken.has(file)) return;
    for (const [index, entry] of [...entries.values()].entries()) check(file, index, entry);
  }

  /** Two services with the same term would leave it to chance which one answers. */
  terms() {
    // An office and what it does may share a name: "Ausländerbehörde" is a place and, asked about, a service.
    const serviceByTerm = new Map<string, string>();
    const locationByTerm = new Map<string, string>();
    const districtByTerm = new Map<string, string>();
    for (const { id, terms } of this.catalogue.services.values())
      this.claimAll(serviceByTerm, `knowledge-base/services/${id}.yaml`, id, terms);
    for (const { id, terms } of this.catalogue.locations.values())
      this.claimAll(locationByTerm, `knowledge-base/locations/${id}.yaml`, id, terms);
    this.list('knowledge-base/districts.yaml', this.catalogue.districts, (file, index, { id, name, terms = [] }) => {
      this.claim(districtByTerm, id, name, file, ['districts', index, 'name']);
      for (const [place, term] of terms.entries())
        this.claim(districtByTerm, id, term, file, ['districts', index, 'terms', place]);
    });
  }

  private claimAll(ownerByTerm: Map<string, string>, file: string, owner: string, terms: PhrasesByLanguage) {
    for (const [language, phrases] of Object.entries(terms)) {
      for (const [index, phrase] of (phrases ?? []).entries())
        this.claim(ownerByTerm, owner, phrase, file, ['terms', language, index]);
    }
  }

  private claim(ownerByTerm: Map<string, string>, owner: string, term: string, file: string, path: Path) {
    const key = term.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    const other = ownerByTerm.get(key);
    if (other !== undefined && other !== owner) {
      this.report(
        file,
        path,
        `Der Begriff „${term}“ gehört schon zu „${other}“.`,
        'Ein Begriff darf nur zu einem Eintrag gehören: Löschen Sie ihn hier oder dort.',
      );
    }
    ownerByTerm.set(key, owner);
  }

  private fact(file: string, path: Path, fact: Fact, sourceIds: ReadonlySet<string>) {
    for (const id of fact.source ?? []) {
      if (!sourceIds.has(id))
        this.report(
          file,
          [...path, 'source'],
          `Die Quelle „${id}“ steht nicht unter sources.`,
          'Ergänzen Sie sie unter sources oder korrigieren Sie den Namen.',
        );
    }
    this.links(file, [...path, 'links'], fact.links);
    for (const [index, id] of (fact.locations ?? []).entries()) {
      this.reference(
        file,
        [...path, 'locations', index],
        id,
        this.catalogue.locations,
        'Standort',
        'knowledge-base/locations/',
      );
    }
    if (fact.text) this.text(file, [...path, 'text'], fact.text);
    if (fact.hint) this.text(file, [...path, 'hint'], fact.hint);
    for (const list of ['items', 'steps'] as const) {
      for (const [index, item] of (fact[list] ?? []).entries()) this.text(file, [...path, list, index], item);
    }
  }

  private text(file: string, path: Path, text: Text) {
    for (const [language, value] of Object.entries(text)) {
      if (value === undefined) continue;
      const at = [...path, language];
      for (const { text: run, target } of parseMarkup(value)) {
        if (target === undefined) {
          if (run.includes('](')) {
            this.report(
              file,
              at,
              'Dieser Link ist nicht lesbar und würde als Text gezeigt.',
              'Schreiben Sie [Text](link:kennung), ohne Leerzeichen und ohne weitere Klammern.',
            );
          }
          continue;
        }
        if (target.startsWith('link:')) {
          this.reference(
            file,
            at,
            target.slice('link:'.length),
            this.catalogue.links,
            'Link',
            'knowledge-base/links.yaml',
          );
        } else if (/^https?:/i.test(target)) {
          this.report(
            file,
            at,
            `Die Adresse ${target} steht nicht im Linkverzeichnis.`,
            'Tragen Sie sie in knowledge-base/links.yaml ein und schreiben Sie [Text](link:kennung).',
          );
        } else if (!isSafeHref(target)) {
          this.report(
            file,
            at,
            `Das Linkziel „${target}“ ist nicht erlaubt.`,
            'Erlaubt sind link:kennung, tel:+49… und mailto:….',
          );
        }
      }
      if (/<\/?[a-z][^>]*>/i.test(value)) {
        this.report(
          file,
          at,
          'HTML wird nicht dargestellt, sondern als Text gezeigt.',
          'Nutzen Sie **fett** und [Text](link:kennung).',
          'warning',
        );
      }
    }
  }

  private links(file: string, path: Path, ids: readonly string[] | undefined) {
    for (const [index, id] of (ids ?? []).entries()) {
      this.reference(file, [...path, index], id, this.catalogue.links, 'Link', 'knowledge-base/links.yaml');
    }
  }

  private hours(file: string, path: Path, hours: string) {
    const problem = findHoursProblem(hours);
    if (problem)
      this.report(
        file,
        path,
        `Die Öffnungszeiten sind nicht lesbar: ${problem}.`,
        'Beispiel: "Mo 08:00-18:00; Th 08:00-13:00,14:00-18:00; PH off".',
      );
  }

  private circle(file: string, start: string, circumstance: string) {
    const chain = [start];
    for (let id = this.variant(start, circumstance); id !== undefined; id = this.variant(id, circumstance)) {
      chain.push(id);
      if (id === start) {
        this.report(
          file,
          ['variants', circumstance],
          `Die Verweise laufen im Kreis: ${chain.join(' → ')}.`,
          'Eine Leistung darf nicht, auch nicht über andere, auf sich selbst verweisen.',
        );
        return;
      }
      if (chain.length > this.catalogue.services.size) return;
    }
  }

  private variant(id: string, circumstance: string): string | undefined {
    return Object.entries(this.catalogue.services.get(id)?.variants ?? {}).find(([key]) => key === circumstance)?.[1];
  }

  private insideCircle(file: string, start: string) {
    const chain = [start];
    for (
      let id = this.catalogue.locations.get(start)?.inside;
      id !== undefined;
      id = this.catalogue.locations.get(id)?.inside
    ) {
      chain.push(id);
      if (id === start) {
        this.report(
          file,
          ['inside'],
          `Die Gebäude liegen im Kreis ineinander: ${chain.join(' → ')}.`,
          'Korrigieren Sie inside in einer der Dateien.',
        );
        return;
      }
      if (chain.length > this.catalogue.locations.size) return;
    }
  }

  /** Two entries of a list with one id: a reference could mean either. */
  private unique(file: string, path: Path, entries: readonly { readonly id: string }[]) {
    const seen = new Set<string>();
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id))
        this.report(
          file,
          [...path, index, 'id'],
          `Die Kennung „${id}“ steht zweimal.`,
          'Geben Sie einem der beiden Einträge eine andere Kennung.',
        );
      seen.add(id);
    }
  }

  private leadsNowhere(target: string): boolean {
    if (findTarget(this.catalogue, target)) return false;
    const [subject, about] = target.split('/');
    const homes = [
      `intents/${target}`,
      `intents/service/${about}`,
      `intents/location/${about}`,
      `knowledge-base/services/${subject}`,
      `knowledge-base/locations/${subject}`,
    ];
    return !homes.some((home) => this.broken.has(`${home}.yaml`));
  }

  private reference(
    file: string,
    path: Path,
    id: string,
    known: ReadonlyMap<string, unknown>,
    what: string,
    home: string,
  ) {
    if (known.has(id) || this.broken.has(home.endsWith('/') ? `${home}${id}.yaml` : home)) return;
    const near = nearestId(id, [...known.keys()]);
    this.report(
      file,
      path,
      `${what} „${id}“ gibt es nicht.`,
      near ? `Meinten Sie „${near}“?` : `Bekannte Kennungen stehen in ${home}.`,
    );
  }

  private report(file: string, path: Path, message: string, hint: string, severity: Problem['severity'] = 'error') {
    const { line, column } = this.sources.get(file)?.locate(path) ?? { line: 1, column: 1 };
    this.problems.push({ severity, file, line, column, message, hint });
  }
}

/** The id that shares the longest beginning, if it is long enough to be no chance. */
function nearestId(id: string, known: readonly string[]): string | undefined {
  const shared = (other: string) => [...id].findIndex((letter, index) => letter !== other[index]);
  const lengths = known.map((other) => ({ other, length: shared(other) < 0 ? id.length : shared(other) }));
  const [best] = lengths.sort((a, b) => b.length - a.length || a.other.length - b.other.length);
  return best && best.length >= 3 && best.length * 2 >= id.length ? best.other : undefined;
}

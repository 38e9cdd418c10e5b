import type { Catalogue } from '../../server/content/catalogue.ts';
import { tokenise } from '../../server/understanding/normalise.ts';
import type { DeliveredService } from './delivery.ts';

/** How a delivered service was recognised, surest first. */
export type Clue = 'leika' | 'key-list' | 'name' | 'terms';

export interface Matched {
  readonly service: string;
  readonly clue: Clue;
}

/** Finds the service of ours that a delivered one describes; nothing if that is not clear. */
export type Match = (delivered: DeliveredService) => Matched | undefined;

/** Reads a key list: lines `leika;our_id;…` with a heading. */
export function readKeyList(csv: string): ReadonlyMap<string, string> {
  const rows = csv.split(/\r?\n/).map((line) => line.split(';').map((cell) => cell.trim()));
  return new Map(rows.flatMap(([leika = '', id = '']) => (/^99\d{12}$/.test(leika) && id ? [[leika, id]] : [])));
}

/** Builds a matcher on the services of a catalogue. */
export function createMatcher(
  { services }: Pick<Catalogue, 'services'>,
  serviceByListedKey: ReadonlyMap<string, string> = new Map(),
): Match {
  const serviceByKey = new Map<string, string>();
  const servicesByWords = new Map<string, Set<string>>();
  for (const { id, name, short, terms, leika } of services.values()) {
    for (const key of leika ?? []) serviceByKey.set(key, id);
    for (const words of [name.de, short.de, ...terms.de].flatMap(wordings)) {
      servicesByWords.set(words, (servicesByWords.get(words) ?? new Set()).add(id));
    }
  }
  const only = (words: string) => {
    const found = servicesByWords.get(words);
    return found?.size === 1 ? [...found][0] : undefined;
  };
  return ({ leika, name, terms }) => {
    for (const key of leika) {
      const service = serviceByKey.get(key);
      if (service !== undefined) return { service, clue: 'leika' };
    }
    for (const key of leika) {
      const service = serviceByListedKey.get(key);
      if (service !== undefined && services.has(service)) return { service, clue: 'key-list' };
    }
    for (const words of wordings(name)) {
      const service = only(words);
      if (service !== undefined) return { service, clue: 'name' };
    }
    // A delivery lists words for neighbours too ("Aufenthaltsbescheinigung"), so the most hits win, and only clearly.
    const hits = new Map<string, number>();
    for (const term of terms) {
      const service = wordings(term).map(only).find(Boolean);
      if (service !== undefined) hits.set(service, (hits.get(service) ?? 0) + 1);
    }
    const [best, next] = [...hits].sort(([, a], [, b]) => b - a);
    return best && best[1] > (next?.[1] ?? 0) ? { service: best[0], clue: 'terms' } : undefined;
  };
}

/** The service that a name or term belongs to, if any. */
export type OwnerOf = (term: string) => string | undefined;

/** Builds the way from names and terms to services. */
export function indexTerms({ services }: Pick<Catalogue, 'services'>): OwnerOf {
  const ownerByWording = new Map<string, string>();
  for (const { id, name, short, terms } of services.values()) {
    for (const wording of [name.de, short.de, ...terms.de].flatMap(wordings)) ownerByWording.set(wording, id);
  }
  return (term) =>
    wordings(term)
      .map((wording) => ownerByWording.get(wording))
      .find((owner) => owner !== undefined);
}

/** Words that say nothing about which service it is: every description may carry them. */
const filler = new Set(
  [
    'beantragen',
    'beantragung',
    'bekommen',
    'erhalten',
    'ausstellen',
    'ausstellung',
    'erteilung',
    'und',
    'oder',
  ].flatMap((word) => tokenise(word).map(({ stem }) => stem)),
);

/** A name in the forms that names are compared in: as it is, and without brackets and filler. */
function wordings(name: string): readonly string[] {
  const stems = (text: string) => tokenise(text).map(({ stem }) => stem);
  const plain = stems(name.replace(/\([^)]*\)/g, ' '));
  const essential = plain.filter((word) => !filler.has(word));
  return [...new Set([stems(name), plain, essential].map((words) => words.join(' ')))].filter(Boolean);
}

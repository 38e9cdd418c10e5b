import type { Catalogue } from './catalogue.ts';

/** The parts of a catalogue that are maps, by name. */
const maps = ['intents', 'services', 'locations', 'districts', 'channels', 'links', 'topics', 'languages'] as const;

/** A checked catalogue as JSON, so that a start need not read and check every file again. Everyday words are left out. */
export function encodeCatalogue(catalogue: Catalogue): string {
  const { commonWords: _, ...rest } = catalogue;
  return JSON.stringify({ ...rest, ...Object.fromEntries(maps.map((name) => [name, [...catalogue[name]]])) });
}

/** The catalogue from JSON that `encodeCatalogue` wrote; undefined for anything else. */
export function decodeCatalogue(
  json: string,
  version: string,
  commonWords: ReadonlySet<string>,
): Catalogue | undefined {
  const value = parse(json);
  if (value?.version !== version || maps.some((name) => !Array.isArray(value[name]))) return undefined;
  const decoded = Object.fromEntries(maps.map((name) => [name, new Map(value[name])]));
  return { ...value, ...decoded, commonWords };
}

function parse(json: string) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

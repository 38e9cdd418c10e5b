import type { Catalogue } from './catalogue.ts';

/** Marks a map in JSON, which has none. All maps of a catalogue are its own parts: no part has one inside. */
const mark = '$map';

/** A checked catalogue as JSON, so that a start need not read and check every file again. Everyday words are left out. */
export function encodeCatalogue(catalogue: Catalogue): string {
  const { commonWords: _, ...rest } = catalogue;
  return JSON.stringify(mapParts(rest, (part) => (part instanceof Map ? { [mark]: [...part] } : part)));
}

/** The catalogue from JSON that `encodeCatalogue` wrote; undefined for another version's or a damaged one. */
export function decodeCatalogue(
  json: string,
  version: string,
  commonWords: ReadonlySet<string>,
): Catalogue | undefined {
  try {
    const value = JSON.parse(json);
    if (value?.version !== version) return undefined;
    const parts = mapParts(value, (part) => (isMarked(part) ? new Map(part[mark]) : part));
    return { ...(parts as Omit<Catalogue, 'commonWords'>), commonWords };
  } catch {
    return undefined;
  }
}

function isMarked(part: unknown): part is { readonly [mark]: readonly (readonly [string, unknown])[] } {
  return typeof part === 'object' && part !== null && Array.isArray((part as Record<string, unknown>)[mark]);
}

function mapParts<Part>(value: Readonly<Record<string, Part>>, map: (part: Part) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part)]));
}

import type { Catalogue } from './catalogue.ts';

/** Marks a map in JSON, which has none. No content can hold it: editors' keys are checked. */
const mark = '$map';

/** A checked catalogue as JSON, so that a start need not read and check every file again. Everyday words are left out. */
export function encodeCatalogue(catalogue: Catalogue): string {
  const { commonWords: _, ...rest } = catalogue;
  return JSON.stringify(rest, (_key, value: unknown) => (value instanceof Map ? { [mark]: [...value] } : value));
}

/** The catalogue from JSON that `encodeCatalogue` wrote; undefined for another version's or a damaged one. */
export function decodeCatalogue(
  json: string,
  version: string,
  commonWords: ReadonlySet<string>,
): Catalogue | undefined {
  try {
    const value = JSON.parse(json, (_key, each) => (Array.isArray(each?.[mark]) ? new Map(each[mark]) : each));
    return value?.version === version ? { ...value, commonWords } : undefined;
  } catch {
    return undefined;
  }
}

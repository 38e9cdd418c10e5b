import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { RawFile } from '../../server/content/build.ts';

/** The file that `--write` may change. */
export const linksPath = 'knowledge-base/links.yaml';

/** Where content names an address. */
export interface Place {
  readonly kind: 'link' | 'source';
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/** An address with all places that name it: it is opened once. */
export interface Address {
  readonly url: string;
  readonly places: readonly Place[];
}

/** The addresses of the link list, with `sources` those of all sources too, in the order of the files. */
export function collectAddresses(
  files: readonly RawFile[],
  { sources = false, only = [] }: { readonly sources?: boolean; readonly only?: readonly string[] } = {},
): readonly Address[] {
  const placesByUrl = new Map<string, Place[]>();
  for (const { path, bytes } of files) {
    const isLinks = path === linksPath;
    if (!isLinks && !sources) continue;
    for (const { id, url, line } of entriesWithUrl(Buffer.from(bytes).toString('utf8'))) {
      if (only.length > 0 && !(isLinks && only.includes(id))) continue;
      const places = placesByUrl.get(url) ?? [];
      places.push({ kind: isLinks ? 'link' : 'source', id, file: path, line });
      placesByUrl.set(url, places);
    }
  }
  return [...placesByUrl].map(([url, places]) => ({ url, places }));
}

/** Everything in a file that has both an `id` and a `url`, wherever it stands. */
function entriesWithUrl(text: string): readonly { id: string; url: string; line: number }[] {
  const lines = new LineCounter();
  const found: { id: string; url: string; line: number }[] = [];
  const visit = (node: unknown) => {
    if (isSeq(node)) for (const item of node.items) visit(item);
    if (!isMap(node)) return;
    const id = node.get('id');
    const url = node.get('url', true);
    if (typeof id === 'string' && isScalar(url) && typeof url.value === 'string') {
      found.push({ id, url: url.value, line: lines.linePos(url.range?.[0] ?? 0).line });
    }
    for (const { value } of node.items) visit(value);
  };
  visit(parseDocument(text, { lineCounter: lines }).contents);
  return found;
}

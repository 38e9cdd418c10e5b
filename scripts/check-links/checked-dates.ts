import { isMap, isSeq, parseDocument } from 'yaml';

/** A link list with the day written at the links named; comments, order and everything else stay as they are. */
export function writeCheckedDates(text: string, ids: ReadonlySet<string>, day: string): string {
  const document = parseDocument(text);
  const links = document.get('links');
  if (!isSeq(links)) return text;
  for (const link of links.items) {
    if (!isMap(link)) continue;
    const id = link.get('id');
    if (typeof id === 'string' && ids.has(id)) link.set('checked', day);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

import { Document, isScalar, Scalar, YAMLSeq } from 'yaml';

type Quotes = 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';

/** The quotes that most texts of a list stand in, if most do. */
export function usualQuotes(items: readonly unknown[]): Quotes | undefined {
  const count = (type: Quotes) => items.filter((item) => isScalar(item) && item.type === type).length;
  return (['QUOTE_DOUBLE', 'QUOTE_SINGLE'] as const).find((type) => count(type) * 2 > items.length);
}

/** A text as it stands in a list of YAML: in quotes where they are usual, or where it would mean something else without. */
export function writeText(
  text: string,
  { isFlow, quotes }: { readonly isFlow: boolean; readonly quotes?: Quotes | undefined },
): string {
  const scalar = new Scalar(text);
  if (quotes) scalar.type = quotes;
  const list = new YAMLSeq();
  list.flow = isFlow;
  list.add(scalar);
  const written = new Document(list).toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return isFlow ? written.slice(1, -1) : written.slice('- '.length);
}

// The package's own types belong to its index, which loads database drivers; these are the parts in use.
declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  export function DamerauLevenshteinDistance(
    source: string,
    target: string,
    options?: { readonly restricted?: boolean },
  ): number;
}

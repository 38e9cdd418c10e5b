/** So many results are kept; then it begins anew. Enough for all that content holds, and a bound for what it does not. */
const mostKept = 2_000;

/** The same function, for one that always gives the same to the same: what has been worked out is not worked out again. */
export function remember<Arguments extends readonly unknown[], Result>(
  work: (...args: Arguments) => Result,
  keyOf: (...args: Arguments) => string = (...args) => args.join(),
): (...args: Arguments) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (...args) => {
    const key = keyOf(...args);
    const kept = known.get(key);
    if (kept) return kept.result;
    const result = work(...args);
    if (known.size >= mostKept) known.clear();
    known.set(key, { result });
    return result;
  };
}

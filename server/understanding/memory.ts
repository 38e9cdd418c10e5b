/**
 * A function of words that works out each word once. Of all words of a language few are used, so most of a text was
 * seen before; but visitors can invent words without end, so that all is forgotten from time to time.
 */
export function remember<Value extends {}>(workOut: (word: string) => Value, most = 10_000): (word: string) => Value {
  const values = new Map<string, Value>();
  return (word) => {
    const known = values.get(word);
    if (known !== undefined) return known;
    const value = workOut(word);
    if (values.size >= most) values.clear();
    values.set(word, value);
    return value;
  };
}

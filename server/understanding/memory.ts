/**
 * A function of words that works out each word once. Of all words of a language few are used, so most of a text was
 * seen before; but visitors can invent words without end, so that a word is forgotten that did not come again while half
 * of `most` others came.
 */
export function remember<Value extends {}>(workOut: (word: string) => Value, most = 10_000): (word: string) => Value {
  let recent = new Map<string, Value>();
  let earlier = new Map<string, Value>();
  return (word) => {
    const known = recent.get(word);
    if (known !== undefined) return known;
    const value = earlier.get(word) ?? workOut(word);
    if (recent.size >= most / 2) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(word, value);
    return value;
  };
}

/**
 * A function of objects that works out each once and forgets it with the object. Quicker than by word, where the same
 * word is always the same object.
 */
export function rememberOf<Key extends object, Value extends {}>(workOut: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = workOut(key);
    values.set(key, value);
    return value;
  };
}

/** An entry of a list to choose from. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly hint?: string;
}

/** More are not read by anybody. */
const mostShown = 50;

/** The options with every word of the text in them; those that begin with it come first. */
export function findOptions(options: readonly Option[], text: string): readonly Option[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const fits = options.filter(({ label, hint, value }) => {
    const all = fold(`${label} ${hint ?? ''} ${value}`);
    return words.every((word) => all.includes(word));
  });
  const begins = ({ label }: Option): boolean => fold(label).startsWith(first);
  return [...fits.filter(begins), ...fits.filter((option) => !begins(option))].slice(0, mostShown);
}

/** Without capitals and accents, so that `gebuhr` finds `Gebühr`. */
function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Deeper nesting is for the full parser to refuse. */
const maxDepth = 32;

/** A line that says something, without its comment lines, blank lines and indentation. */
interface Line {
  readonly indent: number;
  readonly text: string;
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * Reads YAML as content is nearly always written: block lists and maps, one-line flow collections, one-line texts.
 * Undefined for everything else, which the full parser then reads or refuses: this one is twenty times faster, and
 * never says anything the full parser would not. It knows nothing of errors; what looks odd is not plain.
 */
export function readPlainYaml(text: string): unknown {
  // A tab is blank space to YAML in some places only, and a carriage return ends lines in others.
  if (/[\t\r]/.test(text)) return undefined;
  try {
    return new Reader(linesOf(text)).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    const indent = line.search(/[^ ]/);
    return indent < 0 || line[indent] === '#' ? [] : [{ indent, text: line.slice(indent) }];
  });
}

/** Letters, digits and hyphens: the keys of content. */
const keyForm = /^([A-Za-z][\w-]*):(?: +|$)/;

/** Keys that YAML takes for something else than a text, or that no content may have. */
const oddKeys = /^(?:null|true|false|constructor|prototype)$/i;

class Reader {
  private readonly lines: Line[];
  private at = 0;
  private depth = 0;

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  document(): Value {
    const first = this.lines[0];
    if (!first || first.indent > 0) throw new NotPlain();
    const value = this.block(0);
    if (this.at < this.lines.length) throw new NotPlain();
    return value;
  }

  private block(indent: number): Value {
    if (this.depth >= maxDepth) throw new NotPlain();
    this.depth += 1;
    const value = this.isItem(this.lines[this.at]) ? this.list(indent) : this.map(indent);
    this.depth -= 1;
    return value;
  }

  private list(indent: number): Value {
    const items: Value[] = [];
    for (let line = this.lines[this.at]; line?.indent === indent && this.isItem(line); line = this.lines[this.at]) {
      const rest = line.text.slice(1).replace(/^ +/, '');
      if (rest === '' || rest.startsWith('#')) {
        this.at += 1;
        items.push(this.below(indent, indent + 1));
      } else if (keyForm.test(rest) || this.isItem({ indent, text: rest })) {
        // The item begins on the line of its hyphen: read on as if it had a line of its own.
        const inner = { indent: indent + line.text.length - rest.length, text: rest };
        this.lines[this.at] = inner;
        items.push(this.block(inner.indent));
      } else items.push(this.oneLine(rest, indent));
      this.refuseDeeper(indent);
    }
    return items;
  }

  private map(indent: number): Value {
    const map: Record<string, Value> = {};
    for (let line = this.lines[this.at]; line?.indent === indent && !this.isItem(line); line = this.lines[this.at]) {
      const [whole, key] = keyForm.exec(line.text) ?? [];
      if (whole === undefined || key === undefined || oddKeys.test(key) || Object.hasOwn(map, key))
        throw new NotPlain();
      const rest = line.text.slice(whole.length);
      if (rest === '' || rest.startsWith('#')) {
        this.at += 1;
        map[key] = this.below(indent, indent);
      } else map[key] = this.oneLine(rest, indent);
      this.refuseDeeper(indent);
    }
    return map;
  }

  /** What stands below a key or hyphen; a list may stand as far left as its key. */
  private below(indent: number, leastForItem: number): Value {
    const next = this.lines[this.at];
    if (!next) return null;
    if (next.indent > indent) return this.block(next.indent);
    return this.isItem(next) && next.indent >= leastForItem ? this.block(next.indent) : null;
  }

  private oneLine(text: string, indent: number): Value {
    this.at += 1;
    this.refuseDeeper(indent);
    return new OneLine(text).value();
  }

  /** A line further in goes on with the text above it, or is wrong. */
  private refuseDeeper(indent: number) {
    if ((this.lines[this.at]?.indent ?? 0) > indent) throw new NotPlain();
  }

  private isItem(line: Line | undefined): boolean {
    return line !== undefined && (line.text === '-' || line.text.startsWith('- '));
  }
}

/** A text, a number or a flow collection that ends on the line it begins on. */
class OneLine {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(): Value {
    const first = this.text[0] ?? '';
    if (first !== '"' && first !== "'" && first !== '[' && first !== '{') return this.plainToEnd();
    const value = first === '[' || first === '{' ? this.collection() : this.quoted();
    if (!/^ *(?:$| #)/.test(this.text.slice(this.at))) throw new NotPlain();
    return value;
  }

  private plainToEnd(): Value {
    const text = this.text.replace(/ +#.*$/s, '').replace(/ +$/, '');
    if (startsOddly.test(text) || /: |:$/.test(text)) throw new NotPlain();
    return resolve(text);
  }

  private collection(): Value {
    if (this.depth >= maxDepth) throw new NotPlain();
    this.depth += 1;
    const value = this.text[this.at] === '[' ? this.flowList() : this.flowMap();
    this.depth -= 1;
    return value;
  }

  private flowList(): Value {
    const items: Value[] = [];
    this.separated(']', () => items.push(this.flowValue()));
    return items;
  }

  private flowMap(): Value {
    const map: Record<string, Value> = {};
    this.separated('}', () => {
      const [whole, key] = /^([A-Za-z][\w-]*): +/.exec(this.text.slice(this.at)) ?? [];
      if (whole === undefined || key === undefined || oddKeys.test(key) || Object.hasOwn(map, key))
        throw new NotPlain();
      this.at += whole.length;
      map[key] = this.flowValue();
    });
    return map;
  }

  private separated(closing: ']' | '}', readOne: () => void) {
    this.at += 1;
    this.skipBlanks();
    if (this.takes(closing)) return;
    do {
      this.skipBlanks();
      readOne();
      this.skipBlanks();
    } while (this.takes(','));
    if (!this.takes(closing)) throw new NotPlain();
  }

  private flowValue(): Value {
    const first = this.text[this.at] ?? '';
    if (first === '[' || first === '{') return this.collection();
    if (first === '"' || first === "'") return this.quoted();
    const text = (/^[^,[\]{}]*/.exec(this.text.slice(this.at))?.[0] ?? '').replace(/ +$/, '');
    if (text === '' || startsOddly.test(text) || /: |:$| #/.test(text)) throw new NotPlain();
    this.at += text.length;
    return resolve(text);
  }

  private quoted(): string {
    const rest = this.text.slice(this.at);
    const [whole, double, single] = /^(?:"((?:[^"\\]|\\["\\])*)"|'((?:[^']|'')*)')/.exec(rest) ?? [];
    if (whole === undefined) throw new NotPlain();
    this.at += whole.length;
    return double === undefined ? (single ?? '').replaceAll("''", "'") : double.replace(/\\(.)/g, '$1');
  }

  private skipBlanks() {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }
}

/** Signs that mean something at the beginning of a text. */
const startsOddly = /^(?:[-?:](?: |$)|[?:,[\]{}#&*!|>'"%@`]|---|\.\.\.)/;

/** What YAML’s core schema takes for a number, in all its forms. */
const numberForms =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function resolve(text: string): Value {
  switch (text) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  if (!numberForms.test(text)) return text;
  if (!/^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/.test(text)) throw new NotPlain();
  return Number(text);
}

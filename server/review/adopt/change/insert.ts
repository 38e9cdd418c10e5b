import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseSource } from '../../../content/source-file.ts';
import type { Addition } from './additions.ts';
import { usualQuotes, writeText } from './scalars.ts';

/** The file is not built as its additions need it. */
export class UnfitFile extends Error {
  override readonly name = 'UnfitFile';
}

/** What is to be added below a key: more keys, or phrases of a list. */
interface Branch {
  readonly [key: string]: Branch | readonly string[];
}

/** New text, and where it goes. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The text of a YAML file with phrases added at the end of their lists; lists that are not there yet are made. All that
 * was there stays as it was, to the byte. Throws an `UnfitFile`.
 */
export function insertPhrases(text: string, additions: readonly Addition[]): string {
  // A byte order mark is no part of the document.
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const document = parseDocument(body, { merge: false, prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.flow)
    throw new UnfitFile('Die Datei ist so, wie sie ist, nicht lesbar. Beheben Sie zuerst ihre Fehler.');
  const insertions = new Inserter(body).intoMap(document.contents, branchOf(additions));
  const changed = applyTo(body, insertions);
  verify(body, changed, additions);
  return mark + changed;
}

/** Where two meet, what belongs further in comes first, as it was found first. */
function applyTo(text: string, insertions: readonly Insertion[]): string {
  const sorted = insertions.toSorted((a, b) => a.at - b.at);
  const pieces = sorted.map(({ at, text: added }, index) => text.slice(sorted[index - 1]?.at ?? 0, at) + added);
  return pieces.join('') + text.slice(sorted.at(-1)?.at ?? 0);
}

function branchOf(additions: readonly Addition[]): Branch {
  const root: Record<string, unknown> = {};
  for (const { list, phrases } of additions) parentOf(root, list)[list.at(-1) ?? ''] = phrases;
  return root as Branch;
}

/** Reads the result back: better no proposal than one that says something else. */
function verify(before: string, changed: string, additions: readonly Addition[]) {
  const expected = structuredClone(read(before)) as Record<string, unknown>;
  for (const { list, phrases } of additions) {
    const parent = parentOf(expected, list);
    const last = list.at(-1) ?? '';
    parent[last] = [...((parent[last] as readonly unknown[] | undefined) ?? []), ...phrases];
  }
  if (!isDeepStrictEqual(read(changed), expected))
    throw new UnfitFile('Die Datei ist ungewöhnlich aufgebaut; diese Änderung geht nur von Hand.');
}

/** As the server reads it, which is much faster than building a document. */
function read(text: string): unknown {
  return parseSource('', new TextEncoder().encode(text)).source?.value;
}

/** The map that a list stands in, made where it is missing. */
function parentOf(root: Record<string, unknown>, list: readonly string[]): Record<string, unknown> {
  return list.slice(0, -1).reduce<Record<string, unknown>>((branch, key) => {
    branch[key] ??= {};
    return branch[key] as Record<string, unknown>;
  }, root);
}

class Inserter {
  private readonly text: string;
  private readonly newline: string;

  constructor(text: string) {
    this.text = text;
    this.newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  }

  intoMap(map: YAMLMap, branch: Branch): readonly Insertion[] {
    const missing: [string, Branch | readonly string[]][] = [];
    const insertions: Insertion[] = [];
    for (const [key, below] of Object.entries(branch)) {
      const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key);
      if (!pair) missing.push([key, below]);
      else if (isSeq(pair.value) && isPhrases(below)) insertions.push(...this.intoList(pair.value, below));
      else if (isMap(pair.value) && !isPhrases(below)) insertions.push(...this.intoMap(pair.value, below));
      else throw new UnfitFile(`Unter „${key}“ steht etwas anderes, als dorthin gehört. Beheben Sie das zuerst.`);
    }
    return missing.length === 0 ? insertions : [...insertions, this.newKeys(map, missing)];
  }

  private intoList(list: YAMLSeq, phrases: readonly string[]): readonly Insertion[] {
    const quotes = usualQuotes(list.items);
    const last = list.items.at(-1);
    if (list.flow) {
      const written = phrases.map((phrase) => writeText(phrase, { isFlow: true, quotes }));
      if (!isNode(last)) return [{ at: startOf(list) + 1, text: written.join(', ') }];
      return [this.intoFlow(last, endOf(list), written)];
    }
    if (!isNode(last)) throw new UnfitFile('Eine Liste der Datei ist leer. Beheben Sie das zuerst.');
    const before = this.text.slice(this.lineStart(startOf(last)), startOf(last));
    const bullet = /^ *- +$/.test(before) ? before : `${' '.repeat(startOf(list) - this.lineStart(startOf(list)))}- `;
    return [
      this.newLines(
        endOf(last),
        phrases.map((phrase) => bullet + writeText(phrase, { isFlow: false, quotes })),
      ),
    ];
  }

  /** Keys that a map does not have yet, behind its last one; of the top level, behind `terms`, where editors look. */
  private newKeys(map: YAMLMap, missing: readonly (readonly [string, Branch | readonly string[]])[]): Insertion {
    const neighbour = map.items.find(({ key }) => isScalar(key) && key.value === 'terms') ?? map.items.at(-1);
    if (!neighbour) throw new UnfitFile('Ein Teil der Datei ist leer. Beheben Sie das zuerst.');
    const end = endOfPair(neighbour);
    if (map.flow) {
      const written = missing.map(([key, below]) => `${key}: ${writeFlow(below)}`);
      if (!isNode(neighbour.value)) throw new UnfitFile('Ein Teil der Datei ist leer. Beheben Sie das zuerst.');
      return this.intoFlow(neighbour.value, endOf(map), written);
    }
    const start = startOf(neighbour.key);
    const indent = ' '.repeat(start - this.lineStart(start));
    const isFlow = isSeq(neighbour.value) && neighbour.value.flow === true;
    return this.newLines(
      end,
      missing.flatMap(([key, below]) => writeBlock(key, below, isFlow).map((line) => indent + line)),
    );
  }

  /** More items behind the last one of a flow collection, on lines of their own if that one has its own. */
  private intoFlow(last: unknown, collectionEnd: number, written: readonly string[]): Insertion {
    const at = endOf(last);
    const comma = /^\s*,/.exec(this.text.slice(at, collectionEnd))?.[0].length ?? 0;
    const start = startOf(last);
    const before = this.text.slice(this.lineStart(start), start);
    const gap = before.trim() === '' ? this.newline + before : ' ';
    const added = written.map((each) => gap + each).join(',');
    return comma > 0 ? { at: at + comma, text: `${added},` } : { at, text: `,${added}` };
  }

  /** Whole lines below the one that something ends on. */
  private newLines(end: number, lines: readonly string[]): Insertion {
    // A text over several lines ends behind its line break.
    if (this.text[end - 1] === '\n') return { at: end, text: lines.map((line) => line + this.newline).join('') };
    const newline = this.text.indexOf('\n', end);
    if (newline >= 0) return { at: newline + 1, text: lines.map((line) => line + this.newline).join('') };
    return { at: this.text.length, text: lines.map((line) => this.newline + line).join('') };
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }
}

function isPhrases(branch: Branch | readonly string[]): branch is readonly string[] {
  return Array.isArray(branch);
}

function writeFlow(branch: Branch | readonly string[]): string {
  if (isPhrases(branch)) return `[${branch.map((phrase) => writeText(phrase, { isFlow: true })).join(', ')}]`;
  return `{${Object.entries(branch)
    .map(([key, below]) => `${key}: ${writeFlow(below)}`)
    .join(', ')}}`;
}

/** A key with what is below it, as lines without the indentation of the place they go to. */
export function writeBlock(key: string, branch: Branch | readonly string[], isFlow = false): readonly string[] {
  if (isFlow) return [`${key}: ${writeFlow(branch)}`];
  const below = isPhrases(branch)
    ? branch.map((phrase) => `- ${writeText(phrase, { isFlow: false })}`)
    : Object.entries(branch).flatMap(([inner, rest]) => writeBlock(inner, rest));
  return [`${key}:`, ...below.map((line) => `  ${line}`)];
}

function startOf(node: unknown): number {
  if (!isNode(node) || !node.range) throw new UnfitFile('Ein Teil der Datei ist leer. Beheben Sie das zuerst.');
  return node.range[0];
}

/** Where what a node says ends: blank lines and comments below it are no part of it. */
function endOf(node: unknown): number {
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  if (isMap(node) && !node.flow && node.items.length > 0) return endOfPair(node.items.at(-1));
  if (!isNode(node) || !node.range) throw new UnfitFile('Ein Teil der Datei ist leer. Beheben Sie das zuerst.');
  return node.range[1];
}

function endOfPair(pair: Pair | undefined): number {
  const isEmpty = !isNode(pair?.value) || (isScalar(pair.value) && pair.value.value === null);
  return endOf(isEmpty ? pair?.key : pair?.value);
}

/** The added lines below the keys they belong to, to be pasted by hand. */
export function snippetOf(additions: readonly Addition[]): string {
  const lines = Object.entries(branchOf(additions)).flatMap(([key, below]) => writeBlock(key, below));
  return lines.map((line) => `${line}\n`).join('');
}

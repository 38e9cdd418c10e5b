import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { DeliveryError } from './delivery.ts';

/** An element with all below it. Names are without their prefix: in XZuFi only `code` is in no namespace. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it. */
  readonly text: string;
}

/** More characters than this in one element, or in one text, are no description of a service. */
const maxElementSize = 4_000_000;
const maxDepth = 64;

/**
 * Hands out the elements of the given names one by one, while the rest of the file is still on the disk: memory holds
 * one element at a time. Document type definitions are skipped, so nothing in the file can refer to anything outside.
 */
export async function* readElements(
  chunks: AsyncIterable<Uint8Array>,
  names: ReadonlySet<string>,
  file: string,
): AsyncGenerator<Element> {
  const collector = new Collector(names);
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => collector.open(localName(name), attributes));
  parser.on('closetag', () => collector.close());
  parser.on('text', (text) => collector.add(text));
  parser.on('cdata', (text) => collector.add(text));
  try {
    for await (const text of decode(chunks, file)) {
      collector.unread += text.length;
      parser.write(text);
      if (collector.unread > maxElementSize) throw new Error('ein einzelner Text ist zu groß');
      yield* collector.take();
    }
    parser.close();
    yield* collector.take();
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    const reason = error instanceof Error ? error.message.replace(/^\d+:\d+: /, '') : String(error);
    throw new DeliveryError(`${file}:${parser.line}:${parser.column + 1}  Das ist kein lesbares XML (${reason}).`);
  }
}

/** The first child of a name; several names lead down. */
export function child(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return element;
  return child(
    element?.children.find((each) => each.name === name),
    ...rest,
  );
}

/** All children of a name. */
export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** All elements of a name below an element, at any depth. */
export function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((each) => [...(each.name === name ? [each] : []), ...descendants(each, name)]);
}

interface Growing extends Element {
  readonly children: Growing[];
  text: string;
}

class Collector {
  /** Characters read since the parser last said something. */
  unread = 0;
  private readonly names: ReadonlySet<string>;
  private readonly path: Growing[] = [];
  private readonly done: Element[] = [];
  private size = 0;

  constructor(names: ReadonlySet<string>) {
    this.names = names;
  }

  open(name: string, attributes: Readonly<Record<string, string>>) {
    this.unread = 0;
    // Elements that nobody asked for leave nothing behind.
    if (this.path.length === 0 && !this.names.has(name)) return;
    if (this.path.length >= maxDepth) throw new Error('zu tief verschachtelt');
    const element: Growing = { name, attributes, children: [], text: '' };
    this.path.at(-1)?.children.push(element);
    this.path.push(element);
  }

  close() {
    this.unread = 0;
    if (this.path.length === 0) return;
    const element = this.path.pop();
    if (this.path.length > 0 || !element) return;
    this.done.push(element);
    this.size = 0;
  }

  add(text: string) {
    this.unread = 0;
    const element = this.path.at(-1);
    if (!element) return;
    this.size += text.length;
    if (this.size > maxElementSize) throw new Error('eine einzelne Beschreibung ist zu groß');
    element.text += text;
  }

  take(): readonly Element[] {
    return this.done.splice(0);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Text in the encoding that the file declares. */
async function* decode(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk, file);
    yield decodeChunk(decoder, chunk, file);
  }
  if (!decoder) throw new DeliveryError(`${file}  Die Datei ist leer.`);
  yield decodeChunk(decoder, undefined, file);
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array | undefined, file: string): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new DeliveryError(`${file}  Die Datei ist nicht in ${decoder.encoding.toUpperCase()} gespeichert.`);
  }
}

function decoderFor(start: Uint8Array, file: string): TextDecoder {
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1');
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const label = isUtf16
    ? start[0] === 0xff
      ? 'utf-16le'
      : 'utf-16be'
    : (/encoding=["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8');
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new DeliveryError(`${file}  Die Kodierung „${label}“ ist unbekannt.`);
  }
}

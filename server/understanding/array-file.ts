/** Typed arrays that a file can hold. */
const kinds = { Int8Array, Uint16Array, Int32Array, Float32Array } as const;

type Kind = keyof typeof kinds;
type Held = InstanceType<(typeof kinds)[Kind]>;

/** What stands in the place of an array in the header. */
interface Placeholder {
  readonly array: Kind;
  /** In bytes, from the end of the header. */
  readonly offset: number;
  readonly length: number;
}

/** Every array begins at a multiple of this, so that it can be used where it lies. */
const alignment = 8;

/**
 * A plain object as bytes: a line of JSON, then the typed arrays in it as they are. Arrays are looked for in objects
 * within objects, not in lists.
 */
export function encodeArrays(value: object): Uint8Array {
  const bodies: Uint8Array[] = [];
  let offset = 0;
  const replace = (each: unknown): unknown => {
    if (isHeld(each)) {
      const array = each.constructor.name as Kind;
      const placeholder: Placeholder = { array, offset, length: each.length };
      const body = new Uint8Array(padded(each.byteLength));
      body.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength));
      bodies.push(body);
      offset += body.length;
      return placeholder;
    }
    return mapObject(each, replace);
  };
  const json = JSON.stringify({ value: replace(value), size: offset });
  const missing = padded(Buffer.byteLength(json) + 1) - Buffer.byteLength(json) - 1;
  return Buffer.concat([Buffer.from(`${json}${' '.repeat(missing)}\n`), ...bodies]);
}

/** The object from bytes that `encodeArrays` wrote, its arrays lying in these bytes; undefined for anything else. */
export function decodeArrays(bytes: Uint8Array): unknown {
  const head = bytes.indexOf(10) + 1;
  if (head === 0) return undefined;
  const header = parse(Buffer.from(bytes.buffer, bytes.byteOffset, head).toString());
  if (header?.size !== bytes.length - head) return undefined;
  const place = bytes.byteOffset + head;
  const [buffer, start] =
    place % alignment === 0 ? [bytes.buffer, place] : [new Uint8Array(bytes.subarray(head)).buffer, 0];
  const restore = (each: unknown): unknown =>
    isPlaceholder(each)
      ? new kinds[each.array](buffer as ArrayBuffer, start + each.offset, each.length)
      : mapObject(each, restore);
  return restore(header.value);
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function isHeld(value: unknown): value is Held {
  return Object.values(kinds).some((kind) => value instanceof kind);
}

function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'array' in value && 'offset' in value;
}

function mapObject(value: unknown, map: (each: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, map(each)]));
}

function parse(json: string): { readonly value: unknown; readonly size: number } | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

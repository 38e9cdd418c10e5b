import type { Regression } from './regression.ts';
import type { Models } from './training.ts';

/** Changes whenever the same content would train to other weights: old files are then trained anew. */
export const modelVersion = 4;

const names = ['topic', 'aspect', 'service'] as const;

interface Header {
  readonly modelVersion: number;
  readonly models: Readonly<
    Record<(typeof names)[number], { readonly classes: readonly string[]; readonly features: readonly string[] }>
  >;
}

/** Trained models as bytes: a JSON header line, then the weights as 32-bit floats. */
export function encodeModels(models: Models): Uint8Array {
  const describe = ({ classes, featureIndex }: Regression) => ({ classes, features: [...featureIndex.keys()] });
  const header: Header = {
    modelVersion,
    models: { topic: describe(models.topic), aspect: describe(models.aspect), service: describe(models.service) },
  };
  const head = Buffer.from(`${JSON.stringify(header)}\n`);
  // Floats must begin at a multiple of four.
  const padding = Buffer.alloc((4 - (head.length % 4)) % 4, ' ');
  const floats = names.flatMap((name) => [models[name].bias, models[name].weights]);
  const bodies = floats.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  return Buffer.concat([padding, head, ...bodies]);
}

/** Models from bytes; undefined for a file of another version or a damaged one. */
export function decodeModels(bytes: Uint8Array): Models | undefined {
  const end = bytes.indexOf(10);
  if (end < 0) return undefined;
  const header = parseHeader(Buffer.from(bytes.buffer, bytes.byteOffset, end).toString());
  if (header?.modelVersion !== modelVersion) return undefined;
  let offset = end + 1;
  const take = (length: number): Float32Array => {
    const part = bytes.slice(offset, offset + length * 4);
    offset += length * 4;
    return new Float32Array(part.buffer, part.byteOffset, Math.floor(part.byteLength / 4));
  };
  const read = (name: (typeof names)[number]): Regression => {
    const { classes, features } = header.models[name];
    const bias = take(classes.length);
    const weights = take(classes.length * features.length);
    return { classes, featureIndex: new Map(features.map((feature, index) => [feature, index])), bias, weights };
  };
  const models = { topic: read('topic'), aspect: read('aspect'), service: read('service') };
  return offset === bytes.length ? models : undefined;
}

function parseHeader(line: string): Header | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { decodeArrays, encodeArrays } from './array-file.ts';
import type { Models } from './training.ts';

/** Changes whenever the same content would train to other weights: old files are then trained anew. */
export const modelVersion = 5;

/** Trained models as bytes. */
export function encodeModels(models: Models): Uint8Array {
  return encodeArrays({ modelVersion, models });
}

/** Models from bytes; undefined for a file of another version or a damaged one. */
export function decodeModels(bytes: Uint8Array): Models | undefined {
  const file = decodeArrays(bytes) as { readonly modelVersion?: unknown; readonly models?: Models } | undefined;
  return file?.modelVersion === modelVersion ? file.models : undefined;
}

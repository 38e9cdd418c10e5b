import { decodeArrays, encodeArrays } from './array-file.ts';
import type { Prepared } from './engine.ts';

/** Changes whenever the same content would be prepared differently: old files are then prepared anew. */
export const modelVersion = 35;

/** What was prepared for a catalogue as bytes, the trained models among it. */
export function encodePrepared(prepared: Prepared): Uint8Array {
  return encodeArrays({ modelVersion, prepared });
}

/** What was prepared, from bytes; undefined for a file of another version or a damaged one. */
export function decodePrepared(bytes: Uint8Array): Prepared | undefined {
  const file = decodeArrays(bytes) as { readonly modelVersion?: unknown; readonly prepared?: Prepared } | undefined;
  return file?.modelVersion === modelVersion ? file.prepared : undefined;
}

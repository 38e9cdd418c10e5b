import type { RawFile } from '../content/build.ts';
import { buildCatalogue } from '../content/build.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Problem } from '../content/problem.ts';
import { type Parse, type Path, parseSource, type SourceFile } from '../content/source-file.ts';

/** What a warning is about, so that an editor can do one kind after the other. */
export type WarningKind = 'overdue' | 'expiring' | 'duplicate' | 'few' | 'unrecognised' | 'long' | 'easy' | 'other';

export interface Finding extends Problem {
  readonly kind: 'error' | WarningKind;
}

/** The content as it was read, with all that the server would find wrong. */
export interface Inspection {
  readonly files: readonly RawFile[];
  /** Only files that are YAML; what stands in them may still be wrong. */
  readonly sources: readonly SourceFile[];
  readonly catalogue: Catalogue | undefined;
  readonly problems: readonly Problem[];
}

/** Reads content the way the server does, and keeps the way back to the lines. */
export function inspect(files: readonly RawFile[], parse: Parse = parseSource): Inspection {
  const sources: SourceFile[] = [];
  const { catalogue, problems } = buildCatalogue(files, new Set(), (path, bytes) => {
    const result = parse(path, bytes);
    if (result.source) sources.push(result.source);
    return result;
  });
  return { files, sources, catalogue, problems };
}

/** A warning at the place of a value. */
export function warnAt(source: SourceFile, path: Path, kind: WarningKind, message: string, hint: string): Finding {
  return { severity: 'warning', kind, file: source.path, ...source.locate(path), message, hint };
}

/** A value in a file, with the keys that lead to it. */
export interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/** Every value below another one. Nothing is taken for granted: the file may not fit its schema. */
export function* valuesIn(value: unknown, path: Path = []): Generator<Found> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* valuesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const valuesBySource = new WeakMap<SourceFile, readonly Found[]>();

/** Every value in a file, listed once for all who look through it. */
export function valuesOf(source: SourceFile): readonly Found[] {
  const known = valuesBySource.get(source);
  if (known) return known;
  const values = [...valuesIn(source.value)];
  valuesBySource.set(source, values);
  return values;
}

/** The value at keys below another one, if it is there. */
export function valueAt(value: unknown, ...keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** What a value must be: of a type, an object with at least these fields, or what a function accepts. */
export type Shape = 'string' | 'number' | 'boolean' | Fields | ((value: unknown) => boolean);

interface Fields {
  readonly [name: string]: Shape;
}

export function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'function') return shape(value);
  if (typeof shape === 'string') return typeof value === shape;
  return isRecord(value) && Object.entries(shape).every(([name, field]) => fits(value[name], field));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function listOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every((item) => fits(item, shape));
}

export function oneOf(values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

export function optional(shape: Shape): Shape {
  return (value) => value === undefined || fits(value, shape);
}

export function orNull(shape: Shape): Shape {
  return (value) => value === null || fits(value, shape);
}

/** A round number that is not below `most`, and as many round steps to it as fit an axis. */
export function roundScale(most: number): { readonly top: number; readonly steps: readonly number[] } {
  const target = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(target));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= target) ?? 10) * power);
  const count = Math.ceil(Math.max(1, most) / step);
  return { top: count * step, steps: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

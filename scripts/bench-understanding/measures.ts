/**
 * How well scores tell the wanted from the unwanted: the share of pairs in which the wanted one has the higher score,
 * ties counting half. 1 is perfect, 0.5 is a coin; `NaN` where one side is empty.
 */
export function auroc(wanted: readonly number[], unwanted: readonly number[]): number {
  const scores = [
    ...wanted.map((score) => ({ score, isWanted: true })),
    ...unwanted.map((score) => ({ score, isWanted: false })),
  ].sort((a, b) => a.score - b.score);
  let pairs = 0;
  let unwantedBelow = 0;
  for (let start = 0; start < scores.length; ) {
    let end = start;
    while (end < scores.length && scores[end]?.score === scores[start]?.score) end += 1;
    const wantedHere = scores.slice(start, end).filter(({ isWanted }) => isWanted).length;
    const unwantedHere = end - start - wantedHere;
    pairs += wantedHere * (unwantedBelow + unwantedHere / 2);
    unwantedBelow += unwantedHere;
    start = end;
  }
  return pairs / (wanted.length * unwanted.length);
}

/** The value that the given share of values does not exceed; `NaN` where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The largest share of questions that could be answered by asking for some least confidence, if that precision is to
 * be kept among the answers.
 */
export function shareAtPrecision(
  answers: readonly { readonly confidence: number; readonly isRight: boolean }[],
  precision: number,
): number {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let answered = 0;
  for (const [at, { confidence, isRight }] of sorted.entries()) {
    if (isRight) right += 1;
    // Equal confidences are let through together or not at all.
    if (sorted[at + 1]?.confidence !== confidence && right >= precision * (at + 1)) answered = at + 1;
  }
  return answered / answers.length;
}

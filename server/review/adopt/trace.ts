import type { Signals, Weights } from '../../understanding/fusion.ts';
import type { Candidate, Ranking, Thresholds } from '../../understanding/rank.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Trace } from '../api.ts';

/** Signs that add less than this to a score decide nothing. */
const leastAdded = 0.05;

/** What a trace needs to know of the settings. */
export interface TraceSettings extends Thresholds {
  readonly weights: { readonly subject: Weights };
}

/** How an utterance was understood, as plain data: for `npm run try` and the review page alike. */
export function traceOf(
  { language, ranking, also, circumstance, trace }: Understanding,
  { confidence, offer, weights }: TraceSettings,
): Trace {
  return {
    language,
    tokens: trace.tokens.map(({ written, word, stem, quality }) => ({ written, word, stem, quality })),
    mentions: trace.mentions.map(({ kind, id, phrase, quality, negated }) => ({ kind, id, phrase, quality, negated })),
    masked: [...trace.masked],
    subjects: trace.beliefs.subject.slice(0, 3).map(({ label, share }) => ({ label, share })),
    aspects: trace.beliefs.aspect.slice(0, 3).map(({ label, share }) => ({ label, share })),
    candidates: trace.candidates.map((candidate) => ({
      ...wishOf(candidate),
      confidence: candidate.confidence,
      because: [...candidate.because],
      ...(candidate.question === undefined ? {} : { question: candidate.question }),
      ...(candidate.bare ? { bare: true } : {}),
      signs: signsOf(candidate.signals ?? {}, weights.subject),
    })),
    decided: { outcome: ranking.outcome, wishes: wishesOf(ranking).map(wishOf) },
    ...(also ? { also: wishOf(also) } : {}),
    ...(circumstance ? { circumstance } : {}),
    thresholds: { confidence, offer },
  };
}

function wishesOf(ranking: Ranking): readonly Candidate[] {
  switch (ranking.outcome) {
    case 'matched':
      return [ranking.best];
    case 'ambiguous':
      return ranking.candidates;
    case 'unmatched':
      return ranking.nearest ? [ranking.nearest] : [];
  }
}

function wishOf({ intent, slots }: Pick<Candidate, 'intent' | 'slots'>): Trace['decided']['wishes'][number] {
  return { intent, slots: { ...slots } };
}

/** What each sign adds to the score, the strongest first. */
function signsOf(signals: Signals, weights: Weights): Trace['candidates'][number]['signs'] {
  return Object.entries(signals)
    .map(([name, value]) => ({ name, adds: value * (weights[name] ?? 0) }))
    .filter(({ adds }) => Math.abs(adds) >= leastAdded)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
}

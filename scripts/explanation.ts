import type { Catalogue } from '../server/content/catalogue.ts';
import { freshContext } from '../server/conversation/context.ts';
import { linesOf } from '../server/conversation/reply-text.ts';
import { takeTurn } from '../server/conversation/turn.ts';
import type { Language, Reply, Slots } from '../server/protocol/messages.ts';
import type { Belief } from '../server/understanding/beliefs.ts';
import type { Mention, ReadToken } from '../server/understanding/entities.ts';
import type { Signals, Weights } from '../server/understanding/fusion.ts';
import type { Candidate, Ranking, Thresholds } from '../server/understanding/rank.ts';
import { type Understanding, understand } from '../server/understanding/understand.ts';
import { alignColumns } from './table.ts';

/** One step of understanding, as lines to read. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How an utterance is understood as the first one of a visit, step by step, and what is replied. */
export function explainUtterance(
  text: string,
  language: Language,
  catalogue: Catalogue,
  now: Date,
): readonly Section[] {
  const context = freshContext(language);
  const understanding = understand(text, context, catalogue);
  const { reply } = takeTurn({ kind: 'utterance', text }, context, catalogue, now);
  const { tokens, mentions, masked, beliefs, candidates } = understanding.trace;
  return [
    { title: 'Frage', lines: [text, `Sprache: ${understanding.language}`] },
    { title: 'Gelesen', lines: tokens.length > 0 ? alignColumns(tokens.map(describeToken)) : ['kein Wort'] },
    { title: 'Erkannte Namen', lines: mentions.length > 0 ? alignColumns(mentions.map(describeMention)) : ['keine'] },
    { title: 'Ohne Namen', lines: [masked.join(' ') || '–'] },
    {
      title: 'Wonach es klingt',
      lines: alignColumns([...describeBelief('Thema', beliefs.subject), ...describeBelief('Aspekt', beliefs.aspect)]),
    },
    {
      title: 'Kandidaten',
      lines:
        candidates.length > 0
          ? candidates.flatMap((each, index) => describeCandidate(each, index, catalogue.settings.weights.subject))
          : ['keine'],
    },
    { title: 'Entscheidung', lines: describeOutcome(understanding, catalogue.settings) },
    { title: `Antwort (${reply.outcome}, ${reply.language})`, lines: describeReply(reply) },
  ];
}

function describeToken({ written, word, stem, quality }: ReadToken): readonly string[] {
  return [written, written === word ? '' : `→ ${word} (${percent(quality)})`, `Stamm ${stem}`];
}

function describeMention({ kind, id, phrase, quality, negated }: Mention): readonly string[] {
  return [kind, id, `über „${phrase}“`, `${percent(quality)}${negated ? ', verneint' : ''}`];
}

function describeBelief(name: string, belief: Belief): readonly (readonly string[])[] {
  const best = belief.slice(0, 3);
  if (best.length === 0) return [[name, '–', '']];
  return best.map(({ label, share }, index) => [index === 0 ? name : '', label, percent(share)]);
}

/** Each sign with what it adds to the score, the strongest first. */
function describeSignals(signals: Signals, weights: Weights): string {
  return Object.entries(signals)
    .map(([name, value]) => ({ name, adds: value * (weights[name] ?? 0) }))
    .filter(({ adds }) => Math.abs(adds) >= 0.05)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    .map(({ name, adds }) => `${name} ${adds < 0 ? '−' : '+'}${Math.abs(adds).toFixed(1)}`)
    .join(', ');
}

function describeCandidate(candidate: Candidate, index: number, weights: Weights): readonly string[] {
  const { because, bare, question } = candidate;
  const details = [...(question === undefined ? [] : [`Frage ${question}`]), ...(bare ? ['nur der Name'] : [])];
  return [
    `${index + 1}. ${percent(candidate.confidence).padStart(5)}  ${nameCandidate(candidate)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`,
    ...because.map((reason) => `          ${reason}`),
    ...(candidate.signals ? [`          Zeichen: ${describeSignals(candidate.signals, weights)}`] : []),
  ];
}

function nameCandidate({ intent, slots }: Pick<Candidate, 'intent' | 'slots'>): string {
  return [intent, ...describeSlots(slots)].join('  ');
}

function describeSlots(slots: Slots): readonly string[] {
  return Object.entries(slots).map(([slot, value]) => `${slot}=${value}`);
}

function describeOutcome({ ranking, also, circumstance }: Understanding, thresholds: Thresholds): readonly string[] {
  const { confidence, offer } = thresholds;
  return [
    outcomeSentence(ranking),
    ...(also ? [`Außerdem: ${nameCandidate(also)}`] : []),
    ...(circumstance ? [`Umstand: ${circumstance}`] : []),
    `Schwellen: antworten ab ${percent(confidence)}, anbieten ab ${percent(offer)}`,
  ];
}

function outcomeSentence(ranking: Ranking): string {
  switch (ranking.outcome) {
    case 'matched':
      return `matched: ${nameCandidate(ranking.best)}`;
    case 'ambiguous':
      return `ambiguous: rückfragen zwischen ${ranking.candidates.map(nameCandidate).join(' | ')}`;
    case 'unmatched':
      return ranking.nearest
        ? `unmatched: am nächsten ist ${nameCandidate(ranking.nearest)}`
        : 'unmatched: nichts kommt in Frage';
  }
}

function describeReply(reply: Reply): readonly string[] {
  return [...linesOf(reply, { targets: true }), ...reply.choices.map(({ label, value }) => `[${label}]  ${value}`)];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

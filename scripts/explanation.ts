import type { Catalogue } from '../server/content/catalogue.ts';
import { freshContext } from '../server/conversation/context.ts';
import { linesOf } from '../server/conversation/reply-text.ts';
import { takeTurn } from '../server/conversation/turn.ts';
import type { Language, Reply } from '../server/protocol/messages.ts';
import { traceOf } from '../server/review/adopt/trace.ts';
import type { Trace } from '../server/review/api.ts';
import { understand } from '../server/understanding/understand.ts';
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
  const trace = traceOf(understand(text, context, catalogue), catalogue.settings);
  const { reply } = takeTurn({ kind: 'utterance', text }, context, catalogue, now);
  const { tokens, mentions, masked, subjects, aspects, candidates } = trace;
  return [
    { title: 'Frage', lines: [text, `Sprache: ${trace.language}`] },
    { title: 'Gelesen', lines: tokens.length > 0 ? alignColumns(tokens.map(describeToken)) : ['kein Wort'] },
    { title: 'Erkannte Namen', lines: mentions.length > 0 ? alignColumns(mentions.map(describeMention)) : ['keine'] },
    { title: 'Ohne Namen', lines: [masked.join(' ') || '–'] },
    {
      title: 'Wonach es klingt',
      lines: alignColumns([...describeShares('Thema', subjects), ...describeShares('Aspekt', aspects)]),
    },
    { title: 'Kandidaten', lines: candidates.length > 0 ? candidates.flatMap(describeCandidate) : ['keine'] },
    { title: 'Entscheidung', lines: describeOutcome(trace) },
    { title: `Antwort (${reply.outcome}, ${reply.language})`, lines: describeReply(reply) },
  ];
}

function describeToken({ written, word, stem, quality }: Trace['tokens'][number]): readonly string[] {
  return [written, written === word ? '' : `→ ${word} (${percent(quality)})`, `Stamm ${stem}`];
}

function describeMention({ kind, id, phrase, quality, negated }: Trace['mentions'][number]): readonly string[] {
  return [kind, id, `über „${phrase}“`, `${percent(quality)}${negated ? ', verneint' : ''}`];
}

function describeShares(name: string, shares: Trace['subjects']): readonly (readonly string[])[] {
  if (shares.length === 0) return [[name, '–', '']];
  return shares.map(({ label, share }, index) => [index === 0 ? name : '', label, percent(share)]);
}

function describeCandidate(candidate: Trace['candidates'][number], index: number): readonly string[] {
  const { because, bare, question, signs } = candidate;
  const details = [...(question === undefined ? [] : [`Frage ${question}`]), ...(bare ? ['nur der Name'] : [])];
  const adds = signs.map((sign) => `${sign.name} ${sign.adds < 0 ? '−' : '+'}${Math.abs(sign.adds).toFixed(1)}`);
  return [
    `${index + 1}. ${percent(candidate.confidence).padStart(5)}  ${nameWish(candidate)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`,
    ...because.map((reason) => `          ${reason}`),
    ...(adds.length > 0 ? [`          Zeichen: ${adds.join(', ')}`] : []),
  ];
}

type Wish = Trace['decided']['wishes'][number];

function nameWish({ intent, slots }: Wish): string {
  return [intent, ...Object.entries(slots).map(([slot, value]) => `${slot}=${value}`)].join('  ');
}

function describeOutcome({ decided, also, circumstance, thresholds }: Trace): readonly string[] {
  return [
    outcomeSentence(decided),
    ...(also ? [`Außerdem: ${nameWish(also)}`] : []),
    ...(circumstance ? [`Umstand: ${circumstance}`] : []),
    `Schwellen: antworten ab ${percent(thresholds.confidence)}, anbieten ab ${percent(thresholds.offer)}`,
  ];
}

function outcomeSentence({ outcome, wishes }: Trace['decided']): string {
  const named = wishes.map(nameWish).join(' | ');
  switch (outcome) {
    case 'matched':
      return `matched: ${named}`;
    case 'ambiguous':
      return `ambiguous: rückfragen zwischen ${named}`;
    case 'unmatched':
      return named === '' ? 'unmatched: nichts kommt in Frage' : `unmatched: am nächsten ist ${named}`;
  }
}

function describeReply(reply: Reply): readonly string[] {
  return [...linesOf(reply, { targets: true }), ...reply.choices.map(({ label, value }) => `[${label}]  ${value}`)];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

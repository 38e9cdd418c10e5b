import type { Catalogue } from '../../server/content/catalogue.ts';
import { freshContext } from '../../server/conversation/context.ts';
import { takeTurn } from '../../server/conversation/turn.ts';
import { testClock } from '../../server/known-questions/clock.ts';
import { createLandmarks } from '../../server/review/groups/landmarks.ts';
import { type Meaning, meaningOf } from '../../server/review/groups/meaning.ts';
import { knownUtterances } from '../../server/understanding/known-utterances.ts';
import { createChance, withFiller, withTypo } from './questions.ts';

/** How well groups hold questions of one meaning, and only those. */
export interface Quality {
  readonly questions: number;
  readonly groups: number;
  /** Share of questions whose group is mostly about what they are about. */
  readonly pure: number;
  /** Share of pairs, of the same question written differently, that are in one group. */
  readonly together: number;
}

const mostUtterances = 1500;

/**
 * Groups known utterances, each as it is, with one typo, with two, and with a small word more, in random order, as if
 * none had been understood.
 */
export function measureGrouping(catalogue: Catalogue): Quality {
  const chance = createChance(5);
  const known = knownUtterances(catalogue).filter(({ spoken, text }) => spoken && text.length > 6);
  const asked = Array.from({ length: mostUtterances }, (_, same) => {
    const { text, subject, aspect } = known[Math.floor(chance() * known.length)] ?? { text: '', subject: '' };
    const once = withTypo(text, chance);
    return [text, once, withTypo(once, chance), withFiller(text, chance)].map((written) => ({
      meaning: meaningFor(written, catalogue),
      label: `${subject} ${aspect}`,
      same,
      order: chance(),
    }));
  })
    .flat()
    .sort((a, b) => a.order - b.order);
  const groupOf = groupAll(asked.map(({ meaning }) => meaning));
  return {
    questions: asked.length,
    groups: new Set(groupOf).size,
    pure: shareOfPure(
      asked.map(({ label }) => label),
      groupOf,
    ),
    together: shareOfTogether(
      asked.map(({ same }) => same),
      groupOf,
    ),
  };
}

function meaningFor(text: string, catalogue: Catalogue): Meaning {
  const { nearest = [] } = takeTurn({ kind: 'utterance', text }, freshContext('de'), catalogue, testClock);
  return meaningOf({
    id: text,
    text,
    language: 'de',
    reason: 'not-understood',
    outcome: 'unmatched',
    nearest: nearest.map(({ intent, slots: { service }, confidence }) => ({ intent, service, confidence })),
    at: testClock.toISOString(),
  });
}

function groupAll(meanings: readonly Meaning[]): readonly number[] {
  const landmarks = createLandmarks();
  const groupByWords = new Map<string, number>();
  return meanings.map((meaning, index) => {
    const known = groupByWords.get(meaning.words) ?? landmarks.like(meaning)[0];
    const group = known ?? index;
    if (known === undefined) landmarks.add(index, meaning);
    groupByWords.set(meaning.words, group);
    return group;
  });
}

function shareOfPure(labels: readonly string[], groupOf: readonly number[]): number {
  const counts = new Map<number, Map<string, number>>();
  for (const [index, label] of labels.entries()) {
    const group = counts.get(groupOf[index] ?? 0) ?? new Map<string, number>();
    counts.set(groupOf[index] ?? 0, group.set(label, (group.get(label) ?? 0) + 1));
  }
  const pure = [...counts.values()].reduce((sum, group) => sum + Math.max(...group.values()), 0);
  return pure / labels.length;
}

function shareOfTogether(sames: readonly number[], groupOf: readonly number[]): number {
  const groups = new Map<number, number[]>();
  for (const [index, same] of sames.entries()) groups.set(same, [...(groups.get(same) ?? []), groupOf[index] ?? 0]);
  let pairs = 0;
  let together = 0;
  for (const each of groups.values())
    for (const [place, group] of each.entries())
      for (const other of each.slice(place + 1)) {
        pairs += 1;
        if (group === other) together += 1;
      }
  return together / pairs;
}

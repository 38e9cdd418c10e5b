import type { Catalogue } from '../content/catalogue.ts';
import { firstOf, likenessTo, logShareOf, shareOf } from './beliefs.ts';
import { type Evidence, percent } from './evidence.ts';
import { offTopic, otherTown } from './labels.ts';
import { type Candidate, leastHarmless } from './rank.ts';
import type { Considered } from './subjects.ts';

/** More of what the model suggests is noise. */
const mostTopics = 3;

/** What is about no service: each of the other intents that the words sound like, and the one nobody has an answer to. */
export function considerTopics(evidence: Evidence): readonly Considered[] {
  const { beliefs, catalogue, mentions, context, isForeign } = evidence;
  const ids = new Set([
    ...firstOf(beliefs.subject, mostTopics, ({ label }) => label, catalogue.intents),
    ...firstOf(beliefs.alike, 2, ({ subject }) => subject, catalogue.intents),
    ...(isForeign ? languageIntents(catalogue) : []),
    ...(catalogue.intents.has(offTopic) ? [offTopic] : []),
  ]);
  const isNamed = mentions.some(({ kind }) => kind === 'service');
  const isElsewhere = namesTown(evidence);
  return [...ids].map((id): Considered => {
    const heard = logShareOf(beliefs.subject, id);
    const like = likenessTo(beliefs.alike, id);
    const isPointer = id.startsWith('fallback/');
    const strange = 1 - (beliefs.alike[0]?.similarity ?? 0);
    return {
      kind: 'topic',
      id,
      signals:
        id === offTopic
          ? {
              offTopic: 1,
              offTopicHeard: heard,
              strange,
              offTopicNamed: Number(isNamed),
              offTopicTalk: Number(context.service !== undefined),
            }
          : {
              topic: 1,
              topicHeard: heard,
              topicLike: like,
              topicNamed: Number(isNamed),
              topicTalk: Number(context.service !== undefined),
              foreign: Number(isForeign && catalogue.intents.get(id)?.kind === 'language'),
              pointer: Number(isPointer),
              pointerNamed: Number(isNamed && isPointer),
              pointerElsewhere: Number(isElsewhere && id === otherTown),
            },
      explain: () => [`Formulierung ${percent(shareOf(beliefs.subject, id))}, Nähe ${percent(like)}`],
    };
  });
}

/** What is neither ours nor understood is answered with the languages that are spoken here. */
export function offerLanguages({ isForeign, catalogue }: Evidence): Candidate | undefined {
  const [intent] = isForeign ? languageIntents(catalogue) : [];
  return intent === undefined
    ? undefined
    : {
        intent,
        slots: {},
        confidence: leastHarmless,
        because: ['eine Sprache, die hier niemand spricht'],
        harmless: true,
      };
}

/** Whether another town is named. */
export function namesTown({ mentions }: Pick<Evidence, 'mentions'>): boolean {
  return mentions.some(({ kind, negated }) => kind === 'town' && !negated);
}

function languageIntents({ intents }: Catalogue): readonly string[] {
  return [...intents.values()].flatMap(({ kind, id }) => (kind === 'language' ? [id] : []));
}

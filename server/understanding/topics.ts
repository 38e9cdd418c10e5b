import type { Catalogue } from '../content/catalogue.ts';
import { likeness, logShareOf, shareOf } from './beliefs.ts';
import { type Evidence, percent } from './evidence.ts';
import { offTopic } from './labels.ts';
import type { Considered } from './subjects.ts';

/** More of what the model suggests is noise. */
const mostTopics = 3;

/** What is about no service: each of the other intents that the words sound like, and the one nobody has an answer to. */
export function considerTopics({ beliefs, catalogue, mentions, context, isForeign }: Evidence): readonly Considered[] {
  const believed = beliefs.subject.map(({ label }) => label).filter((label) => catalogue.intents.has(label));
  const alike = beliefs.alike.map(({ subject }) => subject).filter((subject) => catalogue.intents.has(subject));
  const ids = new Set([
    ...believed.slice(0, mostTopics),
    ...alike.slice(0, 2),
    ...(isForeign ? languageIntents(catalogue) : []),
    ...(catalogue.intents.has(offTopic) ? [offTopic] : []),
  ]);
  const isNamed = mentions.some(({ kind }) => kind === 'service');
  return [...ids].map((id): Considered => {
    const heard = logShareOf(beliefs.subject, id);
    const like = likeness(beliefs.alike, ({ subject }) => subject === id);
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
            },
      because: [`Formulierung ${percent(shareOf(beliefs.subject, id))}, Nähe ${percent(like)}`],
    };
  });
}

function languageIntents({ intents }: Catalogue): readonly string[] {
  return [...intents.values()].flatMap(({ kind, id }) => (kind === 'language' ? [id] : []));
}

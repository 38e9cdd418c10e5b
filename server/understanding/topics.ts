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
              ...(isNamed ? { offTopicNamed: 1 } : {}),
              ...(context.service === undefined ? {} : { offTopicTalk: 1 }),
            }
          : {
              topic: 1,
              topicHeard: heard,
              topicLike: like,
              ...(isNamed ? { topicNamed: 1 } : {}),
              ...(context.service === undefined ? {} : { topicTalk: 1 }),
              ...(isForeign && catalogue.intents.get(id)?.kind === 'language' ? { foreign: 1 } : {}),
              ...(id.startsWith('fallback/') ? { pointer: 1 } : {}),
              ...(isNamed && id.startsWith('fallback/') ? { pointerNamed: 1 } : {}),
            },
      because: [`Formulierung ${percent(shareOf(beliefs.subject, id))}, Nähe ${percent(like)}`],
    };
  });
}

function languageIntents({ intents }: Catalogue): readonly string[] {
  return [...intents.values()].flatMap(({ kind, id }) => (kind === 'language' ? [id] : []));
}

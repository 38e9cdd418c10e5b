import type { Reply, ServerMessage } from '../../protocol/messages.ts';
import type { Chat, Exchange } from '../../transport/chat.ts';
import type { Counters } from './counters.ts';
import { countOne, countsOf, dayOf, wordsToKeep } from './counts.ts';

/** The same chat; what is asked and how it goes is counted, and by whom is not. */
export function countChat(chat: Chat, counters: Pick<Counters, 'add' | 'addAnswered'>, now: () => Date): Chat {
  const rated = new WeakSet<Exchange>();
  const followedIn = new WeakMap<Exchange, Set<string>>();
  return {
    ...chat,
    async take(message, ...rest) {
      const exchange = await chat.take(message, ...rest);
      const reply = exchange.message;
      if (reply.type !== 'reply' || !isQuestion(message.type, reply)) return exchange;
      const at = now();
      counters.add(countsOf(reply, at));
      const text = message.type === 'utterance' && exchange.asked ? wordsToKeep(exchange.asked.text) : undefined;
      if (text !== undefined && reply.outcome === 'matched' && reply.match)
        counters.addAnswered({ language: reply.language, text, day: dayOf(at), count: 1 });
      return exchange;
    },
    takeFeedback(feedback, about) {
      chat.takeFeedback(feedback, about);
      // A comment comes in a second message about the same answer.
      if (about === undefined || rated.has(about)) return;
      rated.add(about);
      counters.add([countOne('rating', feedback.helpful ? 'helpful' : 'not-helpful', now())]);
    },
    takeFollowed(followed, about) {
      chat.takeFollowed(followed, about);
      const reply = about?.message;
      if (!about || reply?.type !== 'reply' || !linksOf(reply).has(followed.href)) return;
      const before = followedIn.get(about) ?? new Set();
      if (before.has(followed.href)) return;
      followedIn.set(about, before.add(followed.href));
      counters.add([countOne('link', followed.href, now())]);
    },
  };
}

/** The addresses an answer links to, as browsers write them: nobody can have others counted. */
function linksOf(reply: Reply): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'href' && typeof inner === 'string' && URL.canParse(inner)) found.add(new URL(inner).href);
      else look(inner);
    }
  };
  look(reply.parts);
  return found;
}

/** A choice from a menu that only leads on is no question yet. */
function isQuestion(type: string, reply: Extract<ServerMessage, { type: 'reply' }> & Reply): boolean {
  return type === 'utterance' || (type === 'choice' && reply.match !== undefined);
}

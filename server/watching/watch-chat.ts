import type { Chat } from '../transport/chat.ts';
import type { Metrics } from './metrics.ts';

/** The same chat, counted: what was asked, how it ended, how long it took. */
export function watchChat(chat: Chat, metrics: Metrics): Chat {
  return {
    ...chat,
    async begin(hello) {
      const exchange = await chat.begin(hello);
      metrics.greeted(exchange.context.language);
      return exchange;
    },
    async take(message, ...rest) {
      const startedMs = performance.now();
      const exchange = await chat.take(message, ...rest);
      const seconds = (performance.now() - startedMs) / 1000;
      const { message: reply } = exchange;
      if (reply.type === 'error') metrics.refused(reply.code);
      else if (reply.type === 'reply' && (message.type === 'utterance' || message.type === 'choice')) {
        const { outcome, language, match } = reply;
        metrics.asked({ kind: message.type, outcome, language, intent: match?.intent ?? 'none', seconds });
      }
      return exchange;
    },
    takeFeedback(feedback, about) {
      metrics.judged(feedback.helpful);
      chat.takeFeedback(feedback, about);
    },
    error(code, ...rest) {
      metrics.refused(code);
      return chat.error(code, ...rest);
    },
  };
}

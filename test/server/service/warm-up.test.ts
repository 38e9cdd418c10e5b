import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { warmUp } from '../../../server/service/warm-up.ts';
import { type Chat, createChat } from '../../../server/transport/chat.ts';
import { createTokenSealer } from '../../../server/transport/token.ts';
import { nameRules } from '../../../server/unanswered/name-rules.ts';
import { numberRules } from '../../../server/unanswered/number-rules.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

const now = new Date('2026-03-02T09:00:00Z');
/** A hundred talks of four. */
const questions = 400;

let catalogue: Catalogue;
let chat: Chat;
beforeAll(async () => {
  catalogue = await realCatalogue();
  const sealer = createTokenSealer([new Uint8Array(32)], 1);
  chat = createChat({ catalogue: () => catalogue, sealer, putAside: async () => {}, now: () => now });
}, realCatalogueMs);

test('every rule and a number of questions are tried, with room for visitors after each', async () => {
  let pauses = 0;
  await warmUp({
    catalogue,
    chat,
    isOver() {
      pauses += 1;
      return false;
    },
  });
  expect(pauses).toBe(numberRules.length + nameRules.length + questions);
});

test('a service that stops does not go on with it', async () => {
  let pauses = 0;
  await warmUp({
    catalogue,
    chat,
    isOver() {
      pauses += 1;
      return pauses === 3;
    },
  });
  expect(pauses).toBe(3);
});

test('talks are about one service after another, and go on with what was said before', async () => {
  const heard: (string | undefined)[] = [];
  const contexts = new Set<string>();
  const take: Chat['take'] = async (message, context, page) => {
    const exchange = await chat.take(message, context, page);
    heard.push(exchange.context.service);
    contexts.add(JSON.stringify(context));
    return exchange;
  };
  await warmUp({ catalogue, chat: { take }, isOver: () => heard.length >= 40 });
  expect(new Set(heard).size).toBeGreaterThan(8);
  expect(contexts.size).toBeGreaterThan(20);
});

import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { warmUp } from '../../../server/service/warm-up.ts';
import { nameRules } from '../../../server/unanswered/name-rules.ts';
import { numberRules } from '../../../server/unanswered/number-rules.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

const now = new Date('2026-03-02T09:00:00Z');
const questions = 50;

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

test('every rule and a number of questions are tried, with room for visitors after each', async () => {
  let pauses = 0;
  await warmUp(catalogue, now, () => {
    pauses += 1;
    return false;
  });
  expect(pauses).toBe(numberRules.length + nameRules.length + questions);
});

test('a service that stops does not go on with it', async () => {
  let pauses = 0;
  await warmUp(catalogue, now, () => {
    pauses += 1;
    return pauses === 3;
  });
  expect(pauses).toBe(3);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { countCoverage } from '../../scripts/coverage/figures.ts';
import type { Catalogue } from '../../server/content/catalogue.ts';
import { findTarget, formatTarget } from '../../server/content/catalogue.ts';
import { loadCatalogue } from '../../server/content/load.ts';
import { aspects } from '../../server/content/schema.ts';
import { answerQuestion } from '../../server/conversation/answer.ts';
import { freshContext } from '../../server/conversation/context.ts';
import { takeTurn } from '../../server/conversation/turn.ts';
import { testClock } from '../../server/known-questions/clock.ts';
import type { Part } from '../../server/protocol/messages.ts';

/** The content of this repository, as it is served. */
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await loadCatalogue('.');
}, 30_000);

/** What a visitor reads who presses a button with this value. */
function answerTo(value: string): readonly Part[] {
  return takeTurn({ kind: 'choice', value }, freshContext('de'), catalogue, testClock).reply.parts;
}

function namesSource(parts: readonly Part[]): boolean {
  return parts.some((part) => part.type === 'source' && part.links.every(({ href }) => /^https?:/.test(href)));
}

describe('no fact is shown without its source', () => {
  it('about a service, aspect by aspect', () => {
    const without = [...catalogue.services.values()].flatMap(({ id, facts }) =>
      aspects
        .filter((aspect) => facts[aspect] !== undefined)
        .map((aspect) => `${id}/${aspect}`)
        .filter((value) => !namesSource(answerTo(value))),
    );
    expect(without).toEqual([]);
  });

  it('about a service, where it has a question of its own', () => {
    const intent = catalogue.intents.get('service/general');
    if (intent?.kind !== 'aspect') throw new Error('no service/general');
    const setting = { catalogue, language: 'de', now: testClock } as const;
    const without = [...catalogue.services.values()].flatMap((service) =>
      (service.questions ?? [])
        .filter(({ answer }) => !namesSource(answerQuestion(answer, service, intent, setting).parts))
        .map(({ id }) => `${service.id} › ${id}`),
    );
    expect(without).toEqual([]);
  });

  it('about an office, its hours and the way there', () => {
    const values = [...catalogue.locations.keys()].flatMap((location) =>
      [...catalogue.intents.values()].flatMap(({ id, kind }) =>
        kind === 'office' ? [formatTarget({ kind: 'location', location, intent: id })] : [],
      ),
    );
    // The lost property office shares its name with a service, which then answers.
    const ofOffices = values.filter((value) => findTarget(catalogue, value)?.kind === 'location');
    expect(ofOffices.length).toBeGreaterThan(60);
    expect(ofOffices.filter((value) => !namesSource(answerTo(value)))).toEqual([]);
  });

  it('and the coverage finds none', () => {
    const { withoutSource, facts } = countCoverage(catalogue, '2026-11-24');
    expect(withoutSource).toEqual([]);
    expect(facts.high + facts.medium + facts.low).toBe(facts.total);
    expect(facts.total).toBeGreaterThan(1000);
  });
});

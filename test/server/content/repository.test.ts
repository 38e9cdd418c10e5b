import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../server/content/build.ts';
import { type Catalogue, findTarget, formatTarget } from '../../../server/content/catalogue.ts';
import { readContent } from '../../../server/content/load.ts';
import { formatProblem } from '../../../server/content/problem.ts';
import type { Fact } from '../../../server/content/schema.ts';

/** The content of this repository, as it is served. */
let catalogue: Catalogue;
let problems: readonly string[];

beforeAll(async () => {
  const built = buildCatalogue(await readContent('.'));
  problems = built.problems.map(formatProblem);
  if (!built.catalogue) throw new Error(problems.join('\n'));
  catalogue = built.catalogue;
}, 30_000);

describe('the content of this repository', () => {
  it('has no errors and no warnings', () => {
    expect(problems).toEqual([]);
  });

  it('names a source for every fact about a service, an office, a channel and the districts', () => {
    const { services, locations, channels, districtSources } = catalogue;
    for (const [id, { sources }] of [...services, ...locations, ...channels]) expect(sources, id).not.toEqual([]);
    expect(districtSources).not.toEqual([]);
  });

  it('names a source for every other answer that states an amount, a number, a day or a place', () => {
    const without = [...catalogue.intents.values()].flatMap((intent) => {
      const facts: readonly Fact[] =
        'answer' in intent ? [intent.answer] : intent.kind === 'office' && intent.overview ? [intent.overview] : [];
      const sources = 'sources' in intent ? (intent.sources ?? []) : [];
      return facts.some(states) && sources.length === 0 ? [intent.id] : [];
    });
    expect(without).toEqual([]);
  });

  it('has an intent for every aspect of every service', () => {
    for (const { id, facts } of catalogue.services.values()) {
      for (const aspect of Object.keys(facts))
        expect(catalogue.intents.has(`service/${aspect}`), `${id}: ${aspect}`).toBe(true);
    }
  });

  it('has offices and services on every button that leads where it says', () => {
    for (const location of catalogue.locations.keys()) {
      for (const { id: intent, kind } of catalogue.intents.values()) {
        if (kind !== 'office') continue;
        const value = formatTarget({ kind: 'location', location, intent });
        expect(findTarget(catalogue, value), value).toBeDefined();
      }
    }
  });
});

/** The city's own number and the nationwide help lines are common knowledge; everything else must come from somewhere. */
const commonNumbers = /\[[^\]]*\]\(tel:(?:\+495111680|110|112|115|116016|116117|08001110111)\)/g;

function states({ text, fees, items, steps, hint, locations }: Fact): boolean {
  if (fees || locations) return true;
  const words = [text, hint, ...(items ?? []), ...(steps ?? [])].map((each) => each?.de ?? '').join(' ');
  return /\d/.test(words.replace(commonNumbers, ''));
}

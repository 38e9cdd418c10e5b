import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Catalogue } from '../../content/catalogue.ts';
import type { Tables } from '../../store/tables.ts';
import { dayAfter, type Period } from './figures.ts';
import { labelsOf } from './labels.ts';

/** What was asked and not answered, by what it came nearest to. */
export interface Gap {
  readonly label: string;
  readonly count: number;
  /** Some of the questions, redacted. */
  readonly examples: readonly string[];
}

/** More questions of a period are not looked at. */
const mostRead = 50_000;

const mostExamples = 3;

const nearestSchema = z.array(z.object({ intent: z.string(), service: z.string().optional() }));

/** The gaps of a period, the widest first. */
export async function listGaps(
  db: Kysely<Tables>,
  catalogue: Catalogue,
  { from, to }: Period,
  limit: number,
): Promise<readonly Gap[]> {
  const rows = await db
    .selectFrom('unanswered')
    .select(['text', 'nearest'])
    // A day of Berlin begins an hour or two before that of UTC; for a digest that is near enough.
    .where('at', '>=', from)
    .where('at', '<', dayAfter(to))
    .orderBy('sequence', 'desc')
    .limit(mostRead)
    .execute();
  const labels = labelsOf(catalogue);
  const gaps = new Map<string, { count: number; readonly examples: Set<string> }>();
  for (const { text, nearest } of rows) {
    const label = labelFor(nearestSchema.parse(JSON.parse(nearest))[0]);
    const gap = gaps.get(label) ?? { count: 0, examples: new Set() };
    gap.count += 1;
    if (gap.examples.size < mostExamples) gap.examples.add(text);
    gaps.set(label, gap);
  }
  return [...gaps]
    .map(([label, { count, examples }]) => ({ label, count, examples: [...examples] }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'de'))
    .slice(0, limit);

  function labelFor(best: z.infer<typeof nearestSchema>[number] | undefined): string {
    if (!best) return 'ohne Nähe zu einem Thema';
    const intent = labels.intent(best.intent);
    return best.service === undefined ? intent : `${labels.service(best.service)}: ${intent}`;
  }
}

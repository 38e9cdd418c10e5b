import type { Catalogue } from '../../content/catalogue.ts';
import type { Figures } from './figures.ts';

/** Content whose review is due, the longest overdue first. */
export function listOverdue({ services, locations, intents }: Catalogue, today: string): Figures['overdue'] {
  const all = [
    ...[...services.values()].map(({ id, name, review_by }) => ({
      file: `knowledge-base/services/${id}.yaml`,
      title: name.de,
      reviewBy: review_by,
    })),
    ...[...locations.values()].map(({ id, name, review_by }) => ({
      file: `knowledge-base/locations/${id}.yaml`,
      title: name.de,
      reviewBy: review_by,
    })),
    ...[...intents.values()].map((intent) => ({
      file: `intents/${intent.id}.yaml`,
      title: intent.title.de,
      reviewBy: 'review_by' in intent ? intent.review_by : undefined,
    })),
  ];
  return all
    .flatMap(({ reviewBy, ...rest }) => (reviewBy !== undefined && reviewBy < today ? [{ ...rest, reviewBy }] : []))
    .sort((a, b) => a.reviewBy.localeCompare(b.reviewBy) || a.title.localeCompare(b.title, 'de'));
}

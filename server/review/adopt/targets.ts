import type { Catalogue } from '../../content/catalogue.ts';
import { aspects } from '../../content/schema.ts';
import type { Targets } from '../api.ts';

/** What questions and terms can be added to, by German name. */
export function targetsOf({ services, intents }: Catalogue): Targets {
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'de');
  return {
    services: [...services.values()]
      .map(({ id, name, facts }) => ({ id, name: name.de, aspects: aspects.filter((aspect) => facts[aspect]) }))
      .sort(byName),
    intents: [...intents.values()].map(({ id, title }) => ({ id, name: title.de })).sort(byName),
    aspects: Object.fromEntries(
      [...intents.values()].flatMap((intent) => (intent.kind === 'aspect' ? [[intent.aspect, intent.title.de]] : [])),
    ),
  };
}

import type { Catalogue } from '../../content/catalogue.ts';
import type { Kind } from './counts.ts';

type Named = Extract<Kind, 'service' | 'aspect' | 'intent' | 'language' | 'link'>;

/** What people call the things that are counted. What is no longer in the content keeps its id. */
export function labelsOf({
  services,
  intents,
  links,
  languages,
}: Catalogue): Readonly<Record<Named, (key: string) => string>> {
  const linkNames = new Map([...links.values()].map(({ url, title }) => [new URL(url).href, title.de]));
  const languageNames = new Map([...languages].map(([code, { name }]) => [code as string, name]));
  return {
    service: (id) => services.get(id)?.name.de ?? id,
    aspect: (id) => intents.get(`service/${id}`)?.title.de ?? id,
    intent: (id) => intents.get(id)?.title.de ?? id,
    language: (code) => languageNames.get(code) ?? code,
    link: (href) => linkNames.get(href) ?? href,
  };
}

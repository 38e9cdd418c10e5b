import type { Catalogue } from '../../server/content/catalogue.ts';

/** A text whose meaning is known from the content. */
export interface KnownUtterance {
  readonly text: string;
  /** A service's id, or the id of an intent. */
  readonly subject: string;
  readonly aspect: string | undefined;
  /** As it stands in an intent, with placeholders. */
  readonly pattern?: string;
  readonly spoken: boolean;
}

/** Stands in for the engine's own list until that is there. */
export function knownUtterances(catalogue: Catalogue): readonly KnownUtterance[] {
  const services = [...catalogue.services.values()].filter(({ yields }) => !yields);
  const intents = [...catalogue.intents.values()].flatMap((intent) =>
    intent.utterances.de.map((pattern, index): KnownUtterance => {
      const service = services[(index * 397 + pattern.length * 13) % services.length];
      const names = { service: service?.terms.de[0], location: 'Bürgeramt Linden', district: 'Döhren' };
      const text = pattern.replace(/\{(service|location|district)\}/g, (whole, kind: keyof typeof names) => {
        return names[kind] ?? whole;
      });
      const named = pattern.includes('{service}') ? (service?.id ?? intent.id) : '#service';
      const isAspect = intent.kind === 'aspect' || intent.kind === 'office';
      return {
        text,
        pattern,
        subject: intent.kind === 'aspect' ? named : intent.kind === 'office' ? '#office' : intent.id,
        aspect: isAspect ? intent.id : '#none',
        spoken: true,
      };
    }),
  );
  const terms = services.flatMap(({ id, terms, questions = [] }) =>
    [...terms.de, ...questions.flatMap(({ utterances }) => utterances.de)].map((text) => ({
      text,
      subject: id,
      aspect: undefined,
      spoken: true,
    })),
  );
  return [...intents, ...terms];
}

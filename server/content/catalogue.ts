import type { Language } from '../protocol/messages.ts';
import type {
  CatalogueLink,
  Channel,
  Circumstance,
  District,
  Elsewhere,
  IntentFile,
  LanguageInfo,
  LocationFile,
  Notice,
  PhraseKey,
  PhrasesByLanguage,
  ServiceFile,
  Settings,
  Source,
  Text,
  Topic,
} from './schema.ts';

export type Service = ServiceFile & { readonly id: string };
export type Location = LocationFile & { readonly id: string };
/** An intent with its id, e.g. `service/costs`. */
export type Intent = IntentFile & { readonly id: string };
export type AspectIntent = Extract<Intent, { kind: 'aspect' }>;
export type OfficeIntent = Extract<Intent, { kind: 'office' }>;

/** All intents and facts, checked, in memory. Never changes: a content change makes a new one. */
export interface Catalogue {
  /** A hash of the content; the same content has the same version everywhere. */
  readonly version: string;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly services: ReadonlyMap<string, Service>;
  readonly locations: ReadonlyMap<string, Location>;
  readonly districts: ReadonlyMap<string, District>;
  readonly districtSources: readonly Source[];
  readonly channels: ReadonlyMap<string, Channel>;
  readonly links: ReadonlyMap<string, CatalogueLink>;
  readonly notices: ReadonlyMap<string, Notice>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly languages: ReadonlyMap<Language, LanguageInfo>;
  readonly elsewhere: Elsewhere;
  readonly circumstances: Readonly<Record<Circumstance, PhrasesByLanguage>>;
  readonly phrases: Readonly<Record<PhraseKey, Text>>;
  readonly settings: Settings;
  /** Everyday words of the languages spoken here, folded by nobody yet: real words, not to be taken for typos. */
  readonly commonWords: ReadonlySet<string>;
}

/** What a choice or a page link points at: an intent, or a service or location and what about it. */
export type Target =
  | { readonly kind: 'intent'; readonly intent: string }
  | { readonly kind: 'service'; readonly service: string; readonly intent?: string }
  | { readonly kind: 'location'; readonly location: string; readonly intent?: string };

/**
 * Reads a target as editors and page links write it: `location/nearest-office`, `reisepass`, `reisepass/costs`,
 * `buergeramt-linden/opening-hours`. Undefined if the catalogue has no such thing.
 */
export function findTarget(
  catalogue: Pick<Catalogue, 'intents' | 'services' | 'locations'>,
  value: string,
): Target | undefined {
  if (catalogue.intents.has(value)) return { kind: 'intent', intent: value };
  const [subject = '', about, ...rest] = value.split('/');
  if (rest.length > 0) return undefined;
  if (catalogue.services.has(subject)) {
    if (about === undefined) return { kind: 'service', service: subject };
    const intent = `service/${about}`;
    if (catalogue.intents.has(intent)) return { kind: 'service', service: subject, intent };
  }
  // An office may share its name with what it does, hence no early return above: "fundbuero/location-info".
  if (catalogue.locations.has(subject)) {
    if (about === undefined) return { kind: 'location', location: subject };
    const intent = `location/${about}`;
    if (catalogue.intents.has(intent)) return { kind: 'location', location: subject, intent };
  }
  return undefined;
}

/** Writes a target the way `findTarget` reads it. */
export function formatTarget(target: Target): string {
  const about = 'intent' in target && target.intent !== undefined ? target.intent.split('/')[1] : undefined;
  switch (target.kind) {
    case 'intent':
      return target.intent;
    case 'service':
      return about === undefined ? target.service : `${target.service}/${about}`;
    case 'location':
      return about === undefined ? target.location : `${target.location}/${about}`;
  }
}

/** The intent that the bare name of a service is answered with. */
export function leadIntent(service: Service | undefined): string {
  return `service/${service?.lead ?? (service?.facts.how ? 'how' : 'general')}`;
}

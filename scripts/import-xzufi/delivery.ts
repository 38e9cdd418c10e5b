import type { Aspect } from '../../server/content/schema.ts';
import type { RichText } from './rich-text.ts';

/** What a delivered description says, module by module, in our words where we have the same thing. */
export type ModuleKind = Aspect | 'teaser' | 'full-text' | 'legal-basis' | 'notes' | 'appeal';

export interface Module {
  readonly kind: ModuleKind;
  readonly text: RichText;
}

/** A description of a service as somebody else wrote it. */
export interface DeliveredService {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly leika: readonly string[];
  /** Other words for the service. */
  readonly terms: readonly string[];
  /** Regional keys (ARS) of where it holds; none means everywhere. */
  readonly areas: readonly string[];
  readonly modules: readonly Module[];
  readonly page?: string | undefined;
  /** The day of the last change, if it says so. */
  readonly changed?: string | undefined;
  readonly editor?: string | undefined;
}

/** An office or an online service, and the services it is for. */
export interface DeliveredContact {
  readonly kind: 'office' | 'online';
  readonly id: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly address: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly urls: readonly string[];
}

/** One thing found in a file. */
export type Delivered =
  | { readonly is: 'service'; readonly service: DeliveredService }
  | { readonly is: 'contact'; readonly contact: DeliveredContact }
  /** The sender has withdrawn it; told, never carried out. */
  | { readonly is: 'withdrawn'; readonly id: string };

/** A file that cannot be read as a delivery; the message is for the person who called. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}

import { z } from 'zod';
import { type Delivered, DeliveryError, type Module, type ModuleKind } from './delivery.ts';
import { isEmpty, readRichText } from './rich-text.ts';

// DLDB writes `false` and `null` where it has nothing.
const text = z.union([z.string(), z.literal(false), z.null()]).transform((value) => value || '');
const link = z.object({ link: text.default('') }).nullish();

const service = z.object({
  id: z.coerce.string(),
  name: z.string(),
  leika: text.default(''),
  description: text.default(''),
  fees: text.default(''),
  process_time: text.default(''),
  meta: z
    .object({ url: text.default(''), lastupdate: text.default(''), keywords: text.default('') })
    .partial()
    .nullish(),
  requirements: z.array(z.object({ name: text.default(''), description: text.default('') })).nullish(),
  prerequisites: z.array(z.object({ name: text.default(''), description: text.default('') })).nullish(),
  legal: z.array(z.object({ name: text.default('') })).nullish(),
  authorities: z.array(z.object({ name: text.default('') })).nullish(),
  onlineprocessing: link,
  locations: z.array(z.object({ location: z.coerce.string() })).nullish(),
});

const location = z.object({
  id: z.coerce.string(),
  name: z.string(),
  address: z.object({
    street: text.default(''),
    house_number: text.default(''),
    postal_code: text.default(''),
    city: text.default(''),
  }),
  contact: z
    .object({ phone: text.default(''), email: text.default('') })
    .partial()
    .nullish(),
  services: z.array(z.object({ service: z.coerce.string(), onlineprocessing: link })).nullish(),
});

/** Reads a DLDB file: a list of services or of locations. */
export function readDldb(json: string, file: string): readonly Delivered[] {
  const { data } = decode(z.object({ data: z.array(z.unknown()) }), parseJson(json, file), file);
  return data.flatMap((entry): readonly Delivered[] => {
    const isLocation = typeof entry === 'object' && entry !== null && 'address' in entry;
    return isLocation ? readLocation(decode(location, entry, file)) : readService(decode(service, entry, file), file);
  });
}

function readService(entry: z.infer<typeof service>, file: string): readonly Delivered[] {
  const list = (kind: ModuleKind, entries: readonly { name: string; description?: string }[] | null | undefined) =>
    readModule(
      kind,
      (entries ?? [])
        .map(({ name, description }) => `<li>${name}${description ? `: ${description}` : ''}</li>`)
        .join(''),
    );
  const page = entry.meta?.url?.replaceAll('{serviceId}', entry.id);
  const online = entry.onlineprocessing?.link?.replaceAll('{serviceId}', entry.id);
  return [
    {
      is: 'service',
      service: {
        id: entry.id,
        file,
        name: entry.name,
        leika: /^99\d{12}$/.test(entry.leika) ? [entry.leika] : [],
        terms: (entry.meta?.keywords ?? '')
          .split(',')
          .map((term) => term.trim())
          .filter(Boolean),
        areas: [],
        modules: [
          ...readModule('general', entry.description),
          ...list('documents', entry.requirements),
          ...list('requirements', entry.prerequisites),
          ...readModule('costs', entry.fees),
          ...readModule('duration', entry.process_time),
          ...list('legal-basis', entry.legal),
        ],
        page: page || undefined,
        changed: entry.meta?.lastupdate?.slice(0, 10) || undefined,
        editor: entry.authorities?.[0]?.name || undefined,
      },
    },
    ...(online
      ? [
          {
            is: 'contact' as const,
            contact: {
              kind: 'online' as const,
              id: `${entry.id}-online`,
              name: entry.name,
              services: [entry.id],
              address: '',
              phones: [],
              emails: [],
              urls: [online],
            },
          },
        ]
      : []),
  ];
}

function readLocation({ id, name, address, contact, services }: z.infer<typeof location>): readonly Delivered[] {
  return [
    {
      is: 'contact',
      contact: {
        kind: 'office',
        id,
        name,
        services: (services ?? []).map(({ service: served }) => served),
        address: [
          [address.street, address.house_number].filter(Boolean).join(' '),
          [address.postal_code, address.city].filter(Boolean).join(' '),
        ]
          .filter(Boolean)
          .join(', '),
        phones: contact?.phone ? [contact.phone] : [],
        emails: contact?.email ? [contact.email] : [],
        urls: [],
      },
    },
  ];
}

function readModule(kind: ModuleKind, html: string): readonly Module[] {
  const read = readRichText(html);
  return isEmpty(read) ? [] : [{ kind, text: read }];
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new DeliveryError(`${file}  Das ist kein lesbares JSON (${error instanceof Error ? error.message : error}).`);
  }
}

function decode<Schema extends z.ZodType>(schema: Schema, value: unknown, file: string): z.infer<Schema> {
  const decoded = schema.safeParse(value);
  if (decoded.success) return decoded.data;
  const [issue] = decoded.error.issues;
  throw new DeliveryError(`${file}  Das sind keine DLDB-Daten (${issue?.path.join('.')}: ${issue?.message}).`);
}

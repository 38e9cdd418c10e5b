/**
 * What an editor may write: the one definition behind the types, the content check and the
 * JSON Schemas for editor completion in `docs/schemas/`.
 */
import { z } from 'zod';
import { languages } from '../protocol/messages.ts';

/** What can be asked about any service. Each has one intent in `intents/service/`. */
export const aspects = [
  'general',
  'how',
  'documents',
  'costs',
  'payment',
  'duration',
  'appointment',
  'online',
  'where',
  'opening-hours',
  'validity',
  'representation',
  'requirements',
  'deadline',
  'pickup',
  'status',
  'contact',
] as const;
export type Aspect = (typeof aspects)[number];

/** Circumstances that turn one service into its sibling: "Ausweis" + "verloren" is personalausweis-verlust. */
export const circumstances = ['child', 'lost', 'temporary', 'express', 'abroad'] as const;
export type Circumstance = (typeof circumstances)[number];

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: 'Lower-case letters, digits and hyphens' });

const line = z.string().trim().min(1);

const text = z
  .strictObject({
    de: line.meta({ description: 'German, the source; must not be missing' }),
    ...optionalFor(languages.filter((language) => language !== 'de')),
  })
  .meta({
    id: 'text',
    description:
      'One text in several languages. Markdown subset: **bold**, [label](link:id), [label](tel:…), [label](mailto:…)',
  });

const phrasesByLanguage = z
  .strictObject({
    de: z.array(line).min(1),
    ...Object.fromEntries(
      languages.filter((language) => language !== 'de').map((language) => [language, z.array(line).optional()]),
    ),
  } as Record<'de', z.ZodArray<typeof line>> & Record<Exclude<Language, 'de'>, z.ZodOptional<z.ZodArray<typeof line>>>)
  .meta({ id: 'phrases', description: 'Phrases in several languages' });

type Language = (typeof languages)[number];

function optionalFor<const L extends readonly Language[]>(keys: L) {
  return Object.fromEntries(keys.map((key) => [key, line.optional()])) as Record<
    Exclude<Language, 'de'>,
    z.ZodOptional<typeof line>
  >;
}

/** A year, month or day as text (`2026`, `2026-02`, `2026-02-07`), or `unknown`. */
const asOf = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^(unknown|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)$/))
  .meta({ description: 'When the source was last right: 2026, 2026-02, 2026-02-07 or unknown' });

const day = z.iso.date().meta({ description: 'A day: 2027-01-31' });
const url = z.url({ protocol: /^https?$/ });
const confidence = z.enum(confidences).meta({ description: 'low: shown with a hedge and the official link' });

const source = z
  .strictObject({
    id,
    name: line.meta({ description: 'Who says so, in words a citizen understands' }),
    url,
    as_of: asOf,
  })
  .meta({ id: 'source', description: 'Where a fact comes from, and when it was last right' });

/** One answer to one question, with where it comes from. */
const fact = z
  .strictObject({
    text: text.optional(),
    fees: z
      .array(z.strictObject({ amount: z.number().nonnegative().meta({ description: 'Euro' }), for: text }))
      .min(1)
      .optional(),
    items: z.array(text).min(1).optional().meta({ description: 'Bullet points' }),
    steps: z.array(text).min(1).optional().meta({ description: 'Numbered steps' }),
    hint: text.optional().meta({ description: 'A closing sentence below lists' }),
    links: z.array(id).optional().meta({ description: 'Ids from knowledge-base/links.yaml' }),
    locations: z.array(id).optional().meta({ description: 'Ids from knowledge-base/locations/, shown as cards' }),
    source: z
      .union([id.transform((only) => [only]), z.array(id).min(1)])
      .optional()
      .meta({ description: 'Ids from `sources` of this file; the first one if left out' }),
    confidence: confidence.optional(),
    expires: day.optional().meta({ description: 'From this day on the fact is not shown' }),
  })
  .refine((value) => value.text ?? value.fees ?? value.items ?? value.steps, {
    message: 'Die Angabe sagt nichts',
    params: { hint: 'Geben Sie ihr text, fees, items oder steps.' },
  })
  .meta({ id: 'fact', description: 'One answer: text, fees, items or steps, and where it comes from' });

const provenance = {
  sources: z.array(source).min(1),
  confidence,
  review_by: day.meta({ description: 'After this day the content check asks for a review' }),
};

/** `knowledge-base/services/<id>.yaml` */
export const serviceSchema = z.strictObject({
  name: text.meta({ description: 'The title: "Personalausweis beantragen"' }),
  short: text.meta({ description: 'The thing itself, fits "Was kostet …?": "neuer Personalausweis"' }),
  topic: id.meta({ description: 'An id from knowledge-base/topics.yaml' }),
  terms: phrasesByLanguage.meta({ description: 'Words and short phrases citizens use for this service' }),
  responsible: z
    .strictObject({
      who: z.enum(['city', 'region', 'state', 'federal', 'other']),
      text: text.optional().meta({ description: 'Said first in every answer where it is not the city' }),
    })
    .default({ who: 'city' }),
  variants: z
    .partialRecord(z.enum(circumstances), id)
    .optional()
    .meta({ description: 'Sibling services by circumstance' }),
  facts: z.partialRecord(z.enum(aspects), fact).refine((value) => value.general, {
    message: '„general“ fehlt',
    params: { hint: 'Jede Leistung braucht facts.general: ein oder zwei Sätze, die sie erklären.' },
  }),
  utterances: z.partialRecord(z.enum(aspects), phrasesByLanguage).optional().meta({
    description:
      'How citizens ask about this very service, by what they want to know; what holds for every service is in intents/service/',
  }),
  questions: z
    .array(z.strictObject({ id, utterances: phrasesByLanguage, answer: fact }))
    .optional()
    .meta({ description: 'Questions about this service that no aspect covers' }),
  lead: z.enum(aspects).optional().meta({
    description: 'What the bare name of the service is answered with; `how` if it has that, else `general`',
  }),
  yields: z.boolean().optional().meta({
    description: 'true: gives way to any other service named in the same message, as "Termin" does beside "Reisepass"',
  }),
  related: z.array(id).optional(),
  replaced_by: z.array(id).optional().meta({
    description: 'Only where the service is no more (abolished): what to ask for instead, or [] if nothing is needed',
  }),
  links: z.array(id).optional().meta({ description: 'Shown below every answer about this service' }),
  leika: z
    .array(z.string().regex(/^99\d{12}$/))
    .min(1)
    .optional()
    .meta({ description: 'Keys of the national service catalogue (LeiKa), by which `npm run import-xzufi` finds it' }),
  ...provenance,
});

/** `knowledge-base/locations/<id>.yaml` */
export const locationSchema = z.strictObject({
  name: text,
  kind: z.enum([
    'citizens-office',
    'building',
    'mobile',
    'civil-registry',
    'immigration',
    'vehicle-registration',
    'driving-licences',
    'lost-property',
  ]),
  status: z.enum(['open', 'trial', 'closed', 'elsewhere']).meta({
    description: 'closed: does not exist (any more); elsewhere: belongs to another authority. Both only show `note`',
  }),
  terms: phrasesByLanguage,
  address: z
    .strictObject({
      street: line,
      postcode: z
        .string()
        .regex(/^\d{5}$/)
        .optional(),
      city: line.default('Hannover'),
    })
    .optional(),
  building: text.optional(),
  inside: id.optional().meta({ description: 'The building (a location) this office is in' }),
  district: id.optional(),
  geo: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  phone: id.optional().meta({ description: 'An id from knowledge-base/channels.yaml' }),
  email: z.email().optional(),
  hours: z
    .strictObject({
      regular: line.meta({
        description: 'OpenStreetMap opening_hours: "Mo 08:00-18:00; Th 08:00-13:00,14:00-18:00; PH off"',
      }),
      complete: z.boolean().meta({ description: 'false: on days not named the hours are unknown, not closed' }),
      as_of: asOf,
    })
    .optional(),
  walk_in: z
    .strictObject({
      hours: line.meta({ description: 'OpenStreetMap opening_hours, without appointment' }),
      as_of: asOf,
    })
    .optional(),
  appointment: text.optional(),
  wheelchair: text.optional(),
  transport: text.optional(),
  note: text.optional(),
  links: z.array(id).optional(),
  ...provenance,
});

/** `knowledge-base/districts.yaml` */
export const districtsSchema = z.strictObject({
  districts: z.array(
    z.strictObject({
      id,
      name: line,
      borough: line,
      postcodes: z.array(z.string().regex(/^\d{5}$/)).min(1),
      geo: z.strictObject({ lat: z.number(), lon: z.number() }),
      terms: z.array(line).optional(),
      nearest: z.array(id).min(1).meta({ description: 'Citizens offices, nearest first' }),
    }),
  ),
  sources: provenance.sources,
});

/** `knowledge-base/channels.yaml` */
export const channelsSchema = z.strictObject({
  channels: z.array(
    z.strictObject({
      id,
      name: text,
      phone: z
        .string()
        .regex(/^(\+49 [\d -]+|\d{3,6})$/)
        .optional()
        .meta({ description: '+49 511 168-0' }),
      display: line.optional().meta({ description: 'As written for people: 0511 168-0' }),
      email: z.email().optional(),
      post: line.optional(),
      hours: line.optional().meta({ description: 'OpenStreetMap opening_hours' }),
      note: text.optional(),
      sources: z.array(source).min(1),
      confidence,
    }),
  ),
});

/** `knowledge-base/links.yaml` */
export const linksSchema = z.strictObject({
  links: z.array(
    z.strictObject({
      id,
      url,
      title: text.meta({ description: 'What the visitor reads on the link' }),
      as_of: asOf,
      checked: day.optional().meta({ description: 'Written by `npm run check-links -- --write`' }),
    }),
  ),
});

/** `knowledge-base/notices.yaml`: what holds for some days only. Comes and goes by itself, so nobody must take it down. */
export const noticesSchema = z.strictObject({
  notices: z.array(
    z
      .strictObject({
        id,
        from: day.meta({ description: 'First day on which it is shown: 2026-12-21' }),
        to: day.meta({ description: 'Last day on which it is shown: 2027-01-02' }),
        offices: z.union([z.literal('all'), z.array(id).min(1)]).meta({
          description:
            'Ids from knowledge-base/locations/; a building stands for the offices in it. all: every Bürgeramt',
        }),
        text,
        closed: z.boolean().optional().meta({ description: 'true: these offices are closed on all of these days' }),
        source,
      })
      .refine(({ from, to }) => from <= to, {
        message: 'Das Ende liegt vor dem Anfang',
        path: ['to'],
        params: { hint: 'from ist der erste Tag, to der letzte; beide zählen mit.' },
      }),
  ),
});

/** `knowledge-base/topics.yaml`: the shelves that services stand on. */
export const topicsSchema = z.strictObject({
  topics: z.array(z.strictObject({ id, name: text, suggestions: z.array(line).optional() })).min(1),
});

/** `knowledge-base/circumstances.yaml`: the words that turn a service into its sibling. */
export const circumstancesSchema = z.strictObject({
  circumstances: z.strictObject(
    Object.fromEntries(circumstances.map((each) => [each, phrasesByLanguage])) as Record<
      Circumstance,
      typeof phrasesByLanguage
    >,
  ),
});

/** `knowledge-base/elsewhere.yaml`: places that are not Hannover, so that their names are known to be places. */
export const elsewhereSchema = z.strictObject({
  towns: z.array(line).meta({ description: 'Names of other towns' }),
  countries: z.array(z.array(line).min(1)).meta({
    description: 'A country, its adjective without ending, and what its people are called',
  }),
});

/** `knowledge-base/languages.yaml`: the languages the bot speaks, by their own names. */
export const languagesSchema = z.strictObject({
  languages: z.array(
    z.strictObject({
      id: z.enum(languages),
      name: line,
      reviewed: z.boolean().meta({ description: 'false: written by a machine and not yet read by a speaker' }),
      terms: z.array(line).min(1).meta({ description: 'How visitors name the language' }),
    }),
  ),
});

const choices = z.array(line).max(6).optional().meta({
  description:
    'Quick replies: an intent ("location/nearest-office"), a service ("reisepass") or both ("reisepass/costs")',
});

const intentBase = {
  title: text.meta({ description: 'One or two words for lists and buttons: "Kosten"' }),
  utterances: phrasesByLanguage,
};

/** `intents/<topic>/<name>.yaml`, told apart by `kind`. */
export const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('aspect'),
    ...intentBase,
    aspect: z.enum(aspects),
    question: text.meta({ description: 'The question as a button: "Was kostet das: {service}?"' }),
    unknown: text.meta({ description: 'Said when a service has no such fact' }),
    alone: line.optional().meta({
      description:
        'Where the question leads if no service is meant: an intent, or a service and aspect ("buergeramt-termin/appointment")',
    }),
  }),
  z.strictObject({
    kind: z.literal('office'),
    ...intentBase,
    shows: z.enum(['hours', 'details', 'nearest']),
    question: text,
    ask: text.meta({ description: 'Asks for the office or the district' }),
    overview: fact.optional().meta({ description: 'Said before asking: what holds for all offices' }),
    ...optionalProvenance(),
  }),
  z.strictObject({
    kind: z.literal('topic'),
    ...intentBase,
    question: text.optional(),
    answer: fact,
    choices,
    ...optionalProvenance(),
  }),
  z.strictObject({
    kind: z.literal('emergency'),
    ...intentBase,
    triggers: phrasesByLanguage.meta({ description: 'Word groups that decide at once; every word of one must occur' }),
    answer: fact,
    ...optionalProvenance(),
  }),
  z.strictObject({ kind: z.literal('language'), ...intentBase, answer: fact }),
]);

function optionalProvenance() {
  return { sources: z.array(source).optional(), review_by: day.optional() };
}

/** `intents/settings.yaml`: the numbers of understanding, with the reason beside each. */
export const settingsSchema = z.strictObject({
  confidence: z.number().min(0).max(1).meta({ description: 'Least confidence to answer directly' }),
  offer: z.number().min(0).max(1).meta({ description: 'Least confidence to offer a candidate as a choice' }),
  misses: z.number().int().min(1).meta({ description: 'Misses in a row until topics and a person are offered' }),
  usual: z
    .partialRecord(z.enum(aspects), z.number().positive().max(1))
    .meta({ description: 'How often citizens ask about an aspect, as a share of all questions about services' }),
  weights: z
    .strictObject({ subject: z.record(z.string(), z.number()), aspect: z.record(z.string(), z.number()) })
    .meta({ description: 'How much each signal counts; written by `npm run tune -- --write`' }),
});

/** Sentences of the bot itself, by the place where they are said. Braces hold what is filled in. */
export const phraseKeys = [
  'welcome',
  'empty',
  'ask-service',
  'ask-aspect',
  'did-you-mean',
  'which-of-these',
  'none-of-these',
  'not-understood',
  'not-understood-again',
  'german-only',
  'unsure',
  'more-about',
  'source',
  'as-of',
  'as-of-unknown',
  'free',
  'open-until',
  'closed-opens',
  'closed',
  'closed-holiday',
  'closed-notice',
  'hours-today-unknown',
  'hours-incomplete',
  'hours-unknown',
  'walk-in',
  'as-of-hours',
  'nearest',
  'show-map',
  'also-near',
  'language-changed',
  'machine-written',
  'forgotten',
  'choice-gone',
  'error-bad-message',
  'error-too-long',
  'error-slow-down',
  'error-try-later',
  'error-internal',
] as const;
export type PhraseKey = (typeof phraseKeys)[number];

/** `intents/phrases.yaml` */
export const phrasesSchema = z.strictObject(
  Object.fromEntries(phraseKeys.map((key) => [key, text])) as Record<PhraseKey, typeof text>,
);

export type Text = z.infer<typeof text>;
export type PhrasesByLanguage = z.infer<typeof phrasesByLanguage>;
export type Fact = z.infer<typeof fact>;
export type Source = z.infer<typeof source>;
export type ServiceFile = z.infer<typeof serviceSchema>;
export type LocationFile = z.infer<typeof locationSchema>;
export type District = z.infer<typeof districtsSchema>['districts'][number];
export type Channel = z.infer<typeof channelsSchema>['channels'][number];
export type CatalogueLink = z.infer<typeof linksSchema>['links'][number];
export type Notice = z.infer<typeof noticesSchema>['notices'][number];
export type Topic = z.infer<typeof topicsSchema>['topics'][number];
export type LanguageInfo = z.infer<typeof languagesSchema>['languages'][number];
export type Elsewhere = z.infer<typeof elsewhereSchema>;
export type IntentFile = z.infer<typeof intentSchema>;
export type Settings = z.infer<typeof settingsSchema>;

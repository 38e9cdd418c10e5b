import { readFileSync } from 'node:fs';
import { buildCatalogue, type RawFile } from '../../../server/content/build.ts';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { formatProblem } from '../../../server/content/problem.ts';
import { phraseKeys } from '../../../server/content/schema.ts';

/** The repository's own weights, with thresholds for content that is small and clear. */
const settings = readFileSync(new URL('../../../intents/settings.yaml', import.meta.url), 'utf8')
  .replace(/^confidence: .*$/m, 'confidence: 0.5')
  .replace(/^offer: .*$/m, 'offer: 0.2');

/** What becomes of a file: another text, other bytes, a text made from the good one, or no file at all. */
export type Change = string | Uint8Array | ((good: string) => string) | null;

/**
 * The smallest content that has a file of every kind and no problems, with changes by path. A change of a path that
 * is not there adds the file.
 */
export function goodContent(changes: Readonly<Record<string, Change>> = {}): readonly RawFile[] {
  const paths = [...new Set([...Object.keys(goodTexts), ...Object.keys(changes)])];
  return paths.flatMap((path) => {
    const good = goodTexts[path] ?? '';
    const change = changes[path];
    if (change === null) return [];
    const made = typeof change === 'function' ? change(good) : (change ?? good);
    if (typeof change === 'function' && made === good) throw new Error(`the change of ${path} changes nothing`);
    return [{ path, bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made }];
  });
}

/** The problems of the good content with changes, each as editors read it. */
export function problemsOf(changes: Readonly<Record<string, Change>>): readonly string[] {
  return buildCatalogue(goodContent(changes)).problems.map(formatProblem);
}

/** The catalogue of the good content with changes that keep it good. */
export function catalogueOf(changes: Readonly<Record<string, Change>> = {}): Catalogue {
  const { catalogue, problems } = buildCatalogue(goodContent(changes));
  if (!catalogue) throw new Error(problems.map(formatProblem).join('\n'));
  return catalogue;
}

const provenance = `
sources:
  - {id: portal, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: 2026-07}
confidence: high
review_by: 2027-01-31
`.trimStart();

export const goodTexts: Readonly<Record<string, string>> = {
  'knowledge-base/services/reisepass.yaml': `
name: {de: Reisepass beantragen, en: Apply for a passport}
short: {de: Reisepass, en: passport}
topic: identity
terms: {de: [Reisepass, Pass], en: [passport]}
variants:
  child: reisepass-kind
facts:
  general:
    text: {de: "Den Pass beantragen Sie im [Bürgeramt](link:termin)."}
  costs:
    fees:
      - {amount: 70, for: {de: ab 24 Jahren}}
    source: portal
questions:
  - id: foto
    utterances: {de: [brauche ich ein foto]}
    answer: {text: {de: Ja.}}
related: [reisepass-kind]
links: [termin]
${provenance}`.trimStart(),
  'knowledge-base/services/reisepass-kind.yaml': `
name: {de: Kinderreisepass beantragen}
short: {de: Reisepass für Kinder}
topic: identity
terms: {de: [Kinderpass]}
facts:
  general: {text: {de: Auch Kinder brauchen einen Pass.}}
${provenance}`.trimStart(),
  'knowledge-base/locations/rathaus.yaml': `
name: {de: Neues Rathaus}
kind: building
status: open
terms: {de: [Rathaus]}
district: mitte
${provenance}`.trimStart(),
  'knowledge-base/locations/buergeramt-mitte.yaml': `
name: {de: Bürgeramt Mitte}
kind: citizens-office
status: open
terms: {de: [Bürgeramt Mitte]}
address: {street: Teststraße 1, postcode: "30159"}
inside: rathaus
district: mitte
phone: zentrale
hours:
  regular: "Mo-Fr 08:00-13:00; PH off"
  complete: true
  as_of: 2026
links: [termin]
${provenance}`.trimStart(),
  'knowledge-base/districts.yaml': `
districts:
  - id: mitte
    name: Mitte
    borough: Mitte
    postcodes: ["30159"]
    geo: {lat: 52.37, lon: 9.73}
    nearest: [buergeramt-mitte]
sources:
  - {id: stadt, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: unknown}
`.trimStart(),
  'knowledge-base/channels.yaml': `
channels:
  - id: zentrale
    name: {de: Telefon der Stadt}
    phone: "+49 511 168-0"
    hours: "Mo-Fr 08:00-18:00"
    sources:
      - {id: stadt, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: 2026-07-01}
    confidence: high
`.trimStart(),
  'knowledge-base/links.yaml': `
links:
  - id: termin
    url: https://termin.hannover.gov.de
    title: {de: Termin buchen}
    as_of: 2026-07
`.trimStart(),
  'knowledge-base/topics.yaml': `
topics:
  - id: identity
    name: {de: Ausweise}
    suggestions: [reisepass/costs]
`.trimStart(),
  'knowledge-base/languages.yaml': `
languages:
  - {id: de, name: Deutsch, reviewed: true, terms: [Deutsch]}
  - {id: en, name: English, reviewed: false, terms: [English]}
`.trimStart(),
  'knowledge-base/circumstances.yaml': `
circumstances:
  child: {de: [Kind]}
  lost: {de: [verloren]}
  temporary: {de: [vorläufig]}
  express: {de: [eilig]}
  abroad: {de: [Ausland]}
`.trimStart(),
  'intents/settings.yaml': settings,
  'intents/phrases.yaml': phraseKeys.map((key) => `${key}: {de: "${key}"}\n`).join(''),
  'intents/service/costs.yaml': `
kind: aspect
aspect: costs
title: {de: Kosten}
question: {de: "Was kostet {service}?"}
unknown: {de: "Die Kosten von {service} kenne ich nicht."}
alone: reisepass/costs
utterances: {de: [was kostet das]}
`.trimStart(),
  'intents/location/opening-hours.yaml': `
kind: office
shows: hours
title: {de: Öffnungszeiten}
question: {de: "Wann hat {location} auf?"}
ask: {de: Welches Amt?}
utterances: {de: [wann habt ihr auf]}
`.trimStart(),
  'intents/smalltalk/greeting.yaml': `
kind: topic
title: {de: Gruß}
utterances: {de: [hallo]}
answer: {text: {de: Hallo!}}
choices: [reisepass, location/opening-hours]
`.trimStart(),
  'intents/fallback/fallback.yaml': `
kind: topic
title: {de: Anderes}
utterances: {de: [wie wird das wetter]}
answer: {text: {de: Das weiß ich nicht.}}
`.trimStart(),
  'intents/emergency/medical.yaml': `
kind: emergency
title: {de: Notfall}
utterances: {de: [ich brauche einen arzt]}
triggers: {de: [keine luft]}
answer: {text: {de: "Rufen Sie [112](tel:112)."}}
`.trimStart(),
};

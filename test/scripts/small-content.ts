import type { Catalogue } from '../../server/content/catalogue.ts';
import { type Change, catalogueOf, goodContent } from '../server/content/good-content.ts';

/** The good content with a second service and enough utterances to be understood. */
export const smallChanges: Readonly<Record<string, Change>> = {
  'knowledge-base/services/hundesteuer.yaml': `
name: {de: Hund anmelden}
short: {de: Hundesteuer}
topic: identity
terms: {de: [Hundesteuer, Hund anmelden]}
facts:
  general: {text: {de: Für Hunde zahlen Sie Steuer.}}
  costs: {text: {de: Das sagt Ihnen die Stadt.}, confidence: low}
sources:
  - {id: stadt, name: Stadt Hannover, url: "https://hannover.gov.de/", as_of: 2026-07}
confidence: medium
review_by: 2026-01-31
`.trimStart(),
  'intents/service/general.yaml': `
kind: aspect
aspect: general
title: {de: Allgemeines}
question: {de: "Was ist {service}?"}
unknown: {de: "Zu {service} weiß ich nichts."}
utterances: {de: ["was ist {service}", "erzähl mir etwas über {service}", "informationen zu {service}"]}
`.trimStart(),
  'intents/service/costs.yaml': (good) =>
    good.replace(
      '[was kostet das]',
      '["was kostet das", "was kostet {service}", "was kostet der {service}", "wie teuer ist {service}", "preis für {service}", "gebühr {service}"]',
    ),
};

/** Made once: nothing in it ever changes. */
export const smallCatalogue: Catalogue = catalogueOf(smallChanges);

export const smallContent = goodContent(smallChanges);

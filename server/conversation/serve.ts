import type { AspectIntent, Catalogue, Intent, OfficeIntent, Service, Target } from '../content/catalogue.ts';
import { leadIntent } from '../content/catalogue.ts';
import type { Choice, Match, Outcome, Part, Slots } from '../protocol/messages.ts';
import type { Candidate } from '../understanding/rank.ts';
import {
  answerAspect,
  answerFact,
  answerQuestion,
  isExpired,
  linkPart,
  phrasePart,
  type Setting,
  sourcePart,
} from './answer.ts';
import { choicesFor, mostChoices, nextAspects, startChoices, successors, topicChoices } from './choices.ts';
import type { Context } from './context.ts';
import { locationCard } from './location-card.ts';
import { onceAMinute } from './minute.ts';
import { officesOf, shownOffice, withNotices } from './notices.ts';
import { toSpans, word } from './wording.ts';

/** A wish that was served: answered, or asked back for what is missing. */
export interface Served {
  readonly outcome: Outcome;
  readonly slots: Slots;
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  readonly context: Context;
  /** False where the catalogue has no fact for it. */
  readonly known: boolean;
}

/** The same for whoever has the same wish; `carries` is what it adds to the context. */
interface Told extends Omit<Served, 'context'> {
  readonly carries: Partial<Context>;
}

/** Serves what understanding settled on. */
export function serve(candidate: Candidate, context: Context, setting: Setting): Served {
  const { carries, ...told } = tell(candidate, setting);
  return { ...told, context: { ...context, asked: undefined, ...carries } };
}

const tell = onceAMinute(
  (candidate: Candidate, setting: Setting): Told => {
    const { catalogue } = setting;
    const intent = catalogue.intents.get(candidate.intent);
    if (!intent) throw new Error(`no intent ${candidate.intent}`);
    switch (intent.kind) {
      case 'aspect': {
        const service =
          candidate.slots.service === undefined ? undefined : catalogue.services.get(candidate.slots.service);
        return service
          ? serveService(service, intent, candidate, setting)
          : askService(intent, candidate.likely ?? [], setting);
      }
      case 'office':
        return serveOffice(intent, candidate.slots, setting);
      case 'topic':
      case 'emergency':
      case 'language':
        return serveTopic(intent, setting);
    }
  },
  ({ intent, slots: { service, location, district }, question, bare, likely }) =>
    `${intent} ${service} ${location} ${district} ${question} ${bare} ${likely}`,
);

/** Serves what a button or a page link points at. */
export function serveTarget(target: Target, context: Context, setting: Setting): Served & { readonly match: Match } {
  const slots: Slots =
    target.kind === 'service'
      ? { service: target.service }
      : target.kind === 'location'
        ? { location: target.location }
        : {};
  const fallback =
    target.kind === 'service' ? leadIntent(setting.catalogue.services.get(target.service)) : 'location/location-info';
  // A bare aspect on a button belongs to the service that was talked about.
  const remembered =
    target.kind === 'intent' && target.intent.startsWith('service/') && context.service !== undefined
      ? { service: context.service }
      : slots;
  const candidate: Candidate = {
    intent: target.intent ?? fallback,
    slots: remembered,
    confidence: 1,
    because: [],
    bare: target.intent === undefined,
  };
  const served = serve(candidate, context, setting);
  return { ...served, match: { intent: candidate.intent, slots: served.slots, confidence: 1 } };
}

function serveService(service: Service, intent: AspectIntent, candidate: Candidate, setting: Setting): Told {
  const question = service.questions?.find(({ id }) => id === candidate.question);
  const { parts, known } = question
    ? answerQuestion(question.answer, service, intent, setting)
    : answerAspect(service, intent, setting);
  const told = withNotices(parts, officesOf(service, intent, parts), setting);
  const choices = [
    ...successors(service, intent, setting),
    ...nextAspects(service, question ? [] : [intent.id], setting),
  ].slice(0, mostChoices);
  return {
    outcome: 'matched',
    slots: { service: service.id },
    parts: candidate.bare ? [...told, phrasePart('ask-aspect', setting)] : told,
    choices,
    carries: { intent: intent.id, service: service.id },
    known,
  };
}

function askService(intent: AspectIntent, likely: readonly string[], setting: Setting): Told {
  const aspect = intent.id.split('/')[1] ?? '';
  const popular = [...setting.catalogue.topics.values()].flatMap(({ suggestions }) => suggestions ?? []);
  const services = [...new Set([...likely, ...popular.map((value) => value.split('/')[0] ?? '')])].filter((id) =>
    setting.catalogue.services.has(id),
  );
  const choices = services.slice(0, 5).flatMap((id) => {
    const service = setting.catalogue.services.get(id);
    return service ? [{ label: word(service.short, setting.language).text, value: `${id}/${aspect}` }] : [];
  });
  return {
    outcome: 'ambiguous',
    slots: {},
    parts: [phrasePart('ask-service', setting)],
    choices,
    carries: { intent: intent.id, asked: 'service' },
    known: true,
  };
}

function serveOffice(intent: OfficeIntent, slots: Slots, setting: Setting): Told {
  const { catalogue, language } = setting;
  const location = slots.location === undefined ? undefined : catalogue.locations.get(slots.location);
  if (!location) return askPlace(intent, setting);
  const district = slots.district === undefined ? undefined : catalogue.districts.get(slots.district);
  const parts: Part[] = [];
  if (intent.shows === 'nearest' && district) {
    parts.push(phrasePart('nearest', setting, { place: district.name, office: word(location.name, language).text }));
  }
  parts.push({ type: 'location', ...locationCard(location, setting) });
  const others = (intent.shows === 'nearest' ? (district?.nearest ?? []) : []).filter((id) => id !== location.id);
  if (others.length > 0)
    parts.push(phrasePart('also-near', setting, { offices: others.map((id) => nameOf(id, setting)).join(', ') }));
  if (location.confidence === 'low') parts.push(phrasePart('unsure', setting));
  const links = linkPart(location.links ?? [], setting);
  if (links) parts.push(links);
  // The first names the office and its rules, the second its hours.
  parts.push(sourcePart(location.sources.slice(0, 2), setting));
  const { service } = slots;
  // Where people ask for an office that does not exist, there are others near it.
  const instead = location.status === 'closed' ? (catalogue.districts.get(location.district ?? '')?.nearest ?? []) : [];
  return {
    outcome: 'matched',
    slots: { ...slots },
    parts: withNotices(parts, [{ office: location.id }], setting),
    choices: choicesFor(
      [...[...others, ...instead].slice(0, 2), ...(service ? [`${service}/documents`] : []), 'buergeramt-termin'],
      setting,
    ),
    carries: { intent: intent.id, location: location.id, ...(service ? { service } : {}) },
    known: true,
  };
}

function askPlace(intent: OfficeIntent, setting: Setting): Told {
  const { catalogue, language } = setting;
  const ask = word(intent.ask, language);
  const offices = [...catalogue.locations.values()].filter(
    ({ kind, status }) => kind === 'citizens-office' && status === 'open',
  );
  const about = intent.id.split('/')[1] ?? '';
  return {
    outcome: 'matched',
    slots: {},
    parts: [
      ...withNotices(
        intent.overview && !isExpired(intent.overview, setting)
          ? answerFact(intent.overview, { sources: intent.sources ?? [] }, setting)
          : [],
        ['every-citizens-office'],
        setting,
      ),
      { type: 'text', spans: toSpans(ask.text, catalogue), ...(ask.lang ? { lang: ask.lang } : {}) },
    ],
    choices: offices.map(({ id, name }) => ({ label: word(name, language).text, value: `${id}/${about}` })),
    carries: { intent: intent.id, asked: 'place' },
    known: true,
  };
}

function serveTopic(intent: Extract<Intent, { answer: unknown }>, setting: Setting): Told {
  const isEmergency = intent.kind === 'emergency';
  // What has to be said in an emergency is better old than not said.
  if (!isEmergency && isExpired(intent.answer, setting)) return serveNothing(intent, setting);
  const sources = 'sources' in intent ? (intent.sources ?? []) : [];
  const answer = answerFact(intent.answer, { sources }, setting);
  const parts = withNotices(answer, answer.flatMap(shownOffice), setting);
  return {
    outcome: 'matched',
    slots: {},
    parts: isEmergency ? parts.map(asEmergency) : parts,
    choices:
      'choices' in intent && intent.choices
        ? choicesFor(intent.choices, setting)
        : isEmergency
          ? []
          : startChoicesFor(intent.id, setting),
    carries: { intent: intent.id },
    known: true,
  };
}

function asEmergency(part: Part): Part {
  return part.type === 'text' ? { ...part, type: 'notice', tone: 'emergency' } : part;
}

/** What is said where the answer has expired: as much as was never known. */
function serveNothing(intent: Intent, setting: Setting): Told {
  return {
    outcome: 'unmatched',
    slots: {},
    parts: [phrasePart('not-understood', setting)],
    choices: topicChoices(setting),
    carries: { intent: intent.id },
    known: false,
  };
}

function startChoicesFor(intentId: string, setting: Setting): readonly Choice[] {
  return intentId.startsWith('smalltalk/')
    ? startChoices(setting)
    : intentId.startsWith('fallback/')
      ? topicChoices(setting)
      : [];
}

function nameOf(
  location: string,
  { catalogue, language }: { catalogue: Catalogue; language: Setting['language'] },
): string {
  const name = catalogue.locations.get(location)?.name;
  return name ? word(name, language).text : location;
}

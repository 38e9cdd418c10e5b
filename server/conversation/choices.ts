import {
  type AspectIntent,
  type Catalogue,
  findTarget,
  formatTarget,
  type Service,
  type Target,
} from '../content/catalogue.ts';
import type { Aspect } from '../content/schema.ts';
import type { Choice, Language } from '../protocol/messages.ts';
import { offTopic } from '../understanding/labels.ts';
import type { Candidate } from '../understanding/rank.ts';
import { isExpired, type Setting } from './answer.ts';
import { fill, phrase, word } from './wording.ts';

/** More buttons than this are a menu, not a question. */
export const mostChoices = 5;

/** The value of "none of these": an answer too, and a miss. */
export const nothing = 'none-of-these';

/** What is usually asked next about a service, most asked first. */
const usualAspects: readonly Aspect[] = [
  'documents',
  'costs',
  'appointment',
  'duration',
  'where',
  'how',
  'online',
  'requirements',
  'deadline',
  'validity',
  'pickup',
];

/** The values of choices, without "none of these". */
export function offeredIn(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ value }) => value).filter((value) => value !== nothing);
}

export function nothingOfThese({ catalogue, language }: Setting): Choice {
  return { label: phrase(catalogue, 'none-of-these', language), value: nothing };
}

/** A candidate as a button; none if there is nothing to call it. */
export function choiceFor(candidate: Candidate, setting: Setting): readonly Choice[] {
  const { service, location } = candidate.slots;
  const intent = candidate.intent;
  const target: Target =
    service !== undefined && intent.startsWith('service/')
      ? candidate.bare
        ? { kind: 'service', service }
        : { kind: 'service', service, intent }
      : location !== undefined && intent.startsWith('location/')
        ? { kind: 'location', location, intent }
        : { kind: 'intent', intent };
  const label = labelOf(target, setting);
  return label === undefined ? [] : [{ label, value: formatTarget(target) }];
}

/** What a target is called on a button. */
export function labelOf(target: Target, { catalogue, language }: Setting): string | undefined {
  const intent = target.intent === undefined ? undefined : catalogue.intents.get(target.intent);
  switch (target.kind) {
    case 'service': {
      const service = catalogue.services.get(target.service);
      if (!service) return undefined;
      if (intent?.kind === 'aspect')
        return fill(word(intent.question, language).text, { service: word(service.short, language).text });
      return word(service.name, language).text;
    }
    case 'location': {
      const name = catalogue.locations.get(target.location)?.name;
      return (
        name &&
        (intent?.kind === 'office'
          ? fill(word(intent.question, language).text, { location: word(name, language).text })
          : word(name, language).text)
      );
    }
    case 'intent':
      if (!intent || intent.id === offTopic) return undefined;
      return word(
        'question' in intent && intent.kind === 'topic' && intent.question ? intent.question : intent.title,
        language,
      ).text;
  }
}

/** Buttons for targets as editors write them; unknown ones are left out. */
export function choicesFor(values: readonly string[], setting: Setting): readonly Choice[] {
  return values.flatMap((value) => {
    const target = findTarget(setting.catalogue, value);
    const label = target && labelOf(target, setting);
    return label === undefined ? [] : [{ label, value }];
  });
}

/** What a visit may begin with: the first suggestion of each of the first topics. */
export function startChoices(setting: Setting): readonly Choice[] {
  const values = [...setting.catalogue.topics.values()].flatMap(({ suggestions }) => suggestions?.slice(0, 1) ?? []);
  return choicesFor(values, setting).slice(0, mostChoices);
}

/** What marks a language among the values of choices. */
const languageMark = 'language:';

/** The languages spoken here as buttons, each by its own name, without the one spoken now. */
export function languageChoices({ catalogue, language }: Setting): readonly Choice[] {
  return [...catalogue.languages.values()]
    .filter(({ id }) => id !== language)
    .map(({ id, name }) => ({ label: name, value: `${languageMark}${id}` }));
}

/** The language that a button of `languageChoices` stands for. */
export function chosenLanguage(value: string, { catalogue }: Setting): Language | undefined {
  if (!value.startsWith(languageMark)) return undefined;
  return [...catalogue.languages.values()].find(({ id }) => `${languageMark}${id}` === value)?.id;
}

/** What a visit begins with on a page about `page`: targets as page links write them, or topics. The usual start where it names none. */
export function pageChoices(page: string, setting: Setting): readonly Choice[] {
  const named = page.split(/[\s,]+/).flatMap((subject) => choicesOn(subject, setting));
  return named.length === 0 ? startChoices(setting) : named.slice(0, mostChoices);
}

function choicesOn(subject: string, setting: Setting): readonly Choice[] {
  const { services, locations, topics } = setting.catalogue;
  const service = services.get(subject);
  if (service) return questionsAbout(service, setting);
  if (locations.has(subject)) return choicesFor([`${subject}/opening-hours`, `${subject}/location-info`], setting);
  const topic = topics.get(subject);
  if (!topic) return choicesFor([subject], setting);
  const suggested = choicesFor(topic.suggestions ?? [], setting);
  const others = topicChoices(setting, subject).filter(({ value }) => !topic.suggestions?.includes(value));
  return [...suggested, ...others];
}

/** What of the usual there is an answer to about a service, most asked first. */
export function answeredAspects(service: Service, setting: Setting): readonly Aspect[] {
  return usualAspects.filter((aspect) => hasAnswer(service, aspect, setting));
}

function questionsAbout(service: Service, setting: Setting): readonly Choice[] {
  const values = answeredAspects(service, setting).map((aspect) => `${service.id}/${aspect}`);
  return choicesFor(values, setting);
}

/** The topics as buttons, or the services of one topic. */
export function topicChoices(setting: Setting, topic?: string): readonly Choice[] {
  const { catalogue, language } = setting;
  if (topic !== undefined) {
    const services = [...catalogue.services.values()].filter((service) => service.topic === topic);
    return services.map(({ id, name }) => ({ label: word(name, language).text, value: id }));
  }
  const used = new Set([...catalogue.services.values()].map((service) => service.topic));
  return [...catalogue.topics.values()]
    .filter(({ id }) => used.has(id))
    .slice(0, 8)
    .map(({ id, name }) => ({ label: word(name, language).text, value: `topic:${id}` }));
}

/** The next questions about a service, without the one just answered. */
export function nextAspects(service: Service, answered: readonly string[], setting: Setting): readonly Choice[] {
  const { catalogue, language } = setting;
  return usualAspects
    .filter((aspect) => hasAnswer(service, aspect, setting) && !answered.includes(`service/${aspect}`))
    .slice(0, mostChoices - 1)
    .flatMap((aspect) => {
      const intent = aspectIntent(catalogue, aspect);
      return intent ? [{ label: word(intent.title, language).text, value: `${service.id}/${aspect}` }] : [];
    });
}

function hasAnswer({ facts }: Service, aspect: Aspect, setting: Setting): boolean {
  const fact = facts[aspect];
  return fact !== undefined && !isExpired(fact, setting);
}

/** What to ask instead about a service that is no more: the same question if there is an answer to it. */
export function successors(service: Service, { aspect }: AspectIntent, setting: Setting): readonly Choice[] {
  const targets = (service.replaced_by ?? []).map((id) =>
    aspect !== 'general' && setting.catalogue.services.get(id)?.facts[aspect] ? `${id}/${aspect}` : id,
  );
  return choicesFor(targets, setting);
}

export function aspectIntent(catalogue: Catalogue, aspect: Aspect): AspectIntent | undefined {
  const intent = catalogue.intents.get(`service/${aspect}`);
  return intent?.kind === 'aspect' ? intent : undefined;
}

import type { Location, Service } from '../content/catalogue.ts';
import type { Aspect } from '../content/schema.ts';
import type { Subject, Suggestions } from '../protocol/messages.ts';
import type { Setting } from './answer.ts';
import { answeredAspects } from './choices.ts';
import { word } from './wording.ts';

/** More would be found, but the list is part of what the first question costs. */
const mostTerms = 1;

/** Words that share this many letters with one of the name are found by that. */
const stemLength = 5;
const mostQuestions = 3;

/** What the chat can be asked: what editors suggest, the other services by topic, most asked first, then offices. */
export function suggestionsFor(setting: Setting): Suggestions {
  const { services, locations, topics } = setting.catalogue;
  const ranks = new Map([...topics.keys()].map((id, index) => [id, index]));
  const suggested = new Set([...topics.values()].flatMap(({ suggestions }) => suggestions ?? []));
  const rank = ({ id, topic }: Service) => (suggested.has(id) ? 0 : ranks.size) + (ranks.get(topic) ?? 0);
  const byRank = [...services.values()].sort((a, b) => rank(a) - rank(b));
  const subjects = [
    ...byRank.map((service) => subjectOf(service, answeredAspects(service, setting), setting)),
    ...[...locations.values()].map((location) => subjectOf(location, ['opening-hours'], setting)),
  ];
  const names = new Set(subjects.flatMap(({ questions }) => questions));
  return {
    language: setting.language,
    questions: Object.fromEntries([...names].map((name) => [name, titleOf(name, setting)])),
    subjects,
  };
}

function subjectOf(
  { id, name, terms }: Service | Location,
  questions: readonly (Aspect | 'opening-hours')[],
  { language }: Setting,
): Subject {
  const label = word(name, language).text;
  const own = terms[language] ?? (language === 'easy' ? terms.de : undefined) ?? [];
  return { label, value: id, terms: otherWords(label, own), questions: questions.slice(0, mostQuestions) };
}

/** Other words for it that neither hold a word of its name nor are held by it: "heiraten" for "Eheschließung anmelden". */
function otherWords(label: string, terms: readonly string[]): readonly string[] {
  const name = label.toLowerCase();
  const stems = name
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (word.length < stemLength ? [] : [word.slice(0, stemLength)]));
  const isOther = (term: string): boolean => {
    const word = term.toLowerCase();
    return (
      !word.includes(' ') && !name.includes(word.slice(0, stemLength)) && !stems.some((stem) => word.includes(stem))
    );
  };
  return terms.filter(isOther).slice(0, mostTerms);
}

function titleOf(question: string, { catalogue, language }: Setting): string {
  const intent = catalogue.intents.get(`service/${question}`) ?? catalogue.intents.get(`location/${question}`);
  return intent === undefined ? '' : word(intent.title, language).text;
}

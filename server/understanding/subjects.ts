import type { Catalogue } from '../content/catalogue.ts';
import { type Circumstance, circumstances } from '../content/schema.ts';
import { shareOf } from './beliefs.ts';
import { determiners } from './determiners.ts';
import type { Mention, ReadToken } from './entities.ts';
import type { Evidence } from './evidence.ts';
import type { Heard } from './understand.ts';

/** A service that an utterance is about. */
export interface Subject {
  readonly service: string;
  readonly quality: number;
  /** No term names it: the whole text sounds like it. */
  readonly guessed?: boolean;
  readonly because: readonly string[];
}

/** Words that take back what was said before. */
const corrections = new Set(
  'nein ne nee doch sondern falsch stop stopp meine meinte quatsch no meant mean sorry'.split(' '),
);

/** A circumstance's word behind one of these means something else: "*wie* schnell", "*ins* Ausland". */
const misleading = new Set(['wie schnell', 'how fast', 'ins ausland', 'so schnell', 'genauso schnell']);

/** A name behind one of these only says what for or when: "Urkunde *für die* Hochzeit". */
const prepositions = new Set(
  'fur nach bei wegen durch vor trotz mit ohne von vom aus for after because with without from before'.split(' '),
);

const articles = new Set(determiners);

/** The services an utterance is about, best first, each turned into its sibling where the circumstances say so. */
export function findSubjects(evidence: Evidence): {
  subjects: readonly Subject[];
  circumstance: Circumstance | undefined;
} {
  const { mentions, tokens, context, catalogue } = evidence;
  const circumstance =
    findCircumstance(mentions, tokens) ?? (isCorrection(tokens) ? heardCircumstance(context, catalogue) : undefined);
  const named = mentions.filter(({ kind }) => kind === 'service');
  const affirmed = named.filter(({ negated }) => !negated);
  const relevant = withoutYielding(affirmed.length > 0 ? affirmed : named, catalogue);
  const subjects = relevant.map((mention, index) =>
    toSubject(mention, index, relevant.length > 1, circumstance, evidence),
  );
  return {
    subjects: withoutParents(onePerService(subjects.length > 0 ? subjects : guess(evidence, circumstance)), catalogue)
      .sort((a, b) => b.quality - a.quality)
      .slice(0, 3),
    circumstance,
  };
}

function toSubject(
  mention: Mention,
  index: number,
  isContested: boolean,
  circumstance: Circumstance | undefined,
  { catalogue, tokens, beliefs }: Evidence,
): Subject {
  const { id } = mention;
  const because = [
    `Begriff „${mention.phrase}“${mention.quality < 1 ? ` (ungenau, ${Math.round(mention.quality * 100)} %)` : ''}`,
  ];
  // A longer name is the more specific one: "Adressaufkleber" over "Perso" elsewhere in the text.
  const specific = 0.86 + 0.008 * Math.min(16, mention.length) + 0.01 * Math.min(3, mention.at.length);
  const asides = isContested && isAside(mention, tokens) ? 0.78 : 1;
  // What comes first is what the message is about, more often than not.
  const first = isContested && index === 0 ? 1.05 : 1;
  const sounds = isContested ? 0.85 + 0.15 * shareOf(beliefs.service, id) : 1;
  const quality = Math.min(1, mention.quality * specific * asides * first * sounds);
  const sibling = circumstance && catalogue.services.get(id)?.variants?.[circumstance];
  if (sibling)
    return { service: sibling, quality: Math.min(1, quality + 0.03), because: [...because, `Umstand ${circumstance}`] };
  return { service: id, quality, because };
}

/** What was said of the service talked about, or what its being a sibling says: "Pass weg" was about a loss. */
function heardCircumstance({ circumstance, service }: Heard, { services }: Catalogue): Circumstance | undefined {
  if (circumstance || service === undefined) return circumstance;
  for (const { variants } of services.values()) {
    const found = circumstances.find((each) => variants?.[each] === service);
    if (found) return found;
  }
  return undefined;
}

/** Services that give way to any other one named beside them: "Termin" next to "Reisepass" is what is asked about it. */
function withoutYielding(mentions: readonly Mention[], catalogue: Catalogue): readonly Mention[] {
  const firm = mentions.filter(({ id }) => !catalogue.services.get(id)?.yields);
  return firm.length > 0 ? firm : mentions;
}

/** Who names the sibling does not mean the parent: "Dowód" beside "zgubiłem dowód" says nothing more. */
function withoutParents(subjects: readonly Subject[], catalogue: Catalogue): Subject[] {
  return subjects.filter(({ service }) => {
    const siblings = Object.values(catalogue.services.get(service)?.variants ?? {});
    return !subjects.some((other) => siblings.includes(other.service));
  });
}

/** Where no term is found, the service whose texts the utterance sounds like. */
function guess({ beliefs, catalogue, tokens }: Evidence, circumstance: Circumstance | undefined): readonly Subject[] {
  // Words that had to be bent to be understood are no ground for a guess.
  const known = tokens.filter(({ quality }) => quality === 1).length / Math.max(1, tokens.length);
  return beliefs.service.slice(0, 3).map(({ label, share }): Subject => {
    const sibling = circumstance && catalogue.services.get(label)?.variants?.[circumstance];
    return {
      service: sibling ?? label,
      quality: share * (0.5 + 0.5 * Math.min(1, beliefs.nearService * 1.5)) * known,
      guessed: true,
      because: [`klingt nach ${label} (${Math.round(share * 100)} %, Nähe ${Math.round(beliefs.nearService * 100)} %)`],
    };
  });
}

/** "für die Hochzeit", "nach Namensänderung": a purpose or an occasion. */
function isAside({ at: [start = 0] }: Mention, tokens: readonly ReadToken[]): boolean {
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ word }) => word);
  const [near, far] = [before.at(-1), before.at(-2)];
  return (
    (near !== undefined && prepositions.has(near)) ||
    (far !== undefined && prepositions.has(far) && near !== undefined && articles.has(near))
  );
}

function onePerService(subjects: readonly Subject[]): Subject[] {
  const byService = new Map<string, Subject>();
  for (const subject of subjects) {
    const known = byService.get(subject.service);
    if (!known || known.quality < subject.quality) byService.set(subject.service, subject);
  }
  return [...byService.values()];
}

function findCircumstance(mentions: readonly Mention[], tokens: readonly ReadToken[]): Circumstance | undefined {
  const mention = mentions.find(({ kind, at, phrase, negated }) => {
    const [index = 0] = at;
    const token = tokens[index];
    // Short stems meet by chance: "wegen" is not "weg".
    const same = phrase.length > 4 || phrase.toLowerCase() === token?.written;
    return kind === 'circumstance' && !negated && same && !misleading.has(`${tokens[index - 1]?.word} ${token?.word}`);
  });
  const found = circumstances.find((each) => each === mention?.id);
  if (found) return found;
  if (tokens.some(({ word }) => isChildAge(word))) return 'child';
  return isSoon(tokens) ? 'express' : undefined;
}

/** "siebenjährige", "3jähriger": somebody under 16. */
function isChildAge(word: string): boolean {
  const [, age] = /^(\d{1,2}|[a-z]+)jahrig/.exec(word) ?? [];
  if (age === undefined) return false;
  return /^\d+$/.test(age) ? Number(age) < 16 : smallNumbers.has(age);
}

/** "in neun Tagen", "in 3 days": too soon for the usual way. */
function isSoon(tokens: readonly ReadToken[]): boolean {
  return tokens.some(({ word }, index) => {
    const [preposition, count] = [tokens[index - 2]?.word, tokens[index - 1]?.word ?? ''];
    const isFew = /^\d+$/.test(count) ? Number(count) <= 14 : smallNumbers.has(count) || fewWords.has(count);
    return preposition === 'in' && isFew && ['tag', 'tagen', 'days'].includes(word);
  });
}

const smallNumbers = new Set(
  'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn'.split(' '),
);

const fewWords = new Set(['einem', 'wenigen', 'paar', 'few']);

/** Whether a text takes something back: "nein, ich meinte …". */
export function isCorrection(tokens: readonly ReadToken[]): boolean {
  return tokens.slice(0, 4).some(({ word }) => corrections.has(word));
}

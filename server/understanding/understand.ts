import type { Catalogue } from '../content/catalogue.ts';
import type { Circumstance } from '../content/schema.ts';
import type { Language } from '../protocol/messages.ts';
import { hearAspects } from './aspects.ts';
import { type Beliefs, shareOf, writtenDown } from './beliefs.ts';
import { findCandidates } from './candidates.ts';
import { findCircumstance } from './circumstance.ts';
import { splitClauses, type Tone, withoutOpening } from './clauses.ts';
import { withoutCourtesies } from './courtesies.ts';
import { type Engine, engineFor } from './engine.ts';
import type { Evidence } from './evidence.ts';
import { extractAskingFeatures, extractFeatures } from './features.ts';
import type { Heard } from './heard.ts';
import { unnamedService } from './labels.ts';
import { isForeign, recogniseLanguage } from './language.ts';
import type { Mention } from './mentions.ts';
import { namedPlace, placeSlots } from './places.ts';
import { type Candidate, type Ranking, rank } from './rank.ts';
import { type Reading, readText } from './reading.ts';
import { offerLanguages } from './topics.ts';
import type { ReadToken } from './words.ts';

/** What an utterance means, as far as it can be told. */
export interface Understanding {
  readonly language: Language;
  readonly ranking: Ranking;
  /** A second wish in the same utterance, with the first one in `ranking`. */
  readonly also: Candidate | undefined;
  readonly circumstance: Circumstance | undefined;
  /** The office that a named place stands for, whatever is asked. */
  readonly location: string | undefined;
  readonly trace: Trace;
}

/** How it came about, for `npm run try` and whoever wants to know. */
export interface Trace {
  readonly tokens: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  /** The words the classifier saw. */
  readonly masked: readonly string[];
  readonly beliefs: Beliefs;
  readonly candidates: readonly Candidate[];
}

/** Understands one utterance in its context. Deterministic; never throws; time is bounded by the text's limit. */
export function understand(utterance: string, heard: Heard, catalogue: Catalogue): Understanding {
  const engine = engineFor(catalogue);
  const written = tidy(utterance);
  const asked = withoutCourtesies(written);
  const text = withoutOpening(asked);
  // "Was anderes: …": nothing of what was talked about is meant.
  const context = text === asked ? heard : { ...heard, service: undefined, intent: undefined };
  const between = understandPart(text, context, catalogue, engine);
  const isAllCourtesy =
    asked !== written && between.trace.tokens.length <= mostOfName && saysNothing(between.ranking, catalogue);
  const whole = isAllCourtesy ? understandPart(written, heard, catalogue, engine) : between;
  const understood = { ...whole, language: recogniseLanguage(written, context.language) };
  if (whole.ranking.outcome === 'matched' && isEmergency(whole.ranking.best, catalogue))
    return { ...understood, also: undefined };
  const wishes = soundsLikeTwo(whole.trace)
    ? understandWishes(isAllCourtesy ? written : text, whole.ranking, context, catalogue, engine)
    : undefined;
  return wishes
    ? { ...understood, ranking: { outcome: 'matched', best: wishes[0] }, also: wishes[1] }
    : { ...understood, also: undefined };
}

/** "Hallo, Frau Kaya": so few words that are not understood are whom it is said to. */
const mostOfName = 2;

/** Whether nothing was understood, or hardly more than small talk: "Haben Sie" without "herzlichen Dank". */
function saysNothing(ranking: Ranking, catalogue: Catalogue): boolean {
  switch (ranking.outcome) {
    case 'matched':
      return ranking.best.harmless === true && !isEmergency(ranking.best, catalogue);
    case 'ambiguous':
      return ranking.candidates[0]?.harmless === true;
    case 'unmatched':
      return true;
  }
}

/**
 * A second wish names another service, or a place beside the service, or gives the aspect a strong second. Everything
 * else has one wish at most.
 */
function soundsLikeTwo({ mentions, beliefs }: Trace): boolean {
  // An editor knows that it is one.
  if (writtenDown(beliefs.alike, 'subject') !== undefined) return false;
  const named = mentions.filter(({ kind }) => kind === 'service').length;
  const isPlaced = mentions.some(({ kind }) => kind === 'location' || kind === 'district');
  return named > 1 || (named > 0 && isPlaced) || (beliefs.aspect[1]?.share ?? 0) >= strongSecond;
}

const strongSecond = 0.08;

/** Composed letters, single blanks, nothing invisible: how a text was typed says nothing. */
function tidy(utterance: string): string {
  // Most are typed this way: one look instead of four.
  if (isTidy.test(utterance)) return utterance;
  return utterance
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Words of letters that have one form only, single blanks between them. */
const isTidy = /^[!-~ÄÖÜäöüß]+(?: [!-~ÄÖÜäöüß]+)*$/;

function understandPart(
  utterance: string,
  context: Heard,
  catalogue: Catalogue,
  engine: Engine,
): Omit<Understanding, 'also' | 'language'> {
  const evidence = gather(utterance, context, catalogue, engine);
  const candidates = findCandidates(evidence);
  const { tokens, mentions, masked, beliefs, circumstance } = evidence;
  const place = namedPlace(evidence);
  const ranking = rank(candidates, catalogue.settings);
  const isUnderstood = ranking.outcome === 'matched' && ranking.best.likely === undefined;
  const inForeign = isUnderstood ? undefined : offerLanguages(evidence);
  return {
    ranking: inForeign ? { outcome: 'matched', best: inForeign } : ranking,
    circumstance,
    location: place && placeSlots(place, catalogue).location,
    trace: { tokens, mentions, masked: masked.map(({ word }) => word), beliefs, candidates: candidates.slice(0, 5) },
  };
}

/** Reads an utterance and asks the models about it. */
export function gather(
  utterance: string,
  context: Heard,
  catalogue: Catalogue,
  engine: Engine,
): Evidence & { readonly masked: readonly ReadToken[] } {
  const { tokens, telling, mentions, names, masked, asking, told } = readText(utterance, engine);
  const { believe, asked, triggers } = engine;
  const ofAsking = asking && hearSubject(asking, engine);
  // "Ich habe einen Hund. Was kostet das?": a question that holds for everything says nothing of what it is about.
  const isGeneral = ofAsking !== undefined && shareOf(ofAsking.subject, unnamedService) >= leastGeneral;
  const beliefs = {
    ...hearSubject((isGeneral ? told() : undefined) ?? { telling, names }, engine),
    aspect: believe.aspect(extractAskingFeatures(masked)),
    askedAlike: asked.nearest(masked, mostAlike),
    asking: isGeneral ? undefined : ofAsking,
  };
  return {
    tokens,
    mentions,
    masked,
    asksAbout: new Set(asking?.mentions.flatMap(({ kind, id }) => (kind === 'service' ? [id] : []))),
    isForeign: isForeign(utterance),
    isHeard: mentions.length > 0 || tokens.some(({ word }) => engine.spelling.knows(word)),
    beliefs,
    heardAspects: hearAspects(beliefs, catalogue),
    circumstance: findCircumstance(mentions, tokens, context, catalogue),
    context,
    catalogue,
    triggers,
  };
}

/** From here on, a question is more likely about no service in particular than about any. */
const leastGeneral = 0.5;

/** What words are about, by the model and by the known utterances. */
function hearSubject(
  { telling, names }: Pick<Reading, 'telling' | 'names'>,
  { believe, said }: Engine,
): Pick<Beliefs, 'subject' | 'alike'> {
  return { subject: believe.subject(extractFeatures(telling, names)), alike: said.nearest(telling, mostAlike) };
}

/** Known utterances further off say nothing more. */
const mostAlike = 16;

/** Two different wishes in one message, each clear on its own: both are served. */
function understandWishes(
  utterance: string,
  whole: Ranking,
  context: Heard,
  catalogue: Catalogue,
  engine: Engine,
): readonly [Candidate, Candidate] | undefined {
  const clauses = splitClauses(utterance);
  if (!clauses) return undefined;
  // "Mein Sohn ist da. Wer meldet das, und bis wann?": what all of it is about is talked about in every part.
  const about = whole.outcome === 'matched' ? whole.best.slots.service : undefined;
  let heard = { ...context, service: about ?? context.service };
  const wishes: Candidate[] = [];
  for (const clause of clauses.texts) {
    const { ranking } = understandPart(clause, heard, catalogue, engine);
    if (ranking.outcome !== 'matched' || !isWish(ranking.best, clauses.tone)) continue;
    heard = { ...heard, service: ranking.best.slots.service ?? heard.service };
    if (wishes.every((wish) => !sameWish(wish, ranking.best))) wishes.push(ranking.best);
  }
  const [first, second] = wishes;
  if (!first || !second || wishes.length > 2) return undefined;
  // Where nobody asks, a second sentence on the same matter only tells more of it.
  const isOneMatter = clauses.tone === 'statement' && first.slots.service === second.slots.service;
  return isOneMatter ? undefined : [first, second];
}

/** Something asked about a service, or of an office: "ich wohne in Linden und …" asks for no office. */
function isWish({ bare, slots }: Candidate, tone: Tone): boolean {
  return slots.service === undefined ? slots.location !== undefined && tone !== 'statement' : !bare;
}

function sameWish(a: Candidate, b: Candidate): boolean {
  return a.intent === b.intent && a.slots.service === b.slots.service && a.slots.location === b.slots.location;
}

function isEmergency(candidate: Candidate, catalogue: Catalogue): boolean {
  return catalogue.intents.get(candidate.intent)?.kind === 'emergency';
}

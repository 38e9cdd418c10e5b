import type { Catalogue } from '../content/catalogue.ts';
import { findTarget } from '../content/catalogue.ts';
import type { Choice, Language, Part, Reply } from '../protocol/messages.ts';
import { offTopic } from '../understanding/labels.ts';
import type { Candidate, Ranking } from '../understanding/rank.ts';
import { suggestServices } from '../understanding/suggest.ts';
import { understand } from '../understanding/understand.ts';
import { phrasePart, type Setting } from './answer.ts';
import {
  choiceFor,
  choicesFor,
  chosenLanguage,
  languageChoices,
  nothing,
  nothingOfThese,
  pageChoices,
  startChoices,
  topicChoices,
} from './choices.ts';
import { chooseAmong } from './choosing.ts';
import { type Context, freshContext, knownTo, mostOffered } from './context.ts';
import { type Served, serve, serveTarget } from './serve.ts';

/** What a visitor did in a turn. */
export type Move =
  | { readonly kind: 'utterance'; readonly text: string }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'forget' };

/** One move and what came of it. */
export interface Turn {
  readonly reply: Reply;
  readonly context: Context;
  /** What was considered, best first. */
  readonly nearest?: readonly Candidate[];
  /** Set where the question should be put aside for people. */
  readonly unanswered?: { readonly reason: 'not-understood' | 'no-fact' | 'unsure' };
}

/**
 * An answer whose confidence is less than this above the threshold is given, and put aside to be looked at: of the two
 * question sets in `test/questions`, 18 of 50 such answers were wrong, of the surer ones 62 of 366.
 */
const unsureMargin = 0.15;

/** More candidates tell people nothing. */
const mostNearest = 3;

/** Takes a turn: pure, so the same move in the same context at the same time gets the same reply from the same engine. */
export function takeTurn(move: Move, carried: Context, catalogue: Catalogue, now: Date): Turn {
  const context = knownTo(catalogue, carried);
  return withOffered(takeMove(move, context, { catalogue, language: context.language, now }));
}

/** Choices asked back between can be taken in words in the next turn. */
function withOffered(turn: Turn): Turn {
  const { outcome, choices } = turn.reply;
  const values = choices.map(({ value }) => value).filter((value) => value !== nothing);
  const isOffer = outcome === 'ambiguous' && values.length <= mostOffered;
  return { ...turn, context: { ...turn.context, offered: isOffer ? values : undefined } };
}

function takeMove(move: Move, context: Context, setting: Setting): Turn {
  switch (move.kind) {
    case 'utterance':
      return takeInWords(move.text, context, setting) ?? takeUtterance(move.text, context, setting);
    case 'choice':
      return takeChoice(move.value, context, setting);
    case 'language':
      return switchLanguage(move.language, context, setting);
    case 'forget':
      return {
        reply: {
          language: context.language,
          outcome: 'matched',
          parts: [phrasePart('forgotten', setting)],
          choices: startChoices(setting),
        },
        context: freshContext(context.language),
      };
  }
}

/** "Das erste", "nein, nichts davon": the answer to what was asked back, without a button. */
function takeInWords(text: string, context: Context, setting: Setting): Turn | undefined {
  const { offered = [] } = context;
  const chosen = chooseAmong(text, offered.length);
  switch (chosen?.kind) {
    case undefined:
      return undefined;
    case 'one':
      return takeChoice(offered[chosen.place] ?? nothing, context, setting);
    case 'none':
      return takeChoice(nothing, context, setting);
    case 'unclear':
      return {
        reply: {
          language: setting.language,
          outcome: 'ambiguous',
          parts: [phrasePart('which-of-these', setting)],
          choices: [...choicesFor(offered, setting), nothingOfThese(setting)],
        },
        context,
      };
  }
}

/** The first words of a visit, with suggestions that fit the page it begins on. */
export function welcome(context: Context, catalogue: Catalogue, now: Date, page = ''): Reply {
  const setting: Setting = { catalogue, language: context.language, now };
  return {
    language: context.language,
    outcome: 'matched',
    parts: [phrasePart('welcome', setting), ...machineWritten(setting)],
    choices: pageChoices(page, setting),
  };
}

/** One line for texts that no speaker of the language has read yet. */
function machineWritten(setting: Setting): readonly Part[] {
  if (setting.catalogue.languages.get(setting.language)?.reviewed !== false) return [];
  const part = phrasePart('machine-written', setting);
  return part.type === 'text' ? [{ ...part, type: 'notice', tone: 'hint' }] : [];
}

function takeUtterance(text: string, context: Context, setting: Setting): Turn {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return {
      reply: {
        language: setting.language,
        outcome: 'unmatched',
        parts: [phrasePart('empty', setting)],
        choices: startChoices(setting),
      },
      context,
    };
  }
  const understanding = understand(text, context, setting.catalogue);
  const spoken: Setting = { ...setting, language: understanding.language };
  const { trace } = understanding;
  const ranking = onlyOnOffer(understanding.ranking, context);
  const nearest = trace.candidates.slice(0, mostNearest);
  const heard: Context = {
    ...context,
    language: spoken.language,
    ...(understanding.circumstance ? { circumstance: understanding.circumstance } : {}),
    ...(understanding.location ? { location: understanding.location } : {}),
  };
  switch (ranking.outcome) {
    case 'matched':
      return answered(
        [withWaiting(ranking.best, context), ...(understanding.also ? [understanding.also] : [])],
        heard,
        spoken,
        text,
        nearest,
      );
    case 'ambiguous': {
      const candidates = ranking.candidates.map((candidate) => withWaiting(candidate, context));
      const choices = distinct(candidates.flatMap((candidate) => choiceFor(candidate, spoken)));
      const [best] = candidates;
      // "None of these" alone is no question.
      if (choices.length === 0 || !best) return missed(heard, spoken, best, text, nearest);
      return {
        reply: {
          language: spoken.language,
          outcome: 'ambiguous',
          match: { intent: best.intent, slots: {}, confidence: best.confidence },
          parts: [phrasePart('did-you-mean', spoken)],
          choices: [...choices, nothingOfThese(spoken)],
        },
        context: { ...heard, misses: 0 },
        nearest: candidates,
      };
    }
    case 'unmatched':
      return missed(heard, spoken, ranking.nearest, text, nearest);
  }
}

/** Of what an utterance might mean, the only one that it was just asked back between: "den Pass", in answer to two. */
function onlyOnOffer(ranking: Ranking, { offered = [] }: Context): Ranking {
  if (ranking.outcome !== 'ambiguous') return ranking;
  const [best, ...others] = ranking.candidates.filter((each) => offered.some((value) => isAbout(each, value)));
  return best && others.length === 0 ? { outcome: 'matched', best } : ranking;
}

function isAbout({ slots, intent }: Candidate, offered: string): boolean {
  const subject = slots.location ?? slots.service;
  return subject === undefined ? offered === intent : offered === subject || offered.startsWith(`${subject}/`);
}

/** A service named in answer to what was asked back is asked about what was asked before. */
function withWaiting(candidate: Candidate, { asked, intent, offered }: Context): Candidate {
  if (!candidate.bare || candidate.slots.service === undefined) return candidate;
  const aspect = offered?.find((value) => value.startsWith(`${candidate.slots.service}/`))?.split('/')[1];
  const waiting = aspect === undefined ? (asked === 'service' ? intent : undefined) : `service/${aspect}`;
  return waiting === undefined ? candidate : { ...candidate, intent: waiting, bare: false };
}

function answered(
  wishes: readonly [Candidate, ...Candidate[]],
  context: Context,
  setting: Setting,
  text: string,
  nearest: readonly Candidate[],
): Turn {
  const [best] = wishes;
  if (setting.catalogue.intents.get(best.intent)?.kind === 'language')
    return changeLanguage(best, text, context, setting);
  let carried = context;
  const served: Served[] = wishes.map((wish) => {
    const each = serve(wish, carried, setting);
    carried = each.context;
    return each;
  });
  const last = served.at(-1);
  const isKnown = served.every(({ known }) => known);
  const isUnsure =
    last?.outcome === 'matched' && best.confidence < setting.catalogue.settings.confidence + unsureMargin;
  return {
    reply: {
      language: setting.language,
      outcome: last?.outcome ?? 'matched',
      match: { intent: best.intent, slots: served[0]?.slots ?? best.slots, confidence: best.confidence },
      // One answer alone stays the very object that others get as well.
      parts: served.length === 1 && last ? last.parts : served.flatMap(({ parts }) => parts),
      choices: last?.choices ?? [],
    },
    context: { ...carried, misses: 0 },
    // What was answered comes first, also where the talk changed what is meant.
    nearest: [...wishes, ...nearest.filter((each) => wishes.every((wish) => !sameTarget(wish, each)))],
    ...(isKnown ? {} : { unanswered: { reason: 'no-fact' } }),
    ...(isKnown && isUnsure ? { unanswered: { reason: 'unsure' } } : {}),
  };
}

function sameTarget(a: Candidate, b: Candidate): boolean {
  return a.intent === b.intent && a.slots.service === b.slots.service;
}

function missed(
  context: Context,
  setting: Setting,
  best: Candidate | undefined,
  text: string,
  nearest: readonly Candidate[],
): Turn {
  const misses = context.misses + 1;
  const again = misses >= setting.catalogue.settings.misses;
  const suggestions = choicesFor(suggestServices(text, setting.catalogue), setting);
  return {
    reply: {
      language: setting.language,
      outcome: 'unmatched',
      match: { intent: offTopic, slots: {}, confidence: best?.confidence ?? 0 },
      parts: [phrasePart(again ? 'not-understood-again' : 'not-understood', setting)],
      choices: again ? topicChoices(setting) : distinct([...suggestions, ...startChoices(setting)]).slice(0, 5),
    },
    context: { ...context, misses },
    nearest,
    unanswered: { reason: 'not-understood' },
  };
}

function distinct(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

function takeChoice(value: string, context: Context, setting: Setting): Turn {
  const { catalogue, language } = setting;
  if (value === nothing) {
    // What is to be put aside is the question before.
    const { unanswered: _, ...turn } = missed(context, setting, undefined, '', []);
    return turn;
  }
  const topic = value.startsWith('topic:') ? catalogue.topics.get(value.slice('topic:'.length)) : undefined;
  if (topic) {
    return {
      reply: {
        language,
        outcome: 'ambiguous',
        parts: [phrasePart('ask-service', setting)],
        choices: topicChoices(setting, topic.id),
      },
      context: { ...context, misses: 0 },
    };
  }
  const chosen = chosenLanguage(value, setting);
  if (chosen) return switchLanguage(chosen, { ...context, misses: 0 }, setting);
  const target = findTarget(catalogue, value);
  if (!target) {
    return {
      reply: {
        language,
        outcome: 'unmatched',
        parts: [phrasePart('choice-gone', setting)],
        choices: startChoices(setting),
      },
      context,
    };
  }
  const { parts, choices, outcome, match, context: next, known } = serveTarget(target, context, setting);
  return {
    reply: { language, outcome, match, parts, choices },
    context: { ...next, misses: 0 },
    nearest: [{ ...match, because: [] }],
    ...(known ? {} : { unanswered: { reason: 'no-fact' } }),
  };
}

function switchLanguage(language: Language, context: Context, setting: Setting): Turn {
  const changed: Setting = { ...setting, language };
  return {
    reply: {
      language,
      outcome: 'matched',
      parts: [phrasePart('language-changed', changed), ...machineWritten(changed)],
      choices: startChoices(changed),
    },
    context: { ...context, language },
  };
}

/** Somebody asks for a language, or writes in one that we do not speak: then the languages there are, as buttons. */
function changeLanguage(best: Candidate, text: string, context: Context, setting: Setting): Turn {
  const match = { intent: best.intent, slots: {}, confidence: best.confidence };
  const wanted = namedLanguage(text, context, setting);
  if (wanted) {
    const turn = switchLanguage(wanted, context, setting);
    return { reply: { ...turn.reply, match }, context: { ...turn.context, misses: 0 } };
  }
  const served = serve(best, context, setting);
  return {
    reply: {
      language: setting.language,
      outcome: 'matched',
      match,
      parts: served.parts,
      choices: languageChoices(setting),
    },
    context: { ...served.context, misses: 0 },
  };
}

/** The language that a text names, by any of its names: the longest, "einfaches Deutsch" before "Deutsch". */
function namedLanguage(text: string, context: Context, { catalogue }: Setting): Language | undefined {
  const lower = text.toLowerCase();
  const named = [...catalogue.languages.values()].flatMap(({ id, name, terms }) =>
    [name, ...terms].filter((term) => lower.includes(term.toLowerCase())).map((term) => ({ id, length: term.length })),
  );
  const [longest] = named.sort((a, b) => b.length - a.length);
  return longest?.id === context.language ? undefined : longest?.id;
}

import type { Choice } from '../protocol/messages.ts';
import { offTopic } from '../understanding/labels.ts';
import { type Candidate, leastHarmless, type Ranking } from '../understanding/rank.ts';
import { suggestServices } from '../understanding/suggest.ts';
import { understand } from '../understanding/understand.ts';
import { phrasePart, type Setting } from './answer.ts';
import { changeLanguage } from './change-language.ts';
import { choiceFor, choicesFor, nothingOfThese, startChoices, topicChoices } from './choices.ts';
import type { Context } from './context.ts';
import type { Turn } from './move.ts';
import { type Served, serve } from './serve.ts';

/**
 * An answer whose confidence is less than this above the threshold is given, and put aside to be looked at: of the two
 * question sets in `test/questions`, 18 of 50 such answers were wrong, of the surer ones 62 of 366.
 */
const unsureMargin = 0.15;

/** More candidates tell people nothing. */
const mostNearest = 3;

/** Understands what a visitor wrote, and answers it, asks back, or says that it was not understood. */
export function takeUtterance(text: string, context: Context, setting: Setting): Turn {
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

/** The likeliest of what an utterance might mean, where it alone was just asked back between: "den Pass", in answer to two. */
function onlyOnOffer(ranking: Ranking, { offered = [] }: Context): Ranking {
  if (ranking.outcome !== 'ambiguous') return ranking;
  const [best] = ranking.candidates;
  const onOffer = ranking.candidates.filter((each) => offered.some((value) => isAbout(each, value)));
  const isChosen =
    best !== undefined && best.confidence >= leastHarmless && onOffer.length === 1 && onOffer[0] === best;
  return isChosen ? { outcome: 'matched', best } : ranking;
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

/** What is said where nothing was understood: after the second time in a row, the topics and a person. */
export function missed(
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

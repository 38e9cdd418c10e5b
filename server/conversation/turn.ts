import { type Catalogue, findTarget } from '../content/catalogue.ts';
import type { Reply } from '../protocol/messages.ts';
import { phrasePart, type Setting } from './answer.ts';
import { machineWritten, switchLanguage } from './change-language.ts';
import {
  choicesFor,
  chosenLanguage,
  nothing,
  nothingOfThese,
  offeredIn,
  pageChoices,
  startChoices,
  topicChoices,
} from './choices.ts';
import { chooseAmong } from './choosing.ts';
import { type Context, freshContext, knownTo, mostCarried } from './context.ts';
import type { Move, Turn } from './move.ts';
import { serveTarget } from './serve.ts';
import { missed, takeUtterance } from './utterance.ts';

/** Takes a turn: pure, so the same move in the same context at the same time gets the same reply from the same engine. */
export function takeTurn(move: Move, carried: Context, catalogue: Catalogue, now: Date): Turn {
  const context = knownTo(catalogue, carried);
  return withOffered(takeMove(move, context, { catalogue, language: context.language, now }));
}

/** Choices asked back between can be taken in words in the next turn. */
function withOffered(turn: Turn): Turn {
  const { outcome, choices } = turn.reply;
  const values = offeredIn(choices);
  const isOffer = outcome === 'ambiguous' && values.length <= mostCarried;
  return { ...turn, context: { ...turn.context, offered: isOffer ? [...values] : undefined } };
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

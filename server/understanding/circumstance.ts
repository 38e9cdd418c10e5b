import type { Catalogue } from '../content/catalogue.ts';
import { type Circumstance, circumstances } from '../content/schema.ts';
import type { Heard } from './heard.ts';
import type { Mention } from './mentions.ts';
import type { ReadToken } from './words.ts';

/** Words that take back what was said before. */
const corrections = new Set(
  'nein ne nee doch sondern falsch stop stopp meine meinte quatsch no meant mean sorry'.split(' '),
);

/** A circumstance's word behind one of these means something else: "*wie* schnell", "*ins* Ausland". */
const misleading = new Set(['wie schnell', 'how fast', 'ins ausland', 'so schnell', 'genauso schnell']);

/** The circumstance that an utterance speaks of (a child, a loss, a hurry …), or that a correction takes along. */
export function findCircumstance(
  mentions: readonly Mention[],
  tokens: readonly ReadToken[],
  context: Heard,
  catalogue: Catalogue,
): Circumstance | undefined {
  return spoken(mentions, tokens) ?? (isCorrection(tokens) ? heard(context, catalogue) : undefined);
}

/** Whether a text takes something back: "nein, ich meinte …". */
export function isCorrection(tokens: readonly ReadToken[]): boolean {
  return tokens.slice(0, 4).some(({ word }) => corrections.has(word));
}

function spoken(mentions: readonly Mention[], tokens: readonly ReadToken[]): Circumstance | undefined {
  const mention = mentions.find(({ kind, at, phrase, negated }) => {
    const [index = 0] = at;
    const token = tokens[index];
    // Short stems meet by chance: "wegen" is not "weg".
    const same = phrase.length > 4 || phrase.toLowerCase() === token?.written;
    return kind === 'circumstance' && !negated && same && !misleading.has(`${tokens[index - 1]?.word} ${token?.word}`);
  });
  const found = circumstances.find((each) => each === mention?.id);
  if (found) return found;
  if (tokens.some((token, index) => isChildAge(token.word, tokens[index - 1]?.word))) return 'child';
  return isSoon(tokens) ? 'express' : undefined;
}

/** What was said of the service talked about, or what its being a sibling says: "Pass weg" was about a loss. */
function heard({ circumstance, service }: Heard, { services }: Catalogue): Circumstance | undefined {
  if (circumstance || service === undefined) return circumstance;
  for (const { variants } of services.values()) {
    const found = circumstances.find((each) => variants?.[each] === service);
    if (found) return found;
  }
  return undefined;
}

/** "siebenjährige", "3jähriger", "11 jährige": somebody under 16. */
function isChildAge(word: string, before: string = ''): boolean {
  if (!word.includes('jahrig')) return false;
  const [, within] = /^(\d{1,2}|[a-z]*)jahrig/.exec(word) ?? [];
  if (within === undefined) return false;
  const age = within === '' ? before : within;
  return /^\d{1,2}$/.test(age) ? Number(age) < 16 : smallNumbers.has(age);
}

/** "in neun Tagen", "in 3 days": too soon for the usual way. */
function isSoon(tokens: readonly ReadToken[]): boolean {
  return tokens.some(({ word }, index) => {
    if (!days.has(word) || tokens[index - 2]?.word !== 'in') return false;
    const count = tokens[index - 1]?.word ?? '';
    return /^\d+$/.test(count) ? Number(count) <= 14 : smallNumbers.has(count) || fewWords.has(count);
  });
}

const smallNumbers = new Set(
  'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn'.split(' '),
);

const days = new Set(['tag', 'tagen', 'days']);

const fewWords = new Set(['einem', 'wenigen', 'paar', 'few']);

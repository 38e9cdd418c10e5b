/** More clauses than this are a story, not a list of wishes. */
const maxClauses = 6;

/** Shorter texts are no stories: every word of them belongs to the question. */
const storyWords = 5;

/** What a part of a message does: the strongest come first. */
const tones = ['question', 'request', 'statement'] as const;
export type Tone = (typeof tones)[number];

/** A text without the words that only say that something else is asked now, if it has them: "ok, was anderes: …". */
export function withoutOpening(utterance: string): string {
  return utterance.replace(newTopic, '');
}

const newTopic =
  /^(?:(?:ok(?:ay)?|gut|danke|super|alles klar|so|ah|thanks|and|und|jetzt|now)[\s,.!]+){0,3}(?:(?:noch )?(?:et)?was (?:ganz |völlig )?anderes|(?:eine |ne )?(?:ganz )?andere frage|anderes thema|themenwechsel|something else|(?:another|a different) (?:question|topic))[\s,.:;!?–-]+(?=\S)/iu;

/** The parts of a message that may each hold a wish, and what they all do; undefined where that is one part at most. */
export interface Clauses {
  readonly tone: Tone;
  readonly texts: readonly string[];
}

/**
 * The questions of a message; where it has none, its requests; where nobody asks for anything, all of its parts. What is
 * told around a question says what it is about, and is no wish beside it.
 */
export function splitClauses(utterance: string): Clauses | undefined {
  const clauses = utterance
    .slice(0, 600)
    .split(/(?<=[.?!;\n])/)
    .flatMap(splitSentence);
  if (clauses.length > maxClauses) return undefined;
  for (const tone of tones) {
    const texts = clauses.filter((clause) => clause.tone === tone).map(({ text }) => text);
    if (texts.length > 0) return texts.length > 1 ? { tone, texts } : undefined;
  }
  return undefined;
}

/** "… und …": what is joined to a question asks with it, also without a question word. */
function splitSentence(sentence: string): readonly { readonly text: string; readonly tone: Tone }[] {
  const texts = sentence
    .split(/[.?!;\n]+|,\s+(?=und |sowie |and )|\s+(?:und|sowie|au(?:ß|ss)erdem|and|also)\s+/iu)
    .map((text) => text.trim())
    .filter((text) => text.length > 2);
  let joined: Tone = 'statement';
  return texts.map((text, place) => {
    if (place === texts.length - 1 && sentence.includes('?')) joined = 'question';
    joined = strongest(joined, toneOf(text, place > 0));
    return { text, tone: joined };
  });
}

function strongest(one: Tone, other: Tone): Tone {
  return tones.indexOf(one) < tones.indexOf(other) ? one : other;
}

function toneOf(clause: string, isJoined: boolean): Tone {
  const parts = clause.split(/[,:]\s+/);
  // "Wir ziehen um und müssen …" asks nothing; "Müssen wir …" does.
  if (parts.some((part, place) => (isJoined && place === 0 ? asksByWord : asksAtOnce).test(part))) return 'question';
  return asksSomewhere.test(clause) ? 'request' : 'statement';
}

/** A message with a story: the part that asks says what is wanted, the rest what it is about. */
export interface Story {
  readonly asks: string;
  readonly tells: string;
}

/** The part of a message that asks, and what is told around it; undefined where no part stands out. */
export function findStory(utterance: string): Story | undefined {
  if (!/[.!?;,:\n]\s/.test(utterance) || utterance.split(/\s+/, storyWords).length < storyWords) return undefined;
  const sentences = utterance.split(/(?<=[.!?;\n])\s+/);
  const isQuestion = (sentence: string) => sentence.includes('?');
  const asks = [isQuestion, (sentence: string) => asksSomewhere.test(sentence), () => true].find((each) =>
    sentences.some(each),
  ) as (sentence: string) => boolean;
  const [before, asking] = atFirstQuestion(sentences.filter(asks).join(' '));
  const tells = [...sentences.filter((sentence) => !asks(sentence)), ...before].join(' ');
  return tells === '' || tag.test(asking) ? undefined : { asks: asking, tells };
}

/** "…, geht das?": what is asked stands before it. */
const tag =
  /^(?:und |aber |also )?(?:geht|ginge|klappt|ist|wäre|does|is)\s+(?:das|es|so ?was|that|this)(?:\s+(?:möglich|erlaubt|machbar|okay|ok|überhaupt|possible|allowed|work))?\s*[?!.]*$/iu;

/** What stands before the first clause that begins with a question, and the rest: "hab ihn verloren, | wie krieg ich einen". */
function atFirstQuestion(text: string): readonly [before: readonly string[], rest: string] {
  const clauses = text.split(/(?<=[,:])\s+/);
  const first = clauses.findIndex((clause) => asksAtOnce.test(clause));
  return first > 0 ? [clauses.slice(0, first), clauses.slice(first).join(' ')] : [[], text];
}

export const questionWords =
  'wie|wieviel|wielange?|was|wo|wohin|woher|wann|wer|wem|wen|welche[rsnm]?|wofür|wozu|womit|how|what|where|when|which|who';
export const requestWords =
  'kann|können|könnte|darf|dürfen|muss|müssen|soll|sollen|brauche?|möchte|will|gibt|geht|reicht|bekomme?|can|could|may|must|should|do|does|is|are|need';

const openings = '^(?:(?:und|aber|also|nun|jetzt|and|so|but|ab|bis|für|mit|in|bei)\\s+)?';

/** A question word or a request at the very beginning. */
const asksAtOnce = new RegExp(`${openings}(?:${questionWords}|${requestWords})(?!\\p{L})`, 'iu');

/** A question word at the very beginning. */
const asksByWord = new RegExp(`${openings}(?:${questionWords})(?!\\p{L})`, 'iu');

/** A question word or a request anywhere. */
const asksSomewhere = new RegExp(`(?<!\\p{L})(?:${questionWords}|${requestWords})(?!\\p{L})`, 'iu');

/** More clauses than this are a story, not a list of wishes. */
const maxClauses = 6;

/** Shorter texts are no stories: every word of them belongs to the question. */
const storyWords = 5;

/** The parts of a message that may each hold a wish; nothing if it has one part only. */
export function splitClauses(utterance: string): readonly string[] {
  const clauses = utterance
    .slice(0, 600)
    .split(/[.?!;\n]+|,\s+(?=und |sowie |and )|\s+(?:und|sowie|au(?:ß|ss)erdem|and|also)\s+/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length > 2);
  return clauses.length > 1 && clauses.length <= maxClauses ? clauses : [];
}

/**
 * The part of a message that asks: the rest tells a story, which says what it is about but not what is wanted. The
 * whole message where nothing stands out.
 */
export function askingPart(utterance: string): string {
  if (!/[.!?;,:\n]\s/.test(utterance) || utterance.split(/\s+/, storyWords).length < storyWords) return utterance;
  const sentences = utterance.split(/(?<=[.!?;\n])\s+/);
  const questions = sentences.filter((sentence) => sentence.includes('?'));
  const asking = questions.length > 0 ? questions : sentences.filter(asks);
  const part = fromFirstQuestion((asking.length > 0 ? asking : sentences).join(' '));
  return tag.test(part) ? utterance : part;
}

/** "…, geht das?": what is asked stands before it. */
const tag =
  /^(?:und |aber |also )?(?:geht|ginge|klappt|ist|wäre|does|is)\s+(?:das|es|so ?was|that|this)(?:\s+(?:möglich|erlaubt|machbar|okay|ok|überhaupt|possible|allowed|work))?\s*[?!.]*$/iu;

/** From the first clause on that begins with a question, if there is one: "hab ihn verloren, wie krieg ich einen neuen". */
function fromFirstQuestion(text: string): string {
  const clauses = text.split(/(?<=[,:])\s+/);
  const first = clauses.findIndex((clause) => asksAtOnce.test(clause));
  return first > 0 ? clauses.slice(first).join(' ') : text;
}

const questionWords =
  'wie|wieviel|wielange?|was|wo|wohin|woher|wann|wer|wem|wen|welche[rsnm]?|wofür|wozu|womit|how|what|where|when|which|who';
const requestWords =
  'kann|können|könnte|darf|dürfen|muss|müssen|soll|sollen|brauche?|möchte|will|gibt|geht|reicht|bekomme?|can|could|may|must|should|do|does|is|are|need';

/** A question word or a request at the very beginning. */
const asksAtOnce = new RegExp(
  `^(?:(?:und|aber|also|nun|jetzt|and|so|but|ab|bis|für|mit|in|bei)\\s+)?(?:${questionWords}|${requestWords})(?!\\p{L})`,
  'iu',
);

/** Whether a clause asks for something: it holds a question word or a request. */
export function asks(clause: string): boolean {
  return asksSomewhere.test(clause);
}

/** A question word or a request anywhere. */
const asksSomewhere = new RegExp(`(?<!\\p{L})(?:${questionWords}|${requestWords})(?!\\p{L})`, 'iu');

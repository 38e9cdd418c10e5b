import { stringify } from 'yaml';
import { z } from 'zod';
import type { Catalogue } from '../../server/content/catalogue.ts';
import { freshContext } from '../../server/conversation/context.ts';
import { takeTurn } from '../../server/conversation/turn.ts';
import { testClock } from '../../server/known-questions/clock.ts';
import type { Language, Reply } from '../../server/protocol/messages.ts';
import { redact } from '../../server/unanswered/redact.ts';
import { type Speaker, speakerOf } from './speakers.ts';

/** What a visitor wrote, with what was meant where the transcript says so. */
export interface SaidTurn {
  readonly text: string;
  readonly intent?: string | undefined;
  readonly service?: string | undefined;
  /** The language the chat was set to, where the transcript shows it. */
  readonly language?: Language | undefined;
}

const transcriptSchema = z.object({
  turns: z.array(z.object({ text: z.string(), intent: z.string().optional(), service: z.string().optional() })),
});

/** A transcript that cannot be read. */
export class TranscriptError extends Error {
  override readonly name = 'TranscriptError';
}

/**
 * The visitor's turns of a chat as the widget saves it, in whatever language: `Sie:` and what was said, then
 * `Service-Chat:` and the answer. Also JSON with `turns`.
 * Personal data is taken out. Throws a `TranscriptError`.
 */
export function readTranscript(text: string): readonly SaidTurn[] {
  const turns = text.trimStart().startsWith('{') ? readJson(text) : readLines(text);
  const said = turns.map((turn) => ({ ...turn, text: redact(turn.text) })).filter((turn) => turn.text !== '');
  if (said.length === 0)
    throw new TranscriptError(
      'In der Datei steht keine Frage. Erwartet wird ein Chat, wie ihn der Chat selbst speichert (Zeilen „Sie:“ und „Service-Chat:“), oder JSON.',
    );
  return said;
}

function readJson(text: string): readonly SaidTurn[] {
  try {
    return transcriptSchema.parse(JSON.parse(text)).turns;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new TranscriptError('Das JSON hat nicht die Form {"turns": [{"text": "…"}]}.', { cause: error });
  }
}

/** Lines without a speaker go on with what the one above said. */
function readLines(text: string): readonly SaidTurn[] {
  const turns: { speaker: Speaker; lines: string[] }[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const speaker = speakerOf(line);
    if (speaker) turns.push({ speaker, lines: [speaker.text] });
    else turns.at(-1)?.lines.push(line.trim());
  }
  return turns
    .filter(({ speaker }) => speaker.who === 'visitor')
    .map(({ speaker, lines }) => ({ text: lines.filter(Boolean).join(' '), language: speaker.language }));
}

/**
 * Twin tests to paste: one utterance as a test of its own, several as a dialogue. Where the transcript does not say
 * what was meant, what the bot answers today is put in, to be checked by a person.
 */
export function formatTwins(said: readonly SaidTurn[], catalogue: Catalogue): string {
  const language = said[0]?.language ?? 'de';
  let context = freshContext(language);
  let guessed = false;
  const turns = said.map(({ text, intent, service }) => {
    const { reply, context: next } = takeTurn({ kind: 'utterance', text }, context, catalogue, testClock);
    context = next;
    const isGiven = intent !== undefined || service !== undefined;
    guessed ||= !isGiven;
    const expect = isGiven
      ? { ...(intent === undefined ? {} : { intent }), ...(service === undefined ? {} : { service }) }
      : expectationFrom(reply);
    return { say: escapeTemplate(text), expect };
  });
  const intent = turns.at(-1)?.expect.intent;
  const [first] = turns;
  const setTo = language === 'de' ? {} : { language };
  const tests = turns.length === 1 && first ? [{ ...first, ...setTo }] : [{ dialogue: turns, ...setTo }];
  return [
    `# ${intent ? `Gehört nach test/intents/${intent}.yaml.` : 'Legen Sie fest, in welche Testdatei das gehört.'} Prüfen Sie vorher, ob noch Persönliches darin steht.`,
    ...(guessed ? ['# expect ist, was der Bot heute antwortet: Korrigieren Sie, was anders sein soll.'] : []),
    stringify(tests, { lineWidth: 0 }).trimEnd(),
  ].join('\n');
}

function expectationFrom({ outcome, match }: Reply): Record<string, string> {
  return {
    ...(match ? { intent: match.intent, ...match.slots } : {}),
    ...(outcome === 'matched' ? {} : { outcome }),
  };
}

/** Brackets mean something in twin files; a visitor's are only brackets. */
function escapeTemplate(text: string): string {
  return text.replace(/[[\](){}|\\]/g, '\\$&');
}

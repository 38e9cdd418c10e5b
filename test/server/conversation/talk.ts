import type { Catalogue } from '../../../server/content/catalogue.ts';
import { type Context, freshContext } from '../../../server/conversation/context.ts';
import type { Move, Turn } from '../../../server/conversation/move.ts';
import { takeTurn } from '../../../server/conversation/turn.ts';
import type { Language, Part, Reply } from '../../../server/protocol/messages.ts';

/** A Tuesday morning, ten o'clock in Hannover. */
export const tuesday = '2026-11-24T09:00:00Z';

/** What a visitor gets to hear. */
export interface Heard {
  readonly reply: Reply;
  /** What it is about, as choices name it: `reisepass/costs`, `buergeramt-linden/opening-hours`, `emergency/medical`. */
  readonly about: string;
  /** Every paragraph, list and table as one line. */
  readonly says: readonly string[];
  readonly choices: readonly string[];
  readonly unanswered: Turn['unanswered'];
  readonly nearest: Turn['nearest'];
}

/** A visit: every call is one turn in the same conversation. */
export interface Talk {
  say(text: string): Heard;
  choose(value: string): Heard;
  speak(language: Language): Heard;
  forget(): Heard;
  context(): Context;
}

/** Begins a conversation on a page in the given language; the clock stands still. */
export function talk(catalogue: Catalogue, now: string = tuesday, language: Language = 'de'): Talk {
  let context = freshContext(language);
  const take = (move: Move): Heard => {
    const turn = takeTurn(move, context, catalogue, new Date(now));
    context = turn.context;
    const { reply, unanswered, nearest } = turn;
    return {
      reply,
      about: aboutOf(reply),
      says: reply.parts.map(lineOf),
      choices: reply.choices.map(({ value }) => value),
      unanswered,
      nearest,
    };
  };
  return {
    say: (text) => take({ kind: 'utterance', text }),
    choose: (value) => take({ kind: 'choice', value }),
    speak: (to) => take({ kind: 'language', language: to }),
    forget: () => take({ kind: 'forget' }),
    context: () => context,
  };
}

function aboutOf({ match }: Reply): string {
  if (!match) return '';
  const { intent, slots } = match;
  const [topic, name] = intent.split('/');
  const subject = topic === 'service' ? slots.service : topic === 'location' ? slots.location : undefined;
  return subject === undefined ? intent : `${subject}/${name}`;
}

/** A part of an answer as one line of text. */
export function lineOf(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'notice':
      return part.spans.map(({ text }) => text).join('');
    case 'list':
      return part.items.map((spans) => spans.map(({ text }) => text).join('')).join('; ');
    case 'fees':
      return part.rows.map(({ amount, label }) => `${amount} ${label}`).join('; ');
    case 'location':
      return [part.name, part.openNow?.text ?? '', ...part.notes].join('; ');
    case 'links':
    case 'source':
      return part.links.map(({ label, href }) => `${label} ${href}`).join('; ');
  }
}

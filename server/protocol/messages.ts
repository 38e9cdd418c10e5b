/**
 * The wire between widget and server, protocol version 1: JSON text frames at `GET /chat`,
 * the same messages over `POST /api/chat`. Documented for other clients in `docs/protocol/`.
 */

export const protocolVersion = 1;

/** Languages of replies. `easy` is German in Einfache Sprache. The first one is complete; the others fall back to it. */
export const languages = ['de', 'easy', 'en', 'tr', 'uk', 'ru', 'pl', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Most characters (UTF-16 units) an utterance may have; longer ones are answered with `too_long`. */
export const maxUtteranceLength = 2000;

export type ClientMessage =
  | {
      readonly type: 'hello';
      readonly version: number;
      readonly language?: Language | undefined;
      readonly page?: string | undefined;
      readonly resume?: string | undefined;
    }
  | { readonly type: 'utterance'; readonly id: string; readonly text: string }
  | { readonly type: 'choice'; readonly id: string; readonly value: string }
  | { readonly type: 'language'; readonly language: Language }
  | {
      readonly type: 'feedback';
      readonly answer: string;
      readonly helpful: boolean;
      readonly comment?: string | undefined;
    }
  /** A link of an answer was followed. Counted, and linked to nobody. */
  | { readonly type: 'followed'; readonly answer: string; readonly href: string }
  | { readonly type: 'forget' };

export type ServerMessage =
  | {
      readonly type: 'welcome';
      readonly version: number;
      readonly language: Language;
      readonly reply: Reply;
      readonly resume: string;
    }
  | ({
      readonly type: 'reply';
      readonly to: string;
      readonly id: string;
      readonly resume: string;
      /** The version of the content that answered, all of it: to tell servers apart while a change is rolled out. */
      readonly content?: string;
    } & Reply)
  | {
      readonly type: 'error';
      readonly to?: string;
      readonly code: ErrorCode;
      /** For the visitor, in their language. */
      readonly message: string;
      /** For developers of clients: which field is wrong. */
      readonly detail?: string;
    };

/** What a turn leads to, apart from its place in the conversation. */
export interface Reply {
  readonly language: Language;
  readonly outcome: Outcome;
  readonly match?: Match;
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
}

export type Outcome = 'matched' | 'ambiguous' | 'unmatched';

export interface Match {
  /** An intent's id, e.g. `service/costs`. */
  readonly intent: string;
  readonly slots: Slots;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Slots {
  readonly service?: string;
  readonly location?: string;
  readonly district?: string;
}

/** A quick reply. `value` is opaque to the widget and returned in a `choice` message. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A run of text; `href` is http(s), mailto or tel. */
export interface Span {
  readonly text: string;
  readonly strong?: true;
  readonly href?: string;
}

/** A piece of an answer. `lang` is set where the piece is in another language than the reply. */
export type Part =
  | { readonly type: 'text'; readonly spans: readonly Span[]; readonly lang?: string }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Span[])[];
      readonly lang?: string;
    }
  | {
      readonly type: 'fees';
      readonly rows: readonly { readonly amount: string; readonly label: string }[];
      readonly lang?: string;
    }
  | ({ readonly type: 'location'; readonly lang?: string } & LocationCard)
  | { readonly type: 'links'; readonly links: readonly Link[]; readonly lang?: string }
  | { readonly type: 'notice'; readonly tone: NoticeTone; readonly spans: readonly Span[]; readonly lang?: string }
  | { readonly type: 'source'; readonly label: string; readonly links: readonly Link[]; readonly lang?: string };

export type NoticeTone = 'emergency' | 'warning' | 'hint';

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** An office as a card; every line is ready to show. */
export interface LocationCard {
  readonly id: string;
  readonly name: string;
  readonly address: readonly string[];
  readonly openNow: { readonly state: 'open' | 'closed' | 'unknown'; readonly text: string } | null;
  readonly hours: readonly string[];
  readonly notes: readonly string[];
  readonly phone: Link | null;
  readonly map: Link | null;
  /** Where it is, for a client that can say how far away that is. */
  readonly geo: { readonly lat: number; readonly lon: number } | null;
}

/**
 * What the chat can be asked in a language, for completion while the visitor writes: `GET /api/suggestions`. Looked up
 * by the client, so that unfinished words stay with the visitor. Short on purpose: it is part of what a first question costs.
 */
export interface Suggestions {
  readonly language: Language;
  /** What can be asked about a subject, by the name of the question: `costs` is `Kosten`. */
  readonly questions: Readonly<Record<string, string>>;
  readonly subjects: readonly Subject[];
}

/** A service or office. The value of a question about it is `value/question`. */
export interface Subject extends Choice {
  /** Other words for it. */
  readonly terms: readonly string[];
  /** Names of the questions that have an answer. */
  readonly questions: readonly string[];
}

/** Why a message was not carried out. */
export const errorCodes = ['bad_message', 'too_long', 'slow_down', 'try_later', 'internal'] as const;
export type ErrorCode = (typeof errorCodes)[number];

import type { z } from 'zod';
import type { refusalCodes, refusalSchema } from './api.ts';

export type RefusalCode = (typeof refusalCodes)[number];

/** A request that is not carried out, and why. The page gets the code with a sentence, never what happened inside. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** Which field or condition it is about. */
  readonly detail: string | undefined;
  /** When it may be tried again. */
  readonly waitMs: number | undefined;
  /** What to say where the code alone does not tell people what to do. */
  readonly says: Sentence | undefined;

  constructor(
    code: RefusalCode,
    {
      detail,
      waitMs,
      says,
    }: { readonly detail?: string; readonly waitMs?: number; readonly says?: Sentence | undefined } = {},
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.waitMs = waitMs;
    this.says = says;
  }
}

/** The same in both languages of the page. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}

/** The refusal as it goes over the wire, in the language the page asks for. */
export function describeRefusal(
  { code, detail, waitMs, says }: Refusal,
  language: 'de' | 'en',
): z.infer<typeof refusalSchema> {
  const wait = waitMs === undefined ? '' : waitIn[language](Math.ceil(waitMs / 1000));
  return { code, message: (says ?? sentences[code])[language] + wait, ...(detail === undefined ? {} : { detail }) };
}

export const statusByCode: Readonly<Record<RefusalCode, number>> = {
  bad_request: 400,
  not_logged_in: 401,
  wrong_login: 401,
  slow_down: 429,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  try_later: 503,
  internal: 500,
};

/** German unless the browser's first language is English. */
export function languageOf(acceptLanguage: string | undefined): 'de' | 'en' {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'de';
}

const waitIn = {
  de: (seconds: number) => ` Bitte warten Sie ${inMinutes(seconds, 'Sekunden', 'Minuten')}.`,
  en: (seconds: number) => ` Please wait ${inMinutes(seconds, 'seconds', 'minutes')}.`,
};

function inMinutes(seconds: number, inSeconds: string, minutes: string): string {
  return seconds < 100 ? `${seconds} ${inSeconds}` : `${Math.ceil(seconds / 60)} ${minutes}`;
}

const sentences: Readonly<Record<RefusalCode, Sentence>> = {
  bad_request: {
    de: 'Diese Angaben lassen sich nicht verarbeiten.',
    en: 'These details cannot be processed.',
  },
  not_logged_in: {
    de: 'Sie sind nicht angemeldet, oder Ihre Anmeldung ist abgelaufen.',
    en: 'You are not signed in, or your sign-in has expired.',
  },
  wrong_login: {
    de: 'Der Name oder das Passwort ist falsch.',
    en: 'The name or the password is wrong.',
  },
  slow_down: {
    de: 'Das waren zu viele Versuche.',
    en: 'That was too many attempts.',
  },
  not_allowed: {
    de: 'Das dürfen Sie mit Ihrer Rolle nicht.',
    en: 'Your role does not allow this.',
  },
  not_found: {
    de: 'Das gibt es hier nicht oder nicht mehr.',
    en: 'This is not here, or no longer.',
  },
  conflict: {
    de: 'Das hat inzwischen jemand anderes geändert.',
    en: 'Somebody else has changed this meanwhile.',
  },
  try_later: {
    de: 'Das geht gerade nicht. Bitte versuchen Sie es in einer Minute noch einmal.',
    en: 'This does not work at the moment. Please try again in a minute.',
  },
  internal: {
    de: 'Auf unserer Seite ist etwas schiefgegangen.',
    en: 'Something went wrong on our side.',
  },
};

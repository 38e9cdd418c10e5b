import type { ToolTexts } from './tools/texts.ts';

/** Every text of the panel. A language that lacks one does not compile. */
export interface Texts {
  /** Fetches what is only needed with the tools; rejects where it cannot be had. */
  readonly tools: () => Promise<{ readonly texts: ToolTexts }>;
  /** For `lang`, where one of these texts stands in an answer in another language. */
  readonly lang: string;
  readonly title: string;
  /** Said before the first answer: nobody is to believe that a person writes. */
  readonly program: string;
  readonly language: string;
  readonly close: string;
  readonly menu: string;
  readonly transcript: string;
  readonly you: string;
  readonly bot: string;
  readonly waiting: string;
  readonly choices: string;
  readonly completions: (count: number) => string;
  readonly input: string;
  readonly placeholder: string;
  readonly send: string;
  readonly sendAnyway: string;
  readonly personalData: string;
  readonly charactersLeft: (count: number) => string;
  readonly charactersOver: (count: number) => string;
  readonly privacy: string;
  readonly privacyLink: string;
  readonly connecting: string;
  readonly offline: string;
  readonly retry: string;
  readonly sendAgain: string;
  readonly newTab: string;
  readonly amount: string;
  readonly amountFor: string;
  readonly hours: string;
  readonly emergency: string;
  readonly warning: string;
  readonly hint: string;
}

/** Every text of what is loaded after the first answer. A language that lacks one does not compile. */
export interface ToolTexts {
  readonly typeAhead: string;
  readonly forget: string;
  readonly forgotten: string;
  readonly edit: string;
  readonly newAnswer: string;
  readonly helpful: string;
  readonly yes: string;
  readonly no: string;
  readonly thanks: string;
  /** Under an answer that was not understood: the server puts the question aside, redacted. */
  readonly kept: string;
  readonly copy: string;
  readonly copied: string;
  readonly readAloud: string;
  readonly stopReading: string;
  readonly dictate: string;
  readonly stopDictation: string;
  readonly comment: string;
  readonly sendComment: string;
  readonly skipComment: string;
  readonly print: string;
  readonly save: string;
  readonly distance: string;
  readonly distanceFailed: string;
  readonly asTheCrowFlies: string;
  readonly unread: (count: number) => string;
}

import { createInterface } from 'node:readline/promises';

/** Something a tool needs to know, as a flag or asked for. */
export interface Question {
  readonly flag: string;
  readonly text: string;
  readonly example?: string;
  /** Taken if the answer is left empty. */
  readonly fallback?: string;
  /** Several answers, one a line, ended by an empty one; with `least: 0` there may be none. */
  readonly many?: { readonly least: number };
  /** Says what is wrong with an answer, or nothing. */
  readonly check?: (answer: string) => string | undefined;
}

/** What was answered, by flag. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Where questions go and answers come from. */
export interface Conversation {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person sits there: with nobody to ask, everything must come in flags. */
  readonly isPerson: boolean;
}

/** Answers that cannot be used, or that nobody is there to give. */
export class AnswerError extends Error {
  override readonly name: string = 'AnswerError';
}

/** Answers that are fine by themselves and do not go with the rest of the content. */
export class ClashError extends AnswerError {
  override readonly name = 'ClashError';
}

/** Asks for whatever the flags do not say. Throws an `AnswerError` if it cannot be had. */
export async function ask(
  questions: readonly Question[],
  given: Answers,
  { input, output, isPerson }: Conversation,
): Promise<Answers> {
  for (const question of questions) {
    for (const answer of given[question.flag] ?? []) {
      const problem = question.check?.(answer);
      if (problem) throw new AnswerError(`--${question.flag} „${answer}“: ${problem}`);
    }
    const { length } = given[question.flag] ?? [];
    if (length > 0 && length < (question.many?.least ?? 1))
      throw new AnswerError(`--${question.flag} muss mindestens ${question.many?.least} Mal dastehen.`);
    if (length > 1 && !question.many) throw new AnswerError(`--${question.flag} darf nur einmal dastehen.`);
  }
  const missing = questions.filter(({ flag }) => (given[flag] ?? []).length === 0);
  if (missing.length === 0) return given;
  if (!isPerson) return fillSilently(missing, given);

  const lines = createInterface({ input });
  const next = lines[Symbol.asyncIterator]();
  const answers: Record<string, readonly string[]> = { ...given };
  try {
    for (const question of missing) answers[question.flag] = await askOne(question, next, output);
  } finally {
    lines.close();
  }
  return answers;
}

function fillSilently(missing: readonly Question[], given: Answers): Answers {
  const needed = missing.filter(({ fallback, many }) => fallback === undefined && many?.least !== 0);
  if (needed.length > 0) {
    throw new AnswerError(
      `Es fehlt ${needed.map(({ flag }) => `--${flag}`).join(', ')}. In einem Terminal werden Sie danach gefragt; alle Angaben zeigt --help.`,
    );
  }
  return {
    ...given,
    ...Object.fromEntries(missing.map(({ flag, fallback, many }) => [flag, many ? [] : [fallback ?? '']])),
  };
}

async function askOne(
  { text, example, fallback, many, check }: Question,
  next: AsyncIterator<string>,
  output: NodeJS.WritableStream,
): Promise<readonly string[]> {
  const answers: string[] = [];
  const hint = [
    ...(example ? [`z. B. ${example}`] : []),
    ...(fallback ? [`leer: ${fallback}`] : []),
    ...(many ? ['je Zeile einen, leere Zeile beendet'] : []),
  ];
  output.write(`${text}${hint.length > 0 ? ` (${hint.join('; ')})` : ''}\n`);
  for (;;) {
    output.write('> ');
    const { value, done } = await next.next();
    if (done) throw new AnswerError('Abgebrochen, nichts wurde geschrieben.');
    const answer = value.trim();
    if (answer === '') {
      if (many && answers.length >= many.least) return answers;
      if (!many && fallback !== undefined) return [fallback];
      output.write(many ? `Bitte mindestens ${many.least}.\n` : 'Bitte geben Sie etwas an.\n');
      continue;
    }
    const problem = check?.(answer);
    if (problem) {
      output.write(`${problem}\n`);
      continue;
    }
    answers.push(answer);
    if (!many) return answers;
  }
}

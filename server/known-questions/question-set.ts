import { z } from 'zod';
import { aspects } from '../content/schema.ts';
import { languages } from '../protocol/messages.ts';

const expectation = z.object({
  service: z.array(z.string()).optional(),
  aspect: z.array(z.enum(aspects)).optional(),
  location: z.array(z.string()).optional(),
  intent: z.array(z.string()).optional(),
});

const base = { id: z.string(), lang: z.string(), kind: z.string(), note: z.string().optional() };

/** A question as a citizen might type it, or a dialogue of several, with the values that are right. */
const question = z.union([
  z.object({ ...base, turns: z.array(z.object({ text: z.string(), expect: expectation })).min(1) }),
  z
    .object({ ...base, text: z.string(), expect: expectation })
    .transform(({ text, expect, ...rest }) => ({ ...rest, turns: [{ text, expect }] })),
]);

export type Question = z.infer<typeof question>;
export type Expectation = z.infer<typeof expectation>;

/** Reads a question set, one JSON object a line. Throws an error that names the line of the first one that is none. */
export function readQuestions(jsonl: string): readonly Question[] {
  return jsonl.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = question.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

/** The language a page would have where the question is asked: foreign visitors read the German page. */
export function pageLanguage(question: Question): 'de' | 'en' {
  return languages.find((language) => language === question.lang) === 'en' ? 'en' : 'de';
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import { type ClientMessage, type Language, languages } from './messages.ts';

/** A message a client sent, or what is wrong with it. Unknown fields are dropped. */
export type Decoded =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly problem: string; readonly to?: string };

/** Ids are opaque, and short: they come back in the reply. */
const maxIdLength = 100;

const maxCommentLength = 1000;

/** The longest resume token we ever seal is a fraction of this. */
const maxTokenLength = 4096;

/** Decodes one text frame. Never throws, whatever the frame holds. */
export function decodeFrame(frame: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return { ok: false, problem: 'the message is not JSON' };
  }
  return decodeMessage(value);
}

/** Decodes a message that was parsed already. */
export function decodeMessage(value: unknown): Decoded {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, problem: 'the message is not an object' };
  const fields = new Fields(value);
  const message = decodeFields(fields);
  if (message !== undefined && fields.problem === undefined) return { ok: true, message };
  const id = fields.peek('id');
  return {
    ok: false,
    problem: fields.problem ?? 'field "type" is not known',
    ...(typeof id === 'string' && id.length <= maxIdLength ? { to: id } : {}),
  };
}

function decodeFields(fields: Fields): ClientMessage | undefined {
  switch (fields.peek('type')) {
    case 'hello':
      return {
        type: 'hello',
        version: fields.wholeNumber('version'),
        language: fields.optional('language', () => fields.language('language')),
        page: fields.optional('page', () => fields.text('page', 500)),
        resume: fields.optional('resume', () => fields.text('resume', maxTokenLength)),
      };
    case 'utterance':
      return { type: 'utterance', id: fields.id('id'), text: fields.text('text', Number.POSITIVE_INFINITY) };
    case 'choice':
      return { type: 'choice', id: fields.id('id'), value: fields.text('value', 200) };
    case 'language':
      return { type: 'language', language: fields.language('language') };
    case 'feedback':
      return {
        type: 'feedback',
        answer: fields.id('answer'),
        helpful: fields.flag('helpful'),
        comment: fields.optional('comment', () => fields.text('comment', maxCommentLength)),
      };
    case 'followed':
      return { type: 'followed', answer: fields.id('answer'), href: fields.text('href', 2000) };
    case 'forget':
      return { type: 'forget' };
    default:
      return undefined;
  }
}

/** The own fields of an untrusted object, one at a time; the first problem is kept. */
class Fields {
  problem: string | undefined;
  private readonly source: object;

  constructor(source: object) {
    this.source = source;
  }

  peek(name: string): unknown {
    return Object.getOwnPropertyDescriptor(this.source, name)?.value;
  }

  optional<Value>(name: string, read: () => Value): Value | undefined {
    return this.peek(name) === undefined ? undefined : read();
  }

  text(name: string, maxLength: number): string {
    const value = this.peek(name);
    if (typeof value !== 'string') return this.fail(name, 'must be a text', '');
    return value.length <= maxLength ? value : this.fail(name, `is longer than ${maxLength} characters`, '');
  }

  id(name: string): string {
    const value = this.text(name, maxIdLength);
    return value === '' ? this.fail(name, 'must not be empty', '') : value;
  }

  flag(name: string): boolean {
    const value = this.peek(name);
    return typeof value === 'boolean' ? value : this.fail(name, 'must be true or false', false);
  }

  wholeNumber(name: string): number {
    const value = this.peek(name);
    return typeof value === 'number' && Number.isSafeInteger(value)
      ? value
      : this.fail(name, 'must be a whole number', 0);
  }

  language(name: string): Language {
    const value = this.peek(name);
    return (
      languages.find((language) => language === value) ??
      this.fail(name, `must be one of ${languages.join(', ')}`, 'de')
    );
  }

  private fail<Value>(name: string, problem: string, value: Value): Value {
    this.problem ??= `field "${name}" ${problem}`;
    return value;
  }
}

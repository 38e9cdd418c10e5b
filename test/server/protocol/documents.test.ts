import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeMessage } from '../../../server/protocol/decode.ts';
import {
  type Choice,
  type ClientMessage,
  errorCodes,
  type Link,
  type LocationCard,
  languages,
  type Match,
  type NoticeTone,
  type Outcome,
  type Part,
  protocolVersion,
  type Reply,
  type ServerMessage,
  type Slots,
  type Span,
  type Subject,
  type Suggestions,
} from '../../../server/protocol/messages.ts';

type Tree = Readonly<Record<string, unknown>>;

const documents: Readonly<Record<string, Tree>> = {
  'messages.yaml': read('messages.yaml'),
  'asyncapi.yaml': read('asyncapi.yaml'),
  'openapi.yaml': read('openapi.yaml'),
};

const ajv = new Ajv2020({ allErrors: true });

// What the code knows. The types below stop compiling when a message, part, tone or field is added and not listed here.
const clientTypes = keysOf<ClientMessage['type']>({
  hello: 1,
  utterance: 1,
  choice: 1,
  language: 1,
  feedback: 1,
  followed: 1,
  forget: 1,
});
const serverTypes = keysOf<ServerMessage['type']>({ welcome: 1, reply: 1, error: 1 });
const partTypes = keysOf<Part['type']>({ text: 1, list: 1, fees: 1, location: 1, links: 1, notice: 1, source: 1 });
const tones = keysOf<NoticeTone>({ emergency: 1, warning: 1, hint: 1 });
const outcomes = keysOf<Outcome>({ matched: 1, ambiguous: 1, unmatched: 1 });
const openStates = keysOf<NonNullable<LocationCard['openNow']>['state']>({ open: 1, closed: 1, unknown: 1 });

type OfType<Union extends { type: string }, Type extends Union['type']> = Extract<Union, { type: Type }>;
type Fields<T> = { [Field in keyof T]-?: Record<never, never> extends Pick<T, Field> ? 'optional' : 'required' };
const fields = <T>(of: Fields<T>): Readonly<Record<string, unknown>> => of;
const must = 'required';
const may = 'optional';

const shapes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  HelloMessage: fields<OfType<ClientMessage, 'hello'>>({
    type: must,
    version: must,
    language: may,
    page: may,
    resume: may,
  }),
  UtteranceMessage: fields<OfType<ClientMessage, 'utterance'>>({ type: must, id: must, text: must }),
  ChoiceMessage: fields<OfType<ClientMessage, 'choice'>>({ type: must, id: must, value: must }),
  LanguageMessage: fields<OfType<ClientMessage, 'language'>>({ type: must, language: must }),
  FeedbackMessage: fields<OfType<ClientMessage, 'feedback'>>({ type: must, answer: must, helpful: must, comment: may }),
  FollowedMessage: fields<OfType<ClientMessage, 'followed'>>({ type: must, answer: must, href: must }),
  ForgetMessage: fields<OfType<ClientMessage, 'forget'>>({ type: must }),
  WelcomeMessage: fields<OfType<ServerMessage, 'welcome'>>({
    type: must,
    version: must,
    language: must,
    reply: must,
    resume: must,
  }),
  ReplyMessage: fields<OfType<ServerMessage, 'reply'>>({
    type: must,
    to: must,
    id: must,
    resume: must,
    content: may,
    language: must,
    outcome: must,
    match: may,
    parts: must,
    choices: must,
  }),
  ErrorMessage: fields<OfType<ServerMessage, 'error'>>({ type: must, to: may, code: must, message: must, detail: may }),
  Reply: fields<Reply>({ language: must, outcome: must, match: may, parts: must, choices: must }),
  Match: fields<Match>({ intent: must, slots: must, confidence: must }),
  Slots: fields<Slots>({ service: may, location: may, district: may }),
  Choice: fields<Choice>({ label: must, value: must }),
  Span: fields<Span>({ text: must, strong: may, href: may }),
  Link: fields<Link>({ label: must, href: must }),
  LocationCard: fields<LocationCard>({
    id: must,
    name: must,
    address: must,
    openNow: must,
    hours: must,
    notes: must,
    phone: must,
    map: must,
    geo: must,
  }),
  Suggestions: fields<Suggestions>({ language: must, questions: must, subjects: must }),
  Subject: fields<Subject>({ label: must, value: must, terms: must, questions: must }),
  TextPart: fields<OfType<Part, 'text'>>({ type: must, spans: must, lang: may }),
  ListPart: fields<OfType<Part, 'list'>>({ type: must, ordered: must, items: must, lang: may }),
  FeesPart: fields<OfType<Part, 'fees'>>({ type: must, rows: must, lang: may }),
  LocationPart: fields<OfType<Part, 'location'>>({
    type: must,
    lang: may,
    id: must,
    name: must,
    address: must,
    openNow: must,
    hours: must,
    notes: must,
    phone: must,
    map: must,
    geo: must,
  }),
  LinksPart: fields<OfType<Part, 'links'>>({ type: must, links: must, lang: may }),
  NoticePart: fields<OfType<Part, 'notice'>>({ type: must, tone: must, spans: must, lang: may }),
  SourcePart: fields<OfType<Part, 'source'>>({ type: must, label: must, links: must, lang: may }),
};

describe('the protocol documents', () => {
  it.each(Object.keys(documents))('%s has no reference that leads nowhere', (file) => {
    expect(() => inline(documents[file], file)).not.toThrow();
  });

  it('name every message type of the code, and no other', () => {
    expect(typesOf('ClientMessage')).toEqual(clientTypes);
    expect(typesOf('ServerMessage')).toEqual(serverTypes);
    const all = [...clientTypes, ...serverTypes].sort();
    expect(Object.keys(tree(at('asyncapi.yaml', '/components/messages'))).sort()).toEqual(all);
    expect(Object.keys(tree(at('asyncapi.yaml', '/channels/chat/messages'))).sort()).toEqual(all);
  });

  it('name every part type of the code, and no other', () => {
    expect(typesOf('Part')).toEqual(partTypes);
  });

  it.each([
    ['/$defs/Language/enum', [...languages].sort()],
    ['/$defs/ErrorCode/enum', [...errorCodes].sort()],
    ['/$defs/NoticeTone/enum', tones],
    ['/$defs/Outcome/enum', outcomes],
    ['/$defs/LocationCard/properties/openNow/oneOf/1/properties/state/enum', openStates],
  ])('list the values of the code at %s', (pointer, values) => {
    expect([...list(at('messages.yaml', pointer))].sort()).toEqual(values);
  });

  it('speak the version of the code', () => {
    expect(at('messages.yaml', '/$defs/WelcomeMessage/properties/version/const')).toBe(protocolVersion);
  });

  it.each(Object.keys(shapes))('describe %s with the fields of the code', (name) => {
    expect(fieldsOf(inline(at('messages.yaml', `/$defs/${name}`), 'messages.yaml'))).toEqual(shapes[name]);
  });
});

describe('the examples in the documents', () => {
  it.each(examples())('%s fits its schema', (_, schema, value) => {
    const validate = ajv.compile(schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('show every message type', () => {
    const shown = messageExamples().map(({ type }) => type);
    expect([...new Set(shown)].sort()).toEqual([...clientTypes, ...serverTypes].sort());
  });

  it('show every part type', () => {
    const shown = messageExamples().flatMap(({ parts }) =>
      Array.isArray(parts) ? parts.map((part) => tree(part).type) : [],
    );
    expect([...new Set(shown)].sort()).toEqual(partTypes);
  });

  it.each(clientExamples())('$type is accepted by the server, field by field', (example) => {
    expect(decodeMessage(example)).toEqual({ ok: true, message: example });
  });

  it.each(clientExamples())('$type, once damaged, is refused by schema and server alike', (example) => {
    const validate = ajv.compile(tree(inline(at('messages.yaml', '/$defs/ClientMessage'), 'messages.yaml')));
    for (const damaged of damage(example)) {
      expect({ damaged, ok: validate(damaged) }).toEqual({ damaged, ok: decodeMessage(damaged).ok });
    }
  });
});

/** Every field missing, of another kind, empty, or at and beyond a limit. */
function damage(message: Tree): readonly Tree[] {
  const texts = limits().flatMap((limit) => ['x'.repeat(limit), 'x'.repeat(limit + 1)]);
  return Object.keys(message).flatMap((field) => {
    const { [field]: _, ...rest } = message;
    return [rest, ...[null, 7, 1.5, true, '', ...texts, {}, []].map((value) => ({ ...message, [field]: value }))];
  });
}

/** Every `maxLength` in the documents. */
function limits(): readonly number[] {
  const found = JSON.stringify(documents['messages.yaml']).matchAll(/"maxLength":(\d+)/g);
  return [...new Set([...found].map(([, limit]) => Number(limit)))];
}

/** Name, schema and value of every example. */
function examples(): readonly [name: string, schema: Tree, value: unknown][] {
  const sockets = Object.entries(tree(at('asyncapi.yaml', '/components/messages'))).flatMap(([type, message]) => {
    const { payload, examples } = tree(inline(message, 'asyncapi.yaml'));
    return list(examples).map((each): [string, Tree, unknown] => [
      `${type}: ${tree(each).name}`,
      tree(payload),
      tree(each).payload,
    ]);
  });
  return [...sockets, ...mediaExamples(inline(documents['openapi.yaml'], 'openapi.yaml'), '')];
}

function mediaExamples(node: unknown, path: string): [string, Tree, unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  const { schema, examples, ...rest } = tree(node);
  const own =
    schema !== undefined && examples !== undefined
      ? Object.entries(tree(examples)).map(([name, each]): [string, Tree, unknown] => [
          `${path} ${name}`,
          tree(schema),
          tree(each).value,
        ])
      : [];
  return [...own, ...Object.entries(rest).flatMap(([key, value]) => mediaExamples(value, `${path}/${key}`))];
}

/** The examples that are messages, also where a request carries one. */
function messageExamples(): readonly Tree[] {
  return examples()
    .map(([, , value]) => tree(value))
    .map((value) => (typeof value.message === 'object' ? tree(value.message) : value))
    .filter(({ type }) => type !== undefined);
}

function clientExamples(): readonly Tree[] {
  return messageExamples().filter(({ type }) => clientTypes.some((known) => known === type));
}

/** The `type` of each alternative of a schema. */
function typesOf(name: string): readonly unknown[] {
  const { oneOf } = tree(inline(at('messages.yaml', `/$defs/${name}`), 'messages.yaml'));
  return list(oneOf)
    .map((schema) => tree(propertiesOf(tree(schema)).type).const)
    .sort();
}

function fieldsOf(schema: unknown): Tree {
  const required = requiredOf(tree(schema));
  return Object.fromEntries(
    Object.keys(propertiesOf(tree(schema))).map((name) => [name, required.includes(name) ? must : may]),
  );
}

function propertiesOf({ properties, allOf }: Tree): Tree {
  return Object.assign(
    {},
    properties,
    ...(allOf === undefined ? [] : list(allOf).map((each) => propertiesOf(tree(each)))),
  );
}

function requiredOf({ required, allOf }: Tree): readonly unknown[] {
  return [
    ...(required === undefined ? [] : list(required)),
    ...(allOf === undefined ? [] : list(allOf).flatMap((each) => requiredOf(tree(each)))),
  ];
}

/** A copy with what every `$ref` points at in its place. Throws if one leads nowhere. */
function inline(node: unknown, file: string): unknown {
  if (Array.isArray(node)) return node.map((each) => inline(each, file));
  if (typeof node !== 'object' || node === null) return node;
  const reference = tree(node).$ref;
  if (typeof reference !== 'string')
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inline(value, file)]));
  const [path = '', pointer = ''] = reference.split('#');
  const target = path === '' ? file : path.replace('./', '');
  return inline(at(target, pointer), target);
}

/** The value at a JSON pointer. Throws if there is none. */
function at(file: string, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((node: unknown, key) => {
      const value = tree(node)[key];
      if (value === undefined) throw new Error(`${file} has nothing at ${pointer}`);
      return value;
    }, documents[file]);
}

function read(name: string): Tree {
  return tree(parse(readFileSync(new URL(`../../../docs/protocol/${name}`, import.meta.url), 'utf8')));
}

function tree(value: unknown): Tree {
  if (typeof value !== 'object' || value === null) throw new Error(`${JSON.stringify(value)} is no object`);
  return { ...value };
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is no list`);
  return value;
}

function keysOf<Key extends string>(keys: Readonly<Record<Key, 1>>): readonly string[] {
  return Object.keys(keys).sort();
}

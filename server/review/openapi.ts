import { z } from 'zod';
import * as api from './api.ts';

/** What a route takes and gives, and who may ask. */
interface Described {
  readonly summary: string;
  /** Missing where anybody may ask. */
  readonly role?: api.Role;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** What comes back; a text is the type of a file. */
  readonly reply: z.ZodType | string;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csv = 'text/csv';
const { routes } = api;

/** Every route there is: one that is added and not described does not compile. */
const described: Readonly<Record<keyof typeof routes, Described>> = {
  loginWays: { summary: 'How one logs in here', reply: api.loginWaysSchema },
  login: { summary: 'Log in with a local account', body: api.loginSchema, reply: api.sessionSchema },
  session: { summary: 'Who is logged in, and how long', role: 'reader', reply: api.sessionSchema },
  logout: { summary: 'Log out', role: 'reader', reply: api.loggedOutSchema },
  logoutEverywhere: { summary: 'End all sessions of this person', role: 'reader', reply: api.loggedOutSchema },
  password: {
    summary: 'A new password for oneself',
    role: 'reader',
    body: api.passwordSchema,
    reply: api.sessionSchema,
  },
  people: { summary: 'Who can be given a group', role: 'reader', reply: api.peopleSchema },
  groups: {
    summary: 'Groups of unanswered questions; `next` leads to the next page as `cursor`',
    role: 'reader',
    query: api.groupQuerySchema,
    reply: api.groupPageSchema,
  },
  group: {
    summary: 'A group with its questions and its history',
    role: 'reader',
    query: z.object({ entries: z.string().max(200).optional() }),
    reply: api.groupDetailSchema,
  },
  change: { summary: 'Change groups', role: 'editor', body: api.changeSchema, reply: api.changedSchema },
  merge: { summary: 'Put groups together', role: 'editor', body: api.mergeSchema, reply: api.changedSchema },
  split: { summary: 'Take questions out of a group', role: 'editor', body: api.splitSchema, reply: api.changedSchema },
  undo: { summary: 'Take a change back', role: 'editor', body: api.undoSchema, reply: api.changedSchema },
  targets: { summary: 'What questions can be added to', role: 'reader', reply: api.targetsSchema },
  propose: {
    summary: 'Propose a change of the content',
    role: 'editor',
    body: api.proposalRequestSchema,
    reply: api.proposalSchema,
  },
  proposal: { summary: 'A proposal, and what it would do', role: 'reader', reply: api.proposalSchema },
  patch: { summary: 'A proposal as a file for `git apply`', role: 'reader', reply: 'text/x-diff' },
  write: { summary: 'Write a proposal to the content', role: 'editor', reply: api.proposalSchema },
  try: {
    summary: 'What the chat would answer, and why',
    role: 'reader',
    body: api.tryRequestSchema,
    reply: api.triedSchema,
  },
  figures: {
    summary: 'What happened in a period, beside another one',
    role: 'reader',
    query: api.figuresQuerySchema,
    reply: api.figuresReplySchema,
  },
  groupsCsv: { summary: 'Groups as CSV', role: 'reader', query: api.groupQuerySchema, reply: csv },
  groupsXlsx: { summary: 'Groups as a workbook', role: 'reader', query: api.groupQuerySchema, reply: xlsx },
  figuresCsv: { summary: 'Figures as CSV', role: 'reader', query: api.figuresQuerySchema, reply: csv },
  figuresXlsx: { summary: 'Figures as a workbook', role: 'reader', query: api.figuresQuerySchema, reply: xlsx },
};

/** One route as OpenAPI describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly role: api.Role | undefined;
  readonly query: unknown;
  readonly body: unknown;
  readonly reply: unknown;
}

/** All routes in the order they stand in `api.ts`, with their schemas as JSON Schema. */
export function operations(): readonly Operation[] {
  return (Object.keys(described) as (keyof typeof routes)[]).map((name) => {
    const { summary, role, query, body, reply } = described[name];
    return {
      method: routes[name].method,
      path: `${api.apiRoot}${routes[name].path}`,
      summary,
      role,
      query: query && jsonSchema(query, 'input'),
      body: body && jsonSchema(body, 'input'),
      reply: typeof reply === 'string' ? reply : jsonSchema(reply, 'output'),
    };
  });
}

/** The interface of the review page as an OpenAPI 3.1 document. */
export function openApiDocument(): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations()) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Review of unanswered questions',
      version: '1',
      description:
        'Log in first; the session is a cookie. Every POST also needs the header `x-csrf-token` with the `csrf` of the session, and the page’s own `Origin`.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-review' } },
      schemas: { Refusal: jsonSchema(api.refusalSchema, 'output') },
    },
  };
}

function describe({ summary, role, path, query, body, reply }: Operation) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const refusal = { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } };
  return {
    summary: role === undefined ? summary : `${summary} (${role})`,
    ...(role === undefined ? {} : { security: [{ session: [] }] }),
    parameters: [...inPath, ...parametersOf(query)],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: 'Done',
        content: typeof reply === 'string' ? { [reply]: {} } : { 'application/json': { schema: reply } },
      },
      default: { description: 'Not carried out', content: refusal },
    },
  };
}

function parametersOf(query: unknown): readonly unknown[] {
  const { properties = {}, required = [] } = (query ?? {}) as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

/**
 * The wire between the review page and the server: JSON under `/review/api`. One definition checks what comes in,
 * types both sides and is published as OpenAPI.
 */
import { z } from 'zod';
import { languages } from '../protocol/messages.ts';
import { outcomes, reasons } from '../unanswered/entry.ts';

/** What a person may do; each may do what stands before it. Readers look, editors work, admins manage accounts. */
export const roles = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Where a group stands. A resolved one that is asked again without an answer becomes new again, unless it is ignored. */
export const states = ['new', 'in-progress', 'resolved'] as const;
export type State = (typeof states)[number];
/** Why a group needs no more work. `out-of-scope` and `spam` stay so, however often they are asked. */
export const resolutions = ['content-added', 'answered-now', 'out-of-scope', 'spam'] as const;
export type Resolution = (typeof resolutions)[number];

/** Where the routes below stand. */
export const apiRoot = '/review/api';
/** What can be asked for; `:id` is a group's number or a proposal's id. Every refusal is a `refusalSchema`. */
export const routes = {
  /** How one logs in here: `loginWaysSchema`. */
  loginWays: { method: 'GET', path: '/login' },
  /** A local account: `loginSchema` → `sessionSchema`. */
  login: { method: 'POST', path: '/login' },
  session: { method: 'GET', path: '/session' },
  /** These two lead to `loggedOutSchema`. */
  logout: { method: 'POST', path: '/logout' },
  /** Ends every session of this person. */
  logoutEverywhere: { method: 'POST', path: '/logout-everywhere' },
  /** `passwordSchema` → `sessionSchema`; this person's other sessions end. */
  password: { method: 'POST', path: '/password' },
  /** Who can be given a group: `peopleSchema`. */
  people: { method: 'GET', path: '/people' },
  /** `groupQuerySchema` → `groupPageSchema`. */
  groups: { method: 'GET', path: '/groups' },
  /** `?entries=` a cursor, for more of its questions → `groupDetailSchema`. */
  group: { method: 'GET', path: '/groups/:id' },
  /** These four lead to `changedSchema`. */
  change: { method: 'POST', path: '/groups/change' },
  merge: { method: 'POST', path: '/groups/merge' },
  split: { method: 'POST', path: '/groups/split' },
  undo: { method: 'POST', path: '/groups/undo' },
  /** What lines can be added to: `targetsSchema`. */
  targets: { method: 'GET', path: '/targets' },
  /** `proposalRequestSchema` → `proposalSchema`, and again until it is no longer `checking`. */
  propose: { method: 'POST', path: '/proposals' },
  proposal: { method: 'GET', path: '/proposals/:id' },
  /** The patch as a file. */
  patch: { method: 'GET', path: '/proposals/:id/patch' },
  /** → `proposalSchema`, or 409 with a `fileConflictSchema`. */
  write: { method: 'POST', path: '/proposals/:id/write' },
  /** `tryRequestSchema` → `triedSchema`. */
  try: { method: 'POST', path: '/try' },
  /** `figuresQuerySchema` → `figuresReplySchema`. */
  figures: { method: 'GET', path: '/figures' },
  /** As files; the queries are those of `groups` and `figures`. */
  groupsCsv: { method: 'GET', path: '/export/groups.csv' },
  groupsXlsx: { method: 'GET', path: '/export/groups.xlsx' },
  figuresCsv: { method: 'GET', path: '/export/figures.csv' },
  figuresXlsx: { method: 'GET', path: '/export/figures.xlsx' },
} as const;

/** Where a log-in with OpenID begins: a link, not a request; `?to=` the page to come back to. */
export const oidcPath = '/review/login/oidc';

const language = z.enum(languages);
const at = z.iso.datetime();
const groupId = z.int().positive();
/** Raised by every change; who changes an older one is told what is there now. */
const version = z.int().positive();
const day = z.iso.date();
const cursor = z.string().max(200);

/** A person who is logged in. */
export const userSchema = z.object({ name: z.string(), role: z.enum(roles) });
export type User = z.infer<typeof userSchema>;

export const sessionSchema = z.object({
  user: userSchema,
  /** To be sent back as the header `x-csrf-token` with everything that changes something. */
  csrf: z.string(),
  idleUntil: at,
  endsAt: at,
  /** Whether the server may write to the content folder. */
  mayWrite: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const loginWaysSchema = z.object({
  way: z.enum(['local', 'oidc']),
  /** Whether the provider can be reached. */
  available: z.boolean(),
});
export type LoginWays = z.infer<typeof loginWaysSchema>;
export const loginSchema = z.object({ name: z.string().min(1).max(100), password: z.string().min(1).max(1000) });
/** After logging out: where one can log out at the provider as well. */
export const loggedOutSchema = z.object({ providerUrl: z.string().optional() });
export type LoggedOut = z.infer<typeof loggedOutSchema>;
/** A new password for oneself, where accounts are local. */
export const passwordSchema = z.object({ password: z.string().min(1).max(1000), next: z.string().min(1).max(1000) });
export const peopleSchema = z.object({ people: z.array(z.string()) });

/** A question as it was put aside: redacted, and linked to nobody. */
export const entrySchema = z.object({
  id: z.string(),
  text: z.string(),
  language,
  reason: z.enum(reasons),
  outcome: z.enum(outcomes).optional(),
  page: z.string().optional(),
  nearest: z.array(z.object({ intent: z.string(), service: z.string().optional(), confidence: z.number() })),
  at,
  comment: z.string().optional(),
});
export type ReviewedEntry = z.infer<typeof entrySchema>;

/** Questions of one meaning. */
export const groupSchema = z.object({
  id: groupId,
  version,
  /** The question that stands for the others. */
  title: z.string(),
  state: z.enum(states),
  resolution: z.enum(resolutions).optional(),
  assignee: z.string().optional(),
  note: z.string(),
  count: z.int(),
  firstSeen: at,
  lastSeen: at,
  /** How often in each of the last eight weeks, the oldest first. */
  weeks: z.array(z.int()).length(8),
  languages: z.array(language),
  reasons: z.array(z.enum(reasons)),
  /** What the engine thinks it is about: `service/costs`, and the service. */
  suggested: z.object({ intent: z.string(), service: z.string().optional() }).optional(),
});
export type Group = z.infer<typeof groupSchema>;

export const sortings = ['count', 'last-seen', 'first-seen', 'trend'] as const;

/** Which groups to list; everything given must hold. */
export const groupQuerySchema = z.object({
  state: z.enum(states).optional(),
  resolution: z.enum(resolutions).optional(),
  reason: z.enum(reasons).optional(),
  language: language.optional(),
  service: z.string().max(100).optional(),
  intent: z.string().max(100).optional(),
  /** A name, or `-` for groups nobody works on. */
  assignee: z.string().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Words that must occur, in any of the group's questions, its note or its title. */
  q: z.string().max(200).optional(),
  sort: z.enum(sortings).default('count'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type GroupQuery = z.infer<typeof groupQuerySchema>;

export const groupPageSchema = z.object({
  groups: z.array(groupSchema),
  next: cursor.optional(),
  /** How many there are in all; counted up to 10,000. */
  total: z.int(),
});
export type GroupPage = z.infer<typeof groupPageSchema>;

/** One step in a group's history. */
export const stepSchema = z.object({
  id: z.int(),
  who: z.string(),
  at,
  what: z.enum(['state', 'assignee', 'note', 'merge', 'split', 'reopen', 'adopt', 'undo']),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type Step = z.infer<typeof stepSchema>;

export const groupDetailSchema = z.object({
  group: groupSchema,
  entries: z.array(entrySchema),
  nextEntries: cursor.optional(),
  history: z.array(stepSchema),
});
export type GroupDetail = z.infer<typeof groupDetailSchema>;

const seen = z.object({ group: groupId, version });

/** Changes to groups, one or many at once. */
export const changeSchema = z.object({
  groups: z.array(seen).min(1).max(500),
  set: z
    .object({
      state: z.enum(states),
      resolution: z.enum(resolutions),
      /** Empty: nobody. */
      assignee: z.string().max(100),
      note: z.string().max(4000),
    })
    .partial(),
});
export type Change = z.infer<typeof changeSchema>;
export const mergeSchema = z.object({ into: seen, from: z.array(seen).min(1).max(100) });
export type Merge = z.infer<typeof mergeSchema>;
export const splitSchema = z.object({ from: seen, entries: z.array(z.string()).min(1).max(500) });
export type Split = z.infer<typeof splitSchema>;
export const undoSchema = z.object({ change: z.int().positive() });

/** What a change led to: groups another person changed meanwhile were left as they are. */
export const changedSchema = z.object({
  /** For `undo`; missing if nothing was changed. */
  change: z.int().optional(),
  done: z.array(groupSchema),
  conflicts: z.array(groupSchema),
  /** Deleted meanwhile, e.g. because their time was over. */
  gone: z.array(groupId),
});
export type Changed = z.infer<typeof changedSchema>;

/** Services and intents that lines can be added to, by their German names, with the aspects a service has. */
export const targetsSchema = z.object({
  services: z.array(z.object({ id: z.string(), name: z.string(), aspects: z.array(z.string()) })),
  intents: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Every aspect's German name: `costs` is `Kosten`. */
  aspects: z.record(z.string(), z.string()),
});
export type Targets = z.infer<typeof targetsSchema>;

/** Where the lines of a proposal go: an intent's file, or a service's with the aspect they ask about. */
const line = z.object({
  language,
  text: z.string().trim().min(2).max(300),
  /** For a service: `costs`. */
  aspect: z.string().max(40).optional(),
});

export const proposalRequestSchema = z.object({
  /** What will be resolved by it. */
  group: seen.optional(),
  target: z.union([z.object({ service: z.string() }), z.object({ intent: z.string() })]),
  utterances: z.array(line).max(100),
  terms: z.array(z.object({ language, text: z.string().trim().min(2).max(100) })).max(50),
});
export type ProposalRequest = z.infer<typeof proposalRequestSchema>;

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.int(),
  message: z.string(),
  hint: z.string().optional(),
});

const answer = z.object({
  outcome: z.enum(['matched', 'ambiguous', 'unmatched']),
  intent: z.string().optional(),
  service: z.string().optional(),
  confidence: z.number().optional(),
  /** The answer's first lines, as a citizen reads them. */
  lines: z.array(z.string()),
});

/** What a proposal would do. */
export const impactSchema = z.object({
  /** How many questions were asked before and after. */
  asked: z.int(),
  /** False at first, where names and terms are known already and the new questions are still being learnt. */
  learnt: z.boolean(),
  /** The group's questions that are still not answered. */
  open: z.array(z.string()),
  /** How many more changes there are than are listed; the weightiest are. */
  more: z.int(),
  changes: z.array(
    z.object({
      text: z.string(),
      /** `known` from the tests, `answered` from what people asked, `group` from the group itself. */
      from: z.enum(['known', 'answered', 'group']),
      count: z.int(),
      kind: z.enum(['meaning', 'words']),
      before: answer,
      after: answer,
    }),
  ),
});
export type Impact = z.infer<typeof impactSchema>;

export const proposalSchema = z.object({
  id: z.string(),
  state: z.enum(['checking', 'ready', 'broken', 'written']),
  /** Relative to the content folder. */
  file: z.string(),
  /** A unified diff, for `git apply`. */
  patch: z.string(),
  /** The changed part alone, to paste. */
  snippet: z.string(),
  problems: z.array(problem),
  /** Missing while it is worked out. */
  impact: impactSchema.optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Somebody else changed the file meanwhile: what it says now, and the patch that was not made. */
export const fileConflictSchema = z.object({ file: z.string(), theirs: z.string(), patch: z.string() });
export type FileConflict = z.infer<typeof fileConflictSchema>;

export const tryRequestSchema = z.object({
  text: z.string().max(2000),
  /** The value of a quick reply that was chosen instead; `text` is then its label. */
  choice: z.string().max(200).optional(),
  language: language.default('de'),
  /** Answer with this proposal applied. */
  proposal: z.string().optional(),
  /** The token of the turn before, for follow-ups. */
  resume: z.string().optional(),
});
export type TryRequest = z.infer<typeof tryRequestSchema>;

const wish = z.object({ intent: z.string(), slots: z.record(z.string(), z.string()) });
const shares = z.array(z.object({ label: z.string(), share: z.number() }));

/** How an answer came about, as `npm run try` prints it. */
export const traceSchema = z.object({
  language,
  tokens: z.array(z.object({ written: z.string(), word: z.string(), stem: z.string(), quality: z.number() })),
  mentions: z.array(
    z.object({ kind: z.string(), id: z.string(), phrase: z.string(), quality: z.number(), negated: z.boolean() }),
  ),
  /** The words that are left without the names. */
  masked: z.array(z.string()),
  subjects: shares,
  aspects: shares,
  /** The best first. */
  candidates: z.array(
    z.object({
      intent: z.string(),
      slots: z.record(z.string(), z.string()),
      confidence: z.number(),
      because: z.array(z.string()),
      /** A question of the service's own. */
      question: z.string().optional(),
      /** Only the name was said, and nothing about it. */
      bare: z.boolean().optional(),
      /** What each sign adds to the score, the strongest first. */
      signs: z.array(z.object({ name: z.string(), adds: z.number() })),
    }),
  ),
  /** What it was taken for; what was asked back about; or, not understood, what came nearest. */
  decided: z.object({ outcome: z.enum(['matched', 'ambiguous', 'unmatched']), wishes: z.array(wish) }),
  /** A second wish in the same question. */
  also: wish.optional(),
  /** What turns a service into its sibling: `lost`. */
  circumstance: z.string().optional(),
  thresholds: z.object({ confidence: z.number(), offer: z.number() }),
});
export type Trace = z.infer<typeof traceSchema>;

/** An answer as the citizen would get it, and how it came about. */
export const triedSchema = z.object({
  /** A `Reply` of the protocol. */
  reply: z.looseObject({
    language,
    outcome: z.enum(['matched', 'ambiguous', 'unmatched']),
    parts: z.array(z.looseObject({ type: z.string() })),
    choices: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  resume: z.string(),
  /** Missing after a choice: there was nothing to understand. */
  trace: traceSchema.optional(),
});
export type Tried = z.infer<typeof triedSchema>;

/** A period in whole days of Berlin, both included. */
const period = z.object({ from: day, to: day });

export const figuresQuerySchema = z.object({
  from: day,
  to: day,
  /** A second period to compare with. */
  againstFrom: day.optional(),
  againstTo: day.optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

const counted = z.object({ key: z.string(), label: z.string(), count: z.int() });

/** What happened in a period. */
export const figuresSchema = z.object({
  period,
  questions: z.int(),
  answered: z.int(),
  askedBack: z.int(),
  unmatched: z.int(),
  helpful: z.int(),
  notHelpful: z.int(),
  days: z.array(z.object({ day, questions: z.int(), answered: z.int(), unmatched: z.int() })),
  services: z.array(counted),
  aspects: z.array(counted),
  intents: z.array(counted),
  languages: z.array(counted),
  links: z.array(counted),
  /** Seven rows from Monday on, 24 hours each, in Berlin time. */
  hours: z.array(z.array(z.int()).length(24)).length(7),
  unansweredByAge: z.array(counted),
  overdue: z.array(z.object({ file: z.string(), title: z.string(), reviewBy: day })),
});
export type Figures = z.infer<typeof figuresSchema>;

export const figuresReplySchema = z.object({ figures: figuresSchema, against: figuresSchema.optional() });
export type FiguresReply = z.infer<typeof figuresReplySchema>;

/** Why a request was not carried out. */
export const refusalCodes = [
  'bad_request',
  'not_logged_in',
  'wrong_login',
  'slow_down',
  'not_allowed',
  'not_found',
  'conflict',
  'try_later',
  'internal',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  message: z.string(),
  /** Which field is wrong. */
  detail: z.string().optional(),
});

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A source file with what it imports: files by their path, packages by their name. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = ['server', 'widget'].flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => readSource(posix.join(entry.parentPath, entry.name))),
);

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const named = [
    ...text.matchAll(
      /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ];
  const imports = named.map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '');
  return {
    path,
    text,
    imports: imports.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name)),
  };
}

/** Source text without comments and without what stands in quotation marks. */
function codeOf({ text }: Source): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm, '');
}

const inRoom = (...rooms: readonly string[]) =>
  sources.filter(({ path }) => rooms.some((room) => path === room || path.startsWith(`${room}/`)));

/** Imports of other files that are not allowed, as `who → what`. */
function strangers(files: readonly Source[], allowed: readonly string[]): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter((name) => name.startsWith('server/') || name.startsWith('widget/'))
      .filter((name) => !allowed.some((room) => name === room || name.startsWith(`${room}/`)))
      .map((name) => `${path} → ${name}`),
  );
}

const schema = 'server/content/schema.ts';
const catalogue = 'server/content/catalogue.ts';
const messages = 'server/protocol/messages.ts';
const wire = 'server/review/api.ts';
const entry = 'server/unanswered/entry.ts';

describe('imports point one way', () => {
  it('the rooms are all there', () => {
    expect(sources.length).toBeGreaterThan(80);
    const rooms = [
      'protocol',
      'understanding',
      'conversation',
      'content',
      'transport',
      'unanswered',
      'store',
      'review',
      'watching',
    ];
    for (const room of rooms) expect(inRoom(`server/${room}`), room).not.toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['the wire knows nothing else', ['server/protocol'], ['server/protocol']],
    ['the schema and the catalogue know the languages of the wire', [schema, catalogue], [schema, messages]],
    ['content knows the wire only', ['server/content'], ['server/content', 'server/protocol']],
    [
      'understanding knows the catalogue and its types',
      ['server/understanding'],
      ['server/understanding', catalogue, schema, messages],
    ],
    [
      'conversation knows understanding, content and the wire',
      ['server/conversation'],
      ['server/conversation', 'server/understanding', 'server/content', 'server/protocol'],
    ],
    ['the database knows nothing of what it keeps', ['server/store'], ['server/store']],
    [
      'unanswered questions know the wire and the database they go to',
      ['server/unanswered'],
      ['server/unanswered', 'server/protocol', 'server/store'],
    ],
    [
      'transport knows conversation, the wire and the settings, and hands unanswered questions on',
      ['server/transport'],
      [
        'server/transport',
        'server/conversation',
        'server/protocol',
        'server/content',
        'server/understanding',
        'server/unanswered',
        'server/config.ts',
      ],
    ],
    [
      'the check knows content and how words are compared',
      ['server/check'],
      ['server/check', 'server/content', 'server/understanding/normalise.ts', messages],
    ],
    [
      'known questions know content and the wire',
      ['server/known-questions'],
      ['server/known-questions', 'server/content', 'server/protocol'],
    ],
    [
      'adopting knows whatever a change of content touches, but no database and no login',
      ['server/review/adopt'],
      [
        'server/review/adopt',
        'server/review/api.ts',
        'server/review/decode.ts',
        'server/review/refusal.ts',
        'server/check',
        'server/known-questions',
        'server/content',
        'server/conversation',
        'server/understanding',
        'server/protocol',
        'server/models.ts',
        'server/thread.ts',
        'server/transport/token.ts',
      ],
    ],
    [
      'logging in knows the wire of the review page, the database and how one waits one’s turn',
      ['server/review/login'],
      [
        'server/review/login',
        'server/review/api.ts',
        'server/review/decode.ts',
        'server/review/plain-page.ts',
        'server/review/refusal.ts',
        'server/review/settings.ts',
        'server/store',
        'server/transport/allowance.ts',
      ],
    ],
    [
      'figures know the chat they count beside, the content, the wire of the review page and the database',
      ['server/review/figures'],
      [
        'server/review/figures',
        'server/review/tables',
        'server/review/api.ts',
        'server/review/decode.ts',
        'server/review/refusal.ts',
        'server/review/settings.ts',
        'server/content',
        'server/protocol',
        'server/store',
        'server/transport/chat.ts',
      ],
    ],
    [
      'watching knows what is watched, and nothing knows how it is done',
      ['server/watching'],
      ['server/watching', 'server/transport', 'server/health.ts'],
    ],
    [
      'operation knows what it copies and looks at, not what is done with it',
      ['server/operation'],
      [
        'server/operation',
        'server/config.ts',
        'server/data-folder.ts',
        'server/content/load.ts',
        'server/content/problem.ts',
        'server/store/sqlite.ts',
        'server/transport/token.ts',
        'server/unanswered/queue.ts',
      ],
    ],
    ['tables for export know nothing else', ['server/review/tables'], ['server/review/tables']],
    [
      'groups know the wire of the review page, the questions and the database, and how words are compared',
      ['server/review/groups'],
      [
        'server/review/groups',
        'server/review/tables',
        'server/review/api.ts',
        'server/review/decode.ts',
        'server/review/refusal.ts',
        'server/store',
        'server/unanswered',
        'server/protocol',
        'server/understanding/normalise.ts',
        'server/understanding/features.ts',
        'server/understanding/labels.ts',
        'server/understanding/tally.ts',
      ],
    ],
    ['the widget knows the messages only', ['widget'], ['widget', messages]],
    ['what the review page and the server say to each other stands alone', [wire], [messages, entry]],
    [
      'the review page knows that, and shows answers as the widget does',
      ['server/review/page'],
      [
        'server/review/page',
        wire,
        messages,
        entry,
        'widget/panel/answer',
        'widget/panel/styles',
        'widget/panel/icons.ts',
        'widget/texts/de.ts',
        'widget/decode.ts',
        'widget/language.ts',
      ],
    ],
  ])('%s', (_, rooms, allowed) => {
    expect(strangers(inRoom(...rooms), allowed)).toEqual([]);
  });

  it('nobody imports main, only the service imports the app, and only main the service', () => {
    const importersOf = (file: string) =>
      sources.filter(({ imports }) => imports.includes(file)).map(({ path }) => path);
    expect(importersOf('server/main.ts')).toEqual([]);
    expect(importersOf('server/app.ts')).toEqual(['server/service.ts']);
    expect(importersOf('server/service.ts')).toEqual(['server/main.ts']);
    for (const { path } of inRoom('server/service').filter(({ path }) => path.startsWith('server/service/')))
      for (const importer of importersOf(path)) expect(importer).toMatch(/^server\/service(?:\/|\.ts$)/);
    expect(importersOf('server/review/routes.ts')).toEqual(['server/app.ts']);
    expect(importersOf('server/review/review.ts').filter((path) => !path.startsWith('server/review/'))).toEqual([
      'server/app.ts',
      'server/service.ts',
    ]);
  });

  it('nothing on the server imports the review page, which runs in a browser', () => {
    const importers = inRoom('server').filter(
      ({ path, imports }) =>
        !path.startsWith('server/review/page/') && imports.some((name) => name.startsWith('server/review/page/')),
    );
    expect(importers.map(({ path }) => path)).toEqual([]);
  });

  it('no circle of values runs through two files', () => {
    expect(circles()).toEqual([]);
  });
});

describe('the pure rooms', () => {
  const pure = inRoom('server/protocol', 'server/understanding', 'server/conversation', schema, catalogue);

  it('import no module that touches the outside', () => {
    const outside = pure.flatMap(({ path, imports }) =>
      imports.filter((name) => name.startsWith('node:')).map((name) => `${path} → ${name}`),
    );
    expect(outside).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ['the environment', /\bprocess\s*\./],
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\s*\./],
    ['chance', /\bMath\.random\b|\bcrypto\s*\.|\brandomUUID\b/],
    ['timers', /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
    ['sockets', /\bfetch\(|\bnew WebSocket\b/],
    ['the console', /\bconsole\s*\./],
  ])('leave %s alone', (_, pattern) => {
    expect(pure.filter((source) => pattern.test(codeOf(source))).map(({ path }) => path)).toEqual([]);
  });
});

describe('the network', () => {
  it('is opened by nobody but the doctor, and by the login to where the operator says', () => {
    const callers = inRoom('server').filter((source) =>
      /\bfetch\(|\bhttps?\.(?:get|request)\b|\bnew WebSocket\(/.test(codeOf(source)),
    );
    const paths = callers.map(({ path }) => path).filter((path) => !path.startsWith('server/review/'));
    expect(paths).toEqual(['server/operation/doctor-address.ts']);
  });
});

describe('the environment', () => {
  it('is handed to the configuration by the programs, and nobody else looks', () => {
    // What a program sets for itself is no setting of the operator's.
    const code = (source: Source) =>
      codeOf(source).replace(
        /(?:readConfig|examine)\(process\.env\b|process\.env\.TZ = ;|\bPATH: process\.env\.PATH\b/g,
        '',
      );
    const readers = inRoom('server').filter((source) => /\bprocess\.env\b/.test(codeOf(source)));
    expect(readers.map(({ path }) => path).sort()).toEqual([
      'server/main.ts',
      'server/operate.ts',
      'server/operation/postgres-tool.ts',
      'server/prepare.ts',
    ]);
    expect(readers.filter((source) => /\bprocess\.env\b/.test(code(source))).map(({ path }) => path)).toEqual([]);
  });
});

describe('names', () => {
  it('there is no room or file for things that have no place', () => {
    const homeless = sources
      .map(({ path }) => path)
      .filter((path) => /(?:^|\/)(?:types|utils?|helpers?|common)(?:\/|\.ts$)/.test(path));
    expect(homeless).toEqual([]);
  });
});

/** Circles of imports that exist when the program runs: those of types alone are gone by then. */
function circles(): readonly string[] {
  const valueImports = new Map(
    sources.map((source) => [
      source.path,
      readSource(source.path).imports.filter((name) => importsValue(source, name)),
    ]),
  );
  const found = new Set<string>();
  const walk = (path: string, chain: readonly string[]) => {
    const at = chain.indexOf(path);
    if (at >= 0) {
      found.add([...chain.slice(at), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of valueImports.get(path) ?? []) walk(next, [...chain, path]);
    done.add(path);
  };
  const done = new Set<string>();
  for (const { path } of sources) walk(path, []);
  return [...found];
}

function importsValue({ path, text }: Source, name: string): boolean {
  const statements = text.matchAll(/^(?:import|export)\b([^;'"]*?)\bfrom\s*['"]([^'"]+)['"]/gm);
  for (const [, what = '', from = ''] of statements) {
    if (posix.join(posix.dirname(path), from) !== name || what.trimStart().startsWith('type')) continue;
    const braces = /\{([\s\S]*)\}/.exec(what)?.[1];
    if (
      braces === undefined ||
      braces.split(',').some((each) => each.trim() !== '' && !each.trim().startsWith('type '))
    )
      return true;
  }
  return false;
}

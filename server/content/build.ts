import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Catalogue, Intent, Location, Service } from './catalogue.ts';
import { checkReferences } from './cross-checks.ts';
import { explainIssue } from './explain-issue.ts';
import type { Problem } from './problem.ts';
import {
  channelsSchema,
  circumstancesSchema,
  districtsSchema,
  elsewhereSchema,
  intentSchema,
  languagesSchema,
  linksSchema,
  locationSchema,
  noticesSchema,
  phrasesSchema,
  serviceSchema,
  settingsSchema,
  topicsSchema,
} from './schema.ts';
import { type Parse, type Path, parseSource, type SourceFile } from './source-file.ts';

/** A file as it lies on the disk; `path` is relative to the content folder, with `/`. */
export interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Turns content files into a catalogue. Every problem of every file is reported in one go; there is a catalogue
 * exactly when none of them is an error.
 */
export function buildCatalogue(
  files: readonly RawFile[],
  commonWords: ReadonlySet<string> = new Set(),
  parse: Parse = parseSource,
): { catalogue?: Catalogue; problems: readonly Problem[] } {
  const reading = new Reading(files, parse);
  const single = {
    districts: reading.one('knowledge-base/districts.yaml', districtsSchema),
    channels: reading.one('knowledge-base/channels.yaml', channelsSchema),
    links: reading.one('knowledge-base/links.yaml', linksSchema),
    notices: reading.ifThere('knowledge-base/notices.yaml', noticesSchema),
    topics: reading.one('knowledge-base/topics.yaml', topicsSchema),
    languages: reading.one('knowledge-base/languages.yaml', languagesSchema),
    elsewhere: reading.ifThere('knowledge-base/elsewhere.yaml', elsewhereSchema),
    circumstances: reading.one('knowledge-base/circumstances.yaml', circumstancesSchema),
    phrases: reading.one('intents/phrases.yaml', phrasesSchema),
    settings: reading.one('intents/settings.yaml', settingsSchema),
  };
  const services = reading.folder<Service>('knowledge-base/services/', oneWord, serviceSchema);
  const locations = reading.folder<Location>('knowledge-base/locations/', oneWord, locationSchema);
  const intents = reading.folder<Intent>('intents/', topicAndName, intentSchema);
  reading.reportStrangers();

  const { districts, channels, links, notices, topics, languages, circumstances, phrases, settings } = single;
  const lists = {
    services,
    locations,
    intents,
    districts: reading.byId('knowledge-base/districts.yaml', 'districts', districts?.districts ?? []),
    channels: reading.byId('knowledge-base/channels.yaml', 'channels', channels?.channels ?? []),
    links: reading.byId('knowledge-base/links.yaml', 'links', links?.links ?? []),
    notices: reading.byId('knowledge-base/notices.yaml', 'notices', notices?.notices ?? []),
    topics: reading.byId('knowledge-base/topics.yaml', 'topics', topics?.topics ?? []),
    languages: reading.byId('knowledge-base/languages.yaml', 'languages', languages?.languages ?? []),
  };
  reading.problems.push(...checkReferences({ ...lists, phrases: phrases ?? {} }, reading.sources, reading.broken));
  const problems = [...reading.problems].sort(byPlace);
  if (problems.some(({ severity }) => severity === 'error') || !districts || !circumstances || !phrases || !settings)
    return { problems };
  return {
    catalogue: {
      ...lists,
      version: versionOf(files),
      districtSources: districts.sources,
      elsewhere: single.elsewhere ?? { towns: [], countries: [] },
      circumstances: circumstances.circumstances,
      phrases,
      settings,
      commonWords,
    },
    problems,
  };
}

function byPlace(a: Problem, b: Problem): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

const oneWord = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const topicAndName = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** A hash over names and bytes: the same content has the same version everywhere. */
export function versionOf(files: readonly RawFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

const decodedBySource = new WeakMap<SourceFile, z.ZodSafeParseResult<unknown>>();

/** A source has one schema; one that was parsed before is not decoded again either. */
function decodeOnce<Schema extends z.ZodType>(
  source: SourceFile,
  schema: Schema,
): z.ZodSafeParseResult<z.infer<Schema>> {
  const known = decodedBySource.get(source);
  if (known) return known as z.ZodSafeParseResult<z.infer<Schema>>;
  // Without the input, a wrong value cannot be told from a missing one.
  const decoded = schema.safeParse(source.value, { reportInput: true });
  decodedBySource.set(source, decoded);
  return decoded;
}

/** Decodes a file before its catalogue is built: the costly part of that, which can be done a file at a time. */
export function decodeAhead(source: SourceFile) {
  const folder = /^(intents|knowledge-base\/services|knowledge-base\/locations)\/.*[^/]+\.yaml$/.exec(source.path)?.[1];
  const schema = schemaByFile[source.path] ?? (folder === undefined ? undefined : schemaByFile[folder]);
  if (schema) decodeOnce(source, schema);
}

const schemaByFile: Readonly<Record<string, z.ZodType>> = {
  'intents/phrases.yaml': phrasesSchema,
  'intents/settings.yaml': settingsSchema,
  intents: intentSchema,
  'knowledge-base/services': serviceSchema,
  'knowledge-base/locations': locationSchema,
  'knowledge-base/districts.yaml': districtsSchema,
  'knowledge-base/channels.yaml': channelsSchema,
  'knowledge-base/links.yaml': linksSchema,
};

class Reading {
  readonly problems: Problem[] = [];
  readonly sources = new Map<string, SourceFile>();
  /** Files that are there but cannot be used: what refers to them is not to blame. */
  readonly broken = new Set<string>();
  private readonly known = new Set<string>();
  private readonly files: readonly RawFile[];

  constructor(files: readonly RawFile[], parse: Parse) {
    this.files = files;
    for (const { path, bytes } of files) {
      const { source, problems } = parse(path, bytes);
      this.problems.push(...problems);
      if (source) this.sources.set(path, source);
      else this.broken.add(path);
    }
  }

  one<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
    this.known.add(path);
    if (!this.files.some((file) => file.path === path)) {
      this.report(path, [], 'Die Datei fehlt.', 'Stellen Sie sie wieder her; ohne sie kann der Bot nicht starten.');
      return undefined;
    }
    return this.decode(path, schema);
  }

  /** A file that need not be there: most of the year there is nothing to say in it. */
  ifThere<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
    this.known.add(path);
    return this.decode(path, schema);
  }

  folder<Entry extends { readonly id: string }>(
    folder: string,
    form: RegExp,
    schema: z.ZodType,
  ): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const { path } of this.files) {
      if (!path.startsWith(folder) || !path.endsWith('.yaml') || this.known.has(path)) continue;
      this.known.add(path);
      const id = path.slice(folder.length, -'.yaml'.length);
      if (!form.test(id)) {
        this.report(
          path,
          [],
          `Der Dateiname „${id}“ taugt nicht als Kennung.`,
          `Nur Kleinbuchstaben, Ziffern und Bindestriche: ${folder}${form === oneWord ? 'name.yaml' : 'thema/name.yaml'}.`,
        );
        continue;
      }
      const value = this.decode(path, schema);
      if (value !== undefined) entries.set(id, { ...(value as object), id } as Entry);
    }
    return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  byId<Entry extends { readonly id: string }>(
    path: string,
    list: string,
    entries: readonly Entry[],
  ): ReadonlyMap<Entry['id'], Entry> {
    const byId = new Map<Entry['id'], Entry>();
    for (const [index, entry] of entries.entries()) {
      if (byId.has(entry.id)) {
        this.report(
          path,
          [list, index, 'id'],
          `Die Kennung „${entry.id}“ steht zweimal.`,
          'Geben Sie einem der beiden Einträge eine andere Kennung.',
        );
        continue;
      }
      byId.set(entry.id, entry);
    }
    return byId;
  }

  reportStrangers() {
    for (const { path } of this.files) {
      if (this.known.has(path)) continue;
      this.report(
        path,
        [],
        'Diese Datei gehört zu keinem bekannten Ort.',
        'Dateien heißen …/name.yaml und liegen in intents/<thema>/, knowledge-base/services/ oder knowledge-base/locations/.',
      );
    }
  }

  private decode<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
    const source = this.sources.get(path);
    if (!source) return undefined;
    const decoded = decodeOnce(source, schema);
    if (decoded.success) return decoded.data;
    for (const issue of decoded.error.issues) {
      for (const { path: at, message, hint } of explainIssue(issue)) this.report(path, at, message, hint);
    }
    return undefined;
  }

  private report(file: string, at: Path, message: string, hint: string) {
    this.broken.add(file);
    const { line, column } = this.sources.get(file)?.locate(at) ?? { line: 1, column: 1 };
    this.problems.push({ severity: 'error', file, line, column, message, hint });
  }
}

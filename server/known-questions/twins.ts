import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { z } from 'zod';
import type { RawFile } from '../content/build.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { explainIssue } from '../content/explain-issue.ts';
import type { Problem } from '../content/problem.ts';
import { type Path, parseSource, type SourceFile } from '../content/source-file.ts';
import type { Language } from '../protocol/messages.ts';
import { type Expansion, expandTemplate, type Fillers, isTemplate, TemplateError } from './templates.ts';
import {
  dialogueSchema,
  type Expectation,
  type KnownFailure,
  knownFailuresSchema,
  singleSchema,
} from './twin-schema.ts';

/** The twin tests of one content file. */
export interface TwinFile {
  /** Relative to the content folder: `test/intents/service/costs.yaml`. */
  readonly path: string;
  readonly tests: readonly TwinTest[];
}

/** Turns of one conversation; most have one. */
export interface TwinTest {
  readonly language: Language;
  readonly turns: readonly TwinTurn[];
}

export interface TwinTurn {
  readonly line: number;
  /** As it stands in the file. */
  readonly say: string;
  /** The ways to say it. */
  readonly expansion: Expansion;
  readonly expect: Expectation;
}

export type ListedFailure = KnownFailure & { readonly line: number };

/** All twin tests, and what is wrong with their files. */
export interface Twins {
  readonly files: readonly TwinFile[];
  readonly knownFailures: readonly ListedFailure[];
  readonly problems: readonly Problem[];
}

export const knownFailuresPath = 'test/intents/known-failures.yaml';

/** The folders twin files lie in: they mirror the content folders. */
const intentTwins = 'test/intents/';
const serviceTwins = 'test/knowledge-base/services/';

/** The twin test file of a content file, if it is of a kind that has one. */
export function twinPathFor(contentPath: string): string | undefined {
  return /^(intents\/[^/]+\/[^/]+|knowledge-base\/services\/[^/]+)\.yaml$/.test(contentPath)
    ? `test/${contentPath}`
    : undefined;
}

/** The twin files below a content folder. */
export function readTwinFiles(root: string): readonly RawFile[] {
  return [intentTwins, serviceTwins]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/i.test(name))
        .map((name) => `${folder}${name.split(sep).join('/')}`),
    )
    .sort()
    .map((path) => ({ path, bytes: readFileSync(join(root, path)) }));
}

/** Reads twin files against a catalogue. Whatever is wrong with one is reported with its line. */
export function readTwins(files: readonly RawFile[], catalogue: Catalogue): Twins {
  const reader = new Reader(catalogue);
  const twinFiles = files.flatMap(({ path, bytes }) =>
    path === knownFailuresPath ? [] : reader.twinFile(path, bytes),
  );
  const listed = files.find(({ path }) => path === knownFailuresPath);
  return {
    files: twinFiles,
    knownFailures: listed ? reader.knownFailures(listed.bytes) : [],
    problems: reader.problems,
  };
}

/** What a twin file expects without saying so: the intent or the service it is named after. */
function impliedBy(path: string): Expectation | undefined {
  const intent = /^test\/intents\/([^/]+\/[^/]+)\.yaml$/.exec(path)?.[1];
  if (intent !== undefined) return { intent };
  const service = /^test\/knowledge-base\/services\/([^/]+)\.yaml$/.exec(path)?.[1];
  return service === undefined ? undefined : { service };
}

class Reader {
  readonly problems: Problem[] = [];
  private readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  twinFile(path: string, bytes: Uint8Array): readonly TwinFile[] {
    const source = this.parse(path, bytes);
    if (!source) return [];
    const report = (at: Path, message: string, hint: string) => this.report(source, at, message, hint);
    const implied = impliedBy(path);
    if (!implied) {
      report(
        [],
        'Zu dieser Testdatei gibt es keinen Ort.',
        `Sie gehört nach ${intentTwins}<thema>/ oder ${serviceTwins}.`,
      );
      return [];
    }
    if (!this.reference(source, [], implied)) return [];
    if (!Array.isArray(source.value) || source.value.length === 0) {
      report([], 'Die Datei ist keine Liste von Sätzen.', 'Beginnen Sie jeden Satz mit „- say: “.');
      return [];
    }
    const tests = source.value.flatMap((entry: unknown, index): readonly TwinTest[] => {
      const isDialogue = typeof entry === 'object' && entry !== null && 'dialogue' in entry;
      const decoded = this.decode(source, [index], entry, isDialogue ? dialogueSchema : singleSchema);
      if (!decoded) return [];
      const language = decoded.language ?? 'de';
      const turns = 'dialogue' in decoded ? decoded.dialogue : [decoded];
      const placed = turns.flatMap((turn, place): readonly TwinTurn[] => {
        const at = 'dialogue' in decoded ? [index, 'dialogue', place] : [index];
        const expect = { ...(place === turns.length - 1 ? implied : {}), ...turn.expect };
        const expansion = this.expand(source, [...at, 'say'], turn.say, language);
        if (!expansion || !this.reference(source, [...at, 'expect'], turn.expect ?? {})) return [];
        return [{ line: source.locate([...at, 'say']).line, say: turn.say, expansion, expect }];
      });
      return placed.length === turns.length ? [{ language, turns: placed }] : [];
    });
    return [{ path, tests }];
  }

  knownFailures(bytes: Uint8Array): readonly ListedFailure[] {
    const source = this.parse(knownFailuresPath, bytes);
    // A list from which everything was removed is an empty file with a comment.
    if (!source || source.value === null) return [];
    const listed = this.decode(source, [], source.value, knownFailuresSchema) ?? [];
    return listed.map((each, index) => ({ ...each, line: source.locate([index, 'say']).line }));
  }

  private parse(path: string, bytes: Uint8Array): SourceFile | undefined {
    const { source, problems } = parseSource(path, bytes);
    this.problems.push(...problems);
    return source;
  }

  private decode<Schema extends z.ZodType>(
    source: SourceFile,
    at: Path,
    value: unknown,
    schema: Schema,
  ): z.infer<Schema> | undefined {
    const decoded = schema.safeParse(value, { reportInput: true });
    if (decoded.success) return decoded.data;
    for (const issue of decoded.error.issues) {
      for (const { path, message, hint } of explainIssue(issue)) this.report(source, [...at, ...path], message, hint);
    }
    return undefined;
  }

  private expand(source: SourceFile, at: Path, say: string, language: Language): Expansion | undefined {
    try {
      const expansion = expandTemplate(say, fillersFrom(this.catalogue, language));
      const { length } = expansion.variants;
      if (expansion.total > length)
        this.report(
          source,
          at,
          `Die Vorlage ergibt ${expansion.total} Sätze; geprüft werden ${length} davon.`,
          'Das ist in Ordnung; wollen Sie alle prüfen, teilen Sie sie auf mehrere Sätze auf.',
          'warning',
        );
      if (isTemplate(say) && length < 2)
        this.report(
          source,
          at,
          'Die Vorlage ergibt nur einen einzigen Satz.',
          'Schreiben Sie ihn ohne Klammern, oder geben Sie etwas zur Auswahl: (so|anders).',
          'warning',
        );
      return expansion;
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.report(source, at, error.message, error.hint);
      return undefined;
    }
  }

  private reference(source: SourceFile, at: Path, { intent, service, location, district }: Expectation): boolean {
    const { intents, services, locations, districts } = this.catalogue;
    const named: readonly [key: string, what: string, id: string | undefined, known: ReadonlyMap<string, unknown>][] = [
      ['intent', 'Den Intent', intent, intents],
      ['service', 'Die Leistung', service, services],
      ['location', 'Den Standort', location, locations],
      ['district', 'Den Stadtteil', district, districts],
    ];
    const missing = named.filter(([, , id, known]) => id !== undefined && !known.has(id));
    for (const [key, what, id] of missing) {
      this.report(
        source,
        [...at, key],
        `${what} „${id}“ gibt es nicht.`,
        at.length === 0 ? 'Benennen Sie die Testdatei wie die Datei, die sie prüft.' : 'Prüfen Sie die Schreibweise.',
      );
    }
    return missing.length === 0;
  }

  private report(source: SourceFile, at: Path, message: string, hint: string, severity: Problem['severity'] = 'error') {
    this.problems.push({ severity, file: source.path, ...source.locate(at), message, hint });
  }
}

/** The names that placeholders are filled with, in the language of the test where there are any. */
function fillersFrom({ services, locations, districts }: Catalogue, language: Language): Fillers {
  const first = ({ terms }: { readonly terms: Readonly<Partial<Record<Language, readonly string[] | undefined>>> }) =>
    (terms[language] ?? terms.de)?.[0] ?? '';
  return {
    // A service that gives way to any other is no good subject of a question.
    service: [...services.values()].filter(({ yields }) => !yields).map((each) => ({ id: each.id, text: first(each) })),
    location: [...locations.values()]
      .filter(({ status }) => status === 'open')
      .map((each) => ({ id: each.id, text: first(each) })),
    district: [...districts.values()].map(({ id, name }) => ({ id, text: name })),
  };
}

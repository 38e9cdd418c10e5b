import { setImmediate } from 'node:timers/promises';
import { valueAt } from '../../../check/inspection.ts';
import { placeOf, sayingsOf } from '../../../check/sayings.ts';
import type { RawFile } from '../../../content/build.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Parse, Path, SourceFile } from '../../../content/source-file.ts';
import { tokenise } from '../../../understanding/normalise.ts';
import type { Addition } from './additions.ts';

/** Additions without what the content says already, and where it does. */
export interface Sifted {
  readonly additions: readonly Addition[];
  readonly problems: readonly Problem[];
}

/** What one file says, by the form in which it is compared. */
type Said = ReadonlyMap<string, Path>;

const saidBySource = new WeakMap<SourceFile, Said>();

/**
 * Takes out of additions what differs from something in the content by nothing that the bot would notice: case, umlauts
 * or endings. In the same list that is a warning; elsewhere it is an error, because somebody must decide where it goes.
 */
export async function siftDuplicates(
  file: string,
  additions: readonly Addition[],
  files: readonly RawFile[],
  parse: Parse,
): Promise<Sifted> {
  const problems: Problem[] = [];
  const taken = new Set<string>();
  const isNew: (addition: Addition, phrase: string) => boolean = (addition, phrase) => {
    const key = keyOf(addition, phrase);
    if (taken.has(key)) {
      problems.push(twiceInProposal(file, phrase));
      return false;
    }
    taken.add(key);
    const known = places.get(key);
    if (!known) return true;
    const isHere = known.source.path === file && known.at.slice(0, -1).join(' ') === addition.list.join(' ');
    problems.push(alreadyThere(phrase, known, isHere));
    return false;
  };
  const wanted = new Set(additions.flatMap((each) => each.phrases.map((phrase) => keyOf(each, phrase))));
  const places = await findPlaces(wanted, files, parse);
  const left = additions.map((each) => ({ ...each, phrases: each.phrases.filter((phrase) => isNew(each, phrase)) }));
  return { additions: left.filter(({ phrases }) => phrases.length > 0), problems };
}

interface Place {
  readonly source: SourceFile;
  readonly at: Path;
}

/** Where wanted phrases stand. One file at a time, with room for visitors in between. */
async function findPlaces(
  wanted: ReadonlySet<string>,
  files: readonly RawFile[],
  parse: Parse,
): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  for (const { path, bytes } of files) {
    const { source } = parse(path, bytes);
    if (!source) continue;
    if (!saidBySource.has(source)) await setImmediate();
    const said = saidIn(source);
    for (const key of wanted) {
      const at = said.get(key);
      if (at && !places.has(key)) places.set(key, { source, at });
    }
  }
  return places;
}

function saidIn(source: SourceFile): Said {
  const known = saidBySource.get(source);
  if (known) return known;
  const said = new Map<string, Path>();
  for (const saying of sayingsOf([source]))
    said.set(keyFor('utterances', saying.language, saying.text), placeOf(saying));
  // An office and what it does may share a name, so only services are looked at.
  const terms = source.path.startsWith('knowledge-base/services/') ? Object(valueAt(source.value, 'terms')) : {};
  for (const [language, phrases] of Object.entries(terms)) {
    if (!Array.isArray(phrases)) continue;
    for (const [index, phrase] of phrases.entries())
      if (typeof phrase === 'string') said.set(keyFor('terms', language, phrase), ['terms', language, index]);
  }
  saidBySource.set(source, said);
  return said;
}

function keyOf({ list, language }: Addition, phrase: string): string {
  return keyFor(list[0] === 'terms' ? 'terms' : 'utterances', language, phrase);
}

function keyFor(kind: 'terms' | 'utterances', language: string, phrase: string): string {
  return `${kind} ${language} ${tokenise(phrase)
    .map(({ stem }) => stem)
    .join(' ')}`;
}

function alreadyThere(phrase: string, { source, at }: Place, isHere: boolean): Problem {
  const place = { file: source.path, ...source.locate(at) };
  const text = String(valueAt(source.value, ...at));
  const as = text === phrase ? '' : ` als „${text}“`;
  return isHere
    ? {
        severity: 'warning',
        ...place,
        message: `„${phrase}“ steht hier schon${as}.`,
        hint: 'Die Zeile wird nicht noch einmal hinzugefügt; Sie müssen nichts tun.',
      }
    : {
        severity: 'error',
        ...place,
        message: `„${phrase}“ steht schon an anderer Stelle${as}.`,
        hint: 'Nehmen Sie die Zeile aus dem Vorschlag, oder ändern Sie sie so, dass sie nur hier passt.',
      };
}

function twiceInProposal(file: string, phrase: string): Problem {
  return {
    severity: 'warning',
    file,
    line: 1,
    column: 1,
    message: `„${phrase}“ ist in diesem Vorschlag doppelt.`,
    hint: 'Die Zeile wird nur einmal hinzugefügt; Sie müssen nichts tun.',
  };
}

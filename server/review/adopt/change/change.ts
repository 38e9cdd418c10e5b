import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { RawFile } from '../../../content/build.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Parse } from '../../../content/source-file.ts';
import type { ProposalRequest } from '../../api.ts';
import { Refusal } from '../../refusal.ts';
import { sentences } from '../sentences.ts';
import { additionsOf, fileOf } from './additions.ts';
import { siftDuplicates } from './duplicates.ts';
import { insertPhrases, snippetOf, UnfitFile } from './insert.ts';

/** A change of one content file. */
export interface Change {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** For `git apply`. */
  readonly patch: string;
  readonly snippet: string;
  /** With an error among them, the change is not to be made. */
  readonly problems: readonly Problem[];
}

const takeOthers = 'Alles, was Sie ausgewählt haben, steht schon in den Inhalten. Wählen Sie andere Zeilen.';
const byHand = 'Öffnen Sie die Datei in einem Editor und fügen Sie den Ausschnitt selbst ein.';

/** Works out what a request changes in the content. Throws a `Refusal` where there is no such place. */
export async function planChange(request: ProposalRequest, files: readonly RawFile[], parse: Parse): Promise<Change> {
  const file = fileOf(request);
  const before = files.find(({ path }) => path === file)?.bytes;
  if (!before) throw new Refusal('bad_request', { says: sentences.noSuchPlace });
  const nothing = { file, before, after: before, patch: '', snippet: '' };
  const { source, problems: unreadable } = parse(file, before);
  if (!source) return { ...nothing, problems: unreadable };
  const { additions, problems } = await siftDuplicates(file, additionsOf(request), files, parse);
  if (additions.length === 0)
    return { ...nothing, problems: [...problems, refuse(file, 'Es bleibt nichts hinzuzufügen.', takeOthers)] };
  try {
    // The mark some editors put first is kept.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(before);
    const changed = insertPhrases(text, additions);
    const after = new TextEncoder().encode(changed);
    return { file, before, after, patch: patchOf(file, text, changed), snippet: snippetOf(additions), problems };
  } catch (error) {
    if (!(error instanceof UnfitFile)) throw error;
    return { ...nothing, snippet: snippetOf(additions), problems: [...problems, refuse(file, error.message, byHand)] };
  }
}

/** A unified diff of a file, as `git diff` writes it. */
function patchOf(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** An error of the whole file. */
function refuse(file: string, message: string, hint: string): Problem {
  return { severity: 'error', file, line: 1, column: 1, message, hint };
}

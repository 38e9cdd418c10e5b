import { type Aspect, aspects } from '../../../content/schema.ts';
import type { Language } from '../../../protocol/messages.ts';
import type { ProposalRequest } from '../../api.ts';

/** Phrases for one list of a content file. */
export interface Addition {
  /** Where the list stands: `['utterances', 'costs', 'de']`. */
  readonly list: readonly string[];
  readonly language: Language;
  readonly phrases: readonly string[];
}

/** Something about a request that its sender must change. Says so in words for the dialog centre. */
export class UnfitRequest extends Error {
  override readonly name = 'UnfitRequest';
}

/** The content file that a request changes, relative to the content folder. Ids are those of content, never paths. */
export function fileOf({ target }: Pick<ProposalRequest, 'target'>): string {
  const form = 'intent' in target ? /^[a-z0-9-]+\/[a-z0-9-]+$/ : /^[a-z0-9-]+$/;
  const id = 'intent' in target ? target.intent : target.service;
  if (!form.test(id))
    throw new UnfitRequest('Das gibt es in den Inhalten nicht. Wählen Sie eine Leistung oder ein Anliegen.');
  return 'intent' in target ? `intents/${id}.yaml` : `knowledge-base/services/${id}.yaml`;
}

/** What a request adds to which list, in the order it was asked for. Throws an `UnfitRequest`. */
export function additionsOf({ target, utterances, terms }: ProposalRequest): readonly Addition[] {
  if (utterances.length + terms.length === 0)
    throw new UnfitRequest('Es ist nichts ausgewählt. Wählen Sie mindestens eine Frage oder Bezeichnung.');
  if ('intent' in target && terms.length > 0)
    throw new UnfitRequest(
      'Bezeichnungen gehören zu einer Leistung; ein Anliegen hat keine. Wählen Sie eine Leistung.',
    );
  const byList = new Map<string, Addition>();
  const add = (list: readonly string[], language: Language, text: string) => {
    const phrase = tidyPhrase(text);
    if (!/[\p{L}\p{N}]/u.test(phrase))
      throw new UnfitRequest('Eine der Zeilen enthält weder Buchstaben noch Ziffern. Nehmen Sie sie heraus.');
    const key = list.join(' ');
    const known = byList.get(key)?.phrases ?? [];
    byList.set(key, { list, language, phrases: [...known, phrase] });
  };
  for (const { language, text, aspect } of utterances)
    add(['utterances', ...('intent' in target ? [] : [aspectOf(aspect)]), language], language, text);
  for (const { language, text } of terms) add(['terms', language], language, text);
  return [...byList.values()];
}

function aspectOf(wanted: string | undefined): Aspect {
  const aspect = aspects.find((each) => each === wanted);
  if (!aspect) throw new UnfitRequest('Wählen Sie zu jeder Frage, was die Menschen über die Leistung wissen wollen.');
  return aspect;
}

/** A phrase on one line, composed, without what nobody sees: marks of direction would turn the rest of the file round. */
export function tidyPhrase(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

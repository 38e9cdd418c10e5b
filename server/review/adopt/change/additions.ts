import { type Aspect, aspects } from '../../../content/schema.ts';
import type { Language } from '../../../protocol/messages.ts';
import type { ProposalRequest } from '../../api.ts';
import { Refusal, type Sentence } from '../../refusal.ts';
import { sentences } from '../sentences.ts';

/** Phrases for one list of a content file. */
export interface Addition {
  /** Where the list stands: `['utterances', 'costs', 'de']`. */
  readonly list: readonly string[];
  readonly language: Language;
  readonly phrases: readonly string[];
}

/** The content file that a request changes, relative to the content folder. Ids are those of content, never paths. */
export function fileOf({ target }: Pick<ProposalRequest, 'target'>): string {
  const form = 'intent' in target ? /^[a-z0-9-]+\/[a-z0-9-]+$/ : /^[a-z0-9-]+$/;
  const id = 'intent' in target ? target.intent : target.service;
  if (!form.test(id)) throw unfit(sentences.noSuchPlace);
  return 'intent' in target ? `intents/${id}.yaml` : `knowledge-base/services/${id}.yaml`;
}

/** What a request adds to which list, in the order it was asked for. Throws a `Refusal`. */
export function additionsOf({ target, utterances, terms }: ProposalRequest): readonly Addition[] {
  if (utterances.length + terms.length === 0) throw unfit(sentences.nothingChosen);
  if ('intent' in target && terms.length > 0) throw unfit(sentences.termsOfIntent);
  const byList = new Map<string, Addition>();
  const add = (list: readonly string[], language: Language, text: string) => {
    const phrase = tidyPhrase(text);
    if (!/[\p{L}\p{N}]/u.test(phrase)) throw unfit(sentences.noWord);
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
  if (!aspect) throw unfit(sentences.noAspect);
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

/** Something about a request that its sender must change. */
function unfit(says: Sentence): Refusal {
  return new Refusal('bad_request', { says });
}

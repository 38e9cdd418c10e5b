import { findMentions, type Mention, type ReadToken, readTokens, splitCompounds } from './entities.ts';
import type { Lexicon } from './lexicon.ts';
import type { Spelling } from './spelling.ts';

/** An utterance as read: its words corrected and split, the names in it, and the rest with the names masked. */
export interface Reading {
  readonly tokens: readonly ReadToken[];
  readonly mentions: readonly Mention[];
  readonly masked: readonly ReadToken[];
}

/** Reads a text. The same reading is done for training and for visitors, so that both are compared alike. */
export function readText(
  text: string,
  { lexicon, spelling }: { readonly lexicon: Lexicon; readonly spelling: Spelling },
): Reading {
  const tokens = splitCompounds(readTokens(text, spelling), lexicon, spelling.knows);
  const mentions = findMentions(tokens, lexicon);
  return { tokens, mentions, masked: maskMentions(tokens, mentions) };
}

/** Takes names out of the text, so that what is asked about them can be compared across all of them. */
function maskMentions(tokens: readonly ReadToken[], mentions: readonly Mention[]): readonly ReadToken[] {
  const maskAt = new Map<number, string>();
  for (const { mask, at } of mentions) {
    if (mask === null) continue;
    for (const [place, index] of at.entries()) if (!maskAt.has(index)) maskAt.set(index, place === 0 ? mask : '');
  }
  return tokens.flatMap((token, index) => {
    const mask = maskAt.get(index);
    if (mask === undefined) return [token];
    return mask === '' ? [] : [{ ...token, word: mask, stem: mask }];
  });
}

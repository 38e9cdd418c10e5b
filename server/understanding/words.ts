import { isCompound } from './compounds.ts';
import { type Token, tokenise } from './normalise.ts';
import type { Spelling } from './spelling.ts';

/** An utterance's words as read: misspelt ones corrected, compounds split where a known term is in them. */
export interface ReadToken extends Token {
  /** As the visitor wrote it, folded; differs from `word` if that was corrected. */
  readonly written: string;
  /** 1, or less if it was corrected. */
  readonly quality: number;
}

/** Reads the words of an utterance: corrects what is no known word but near one. */
export function readTokens(text: string, spelling: Spelling): readonly ReadToken[] {
  return tokenise(text).map((token) => {
    const unchanged = { ...token, written: token.word, quality: 1 };
    if (spelling.knows(token.word) || isCompound(token.word, spelling)) return unchanged;
    const corrected = spelling.correct(token.word);
    if (!corrected) return unchanged;
    const [read] = tokenise(corrected.word);
    return read ? { ...read, written: token.word, quality: 1 - 0.08 * corrected.distance } : unchanged;
  });
}

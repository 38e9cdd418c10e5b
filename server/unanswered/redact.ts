import { nameRules } from './name-rules.ts';
import { numberRules } from './number-rules.ts';

/**
 * Takes personal data out of a question before anything is written: what is gone cannot leak. Rather too much than
 * too little; what the dialog center needs is the wish, not the person.
 */
export function redact(text: string): string {
  return [...numberRules, ...nameRules].reduce((rest, { pattern, mark }) => rest.replace(pattern, mark), clean(text));
}

/** Text that every store keeps alike: no control characters, no direction overrides, no half characters. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

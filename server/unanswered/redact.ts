import { nameRules } from './name-rules.ts';
import { mailRules, numberRules, type Rule } from './number-rules.ts';

/**
 * Takes personal data out of a question before anything is written: what is gone cannot leak. Rather too much than
 * too little; what the dialog center needs is the wish, not the person.
 */
export function redact(text: string): string {
  const withoutMail = apply(mailRules, clean(text));
  // Most questions have no digit at all, and every message goes through here.
  const withoutNumbers = /\d/.test(withoutMail) ? apply(numberRules, withoutMail) : withoutMail;
  return apply(nameRules, withoutNumbers);
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((rest, { pattern, mark }) => rest.replace(pattern, mark), text);
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

import { mostPageLength } from './entry.ts';
import { type IsWord, redactNames } from './known-names.ts';
import { nameRules } from './name-rules.ts';
import { numberRules } from './number-rules.ts';

const rules = [...numberRules, ...nameRules];

/** What the rules need, each once: most of them need the same. */
const needed = [...new Map(rules.map(({ needs }) => [needs.source, needs])).values()];
const anyNeeds = new RegExp(needed.map(({ source }) => source).join('|'));

const rulesWithNeeds = rules.map(({ needs, pattern, mark }) => ({
  need: needed.findIndex(({ source }) => source === needs.source),
  pattern,
  mark,
}));

/** Letters and signs of German texts: the rules' needs only hold for them. */
const german = /^[\x20-\x7eÄÖÜäöüß€„“”‚‘’–…]*$/;

/** All there is to clean of a text in these letters. */
const superfluousBlank = /^ | $| {2}/;

/**
 * Takes personal data out of a question before anything is written: what is gone cannot leak. Rather too much than
 * too little; what the dialog center needs is the wish, not the person. Names that are on no list are only found where
 * `isWord` tells what is a word.
 */
export function redact(text: string, isWord?: IsWord): string {
  const isGerman = german.test(text);
  const cleaned = isGerman && !superfluousBlank.test(text) ? text : clean(text);
  return redactNames(isGerman ? applyRules(cleaned) : applyAllRules(cleaned), isWord);
}

/**
 * Compiles the rules, one with each step: that happens when a rule is first used, takes longer than to redact a hundred
 * questions, and need not be waited for by the first who asks.
 */
export function* prepareRules(): Generator<void> {
  for (const { needs, pattern } of rules) {
    // Texts in Latin letters and in others are compiled for apart; what is used once is interpreted.
    for (const text of ['a', 'a', 'я', 'я']) {
      anyNeeds.test(text);
      needs.test(text);
      text.search(pattern);
    }
    yield;
  }
}

function applyAllRules(text: string): string {
  return rules.reduce((rest, { pattern, mark }) => rest.replace(pattern, mark), text);
}

/** Applies the rules to a German text. Every question that is asked comes by here: most are through after one look. */
function applyRules(text: string): string {
  let rest = text;
  let small = text.toLowerCase();
  if (!anyNeeds.test(small)) return text;
  let met: (boolean | undefined)[] = [];
  for (const { need, pattern, mark } of rulesWithNeeds) {
    met[need] ??= needed[need]?.test(small);
    if (!met[need]) continue;
    const replaced = rest.replace(pattern, mark);
    if (replaced === rest) continue;
    rest = replaced;
    small = rest.toLowerCase();
    met = [];
  }
  return rest;
}

/** What a page is about, or its path: never what was searched or filled in there. Undefined where nothing is left. */
export function redactPage(page: string, isWord?: IsWord): string | undefined {
  const path = /^[a-z]+:\/\//i.test(page) && URL.canParse(page) ? new URL(page).pathname : page.replace(/[?#].*$/s, '');
  return redact(decode(path), isWord).slice(0, mostPageLength).toWellFormed() || undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not every path is well encoded.
    return path;
  }
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

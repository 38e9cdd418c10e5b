import type { Catalogue } from '../content/catalogue.ts';
import type { Setting } from './answer.ts';

/** So many answers are kept of a minute; then it begins anew. */
const mostKept = 2_000;

/**
 * The same function, for what depends on the setting and on what is named only: opening hours and notices change with
 * the minute at most, so that what many ask in one minute is put together once. All of them get the same object.
 */
export function onceAMinute<Asked, Answer extends object>(
  answer: (asked: Asked, setting: Setting) => Answer,
  nameOf: (asked: Asked) => string,
): (asked: Asked, setting: Setting) => Answer {
  let minute = -1;
  let content: Catalogue | undefined;
  let known = new Map<string, Answer>();
  return (asked, setting) => {
    const { now, catalogue, language } = setting;
    const current = Math.floor(now.getTime() / 60_000);
    const name = `${language} ${nameOf(asked)}`;
    if (current !== minute || catalogue !== content || known.size >= mostKept) {
      minute = current;
      content = catalogue;
      known = new Map();
    }
    const before = known.get(name);
    if (before !== undefined) return before;
    const fresh = answer(asked, setting);
    known.set(name, fresh);
    return fresh;
  };
}

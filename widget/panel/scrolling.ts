/** Closer to the end than this counts as being there. */
const nearPx = 40;

/** Follows the conversation, unless the visitor has gone back to read. */
export class Scrolling {
  #topPx = 0;
  #isReading = false;

  /** Whether the visitor has scrolled back. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** The visitor has asked something: they want to see the answer. */
  followAgain(): void {
    this.#isReading = false;
  }

  /** Notes where the visitor has scrolled to. */
  note({ scrollTop, scrollHeight, clientHeight }: Element): void {
    if (scrollTop < this.#topPx - 4) this.#isReading = true;
    if (scrollHeight - scrollTop - clientHeight < nearPx) this.#isReading = false;
    this.#topPx = scrollTop;
  }
}

/** Shows the last answer from its beginning, and as much of the question above it as fits. */
export function showLatest(panel: Element, log: Element): void {
  const entries = [...log.querySelectorAll('.entry')];
  const last = entries.at(-1);
  if (last === undefined) return;
  const question = entries.at(-2);
  const first = question?.classList.contains('question') && question.clientHeight < 120 ? question : last;
  // On a low screen the whole panel scrolls. Never `scrollIntoView`: it would move the host page too.
  const scroller = log.scrollHeight > log.clientHeight ? log : panel;
  const distance = first.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += distance - 12;
}

/** Scrolls the log, and nothing else, until the end of `target` is seen. */
export function revealIn(log: Element, target: Element): void {
  const hiddenPx = target.getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
  if (hiddenPx > 0) log.scrollTop += hiddenPx + 12;
}

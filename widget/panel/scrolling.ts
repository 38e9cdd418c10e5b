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

import { directionOf, languageTag } from '../../language.ts';
import type { ChatState } from '../../state.ts';
import type { Texts } from '../../texts/texts.ts';
import { transcriptText } from '../../transcript.ts';

interface View {
  readonly state: ChatState;
  readonly texts: Texts;
}

const paper = 'body { font: 12pt/1.5 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }';

/** Saves the conversation as a text file. */
export function saveTranscript({ state, texts }: View): void {
  const text = `${texts.title}\n\n${transcriptText(state.entries, texts)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `service-chat-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  // Right away some browsers would find nothing to save.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Prints the conversation alone: a page of its own, out of sight. */
export function printTranscript({ state, texts }: View): void {
  const frame = document.createElement('iframe');
  frame.title = texts.title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Some browsers print nothing of a frame that is not displayed.
  Object.assign(frame.style, { position: 'fixed', right: '100%', border: '0' });
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  if (page === null || view === null) return;
  page.title = texts.title;
  page.documentElement.lang = languageTag(state.language);
  page.documentElement.dir = directionOf(state.language);
  style(page);
  const heading = page.createElement('h1');
  heading.textContent = texts.title;
  page.body.append(heading, transcriptText(state.entries, texts));
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}

/** A style sheet of the frame's own making: one of ours would be refused there, and so would an inline style. */
function style(page: Document): void {
  const Sheet = page.defaultView?.CSSStyleSheet;
  if (Sheet === undefined) return;
  const sheet = new Sheet();
  sheet.replaceSync(paper);
  page.adoptedStyleSheets = [sheet];
}

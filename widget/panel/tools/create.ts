import { html, nothing } from 'lit';
import { german, loadToolTexts } from '../../texts/tools/load.ts';
import type { ToolTexts } from '../../texts/tools/texts.ts';
import type { Tools, ToolsHost } from '../tools.ts';
import { CommentForm } from './comment.ts';
import { CopyButton } from './copy.ts';
import { renderDay } from './day.ts';
import { Dictation } from './dictation.ts';
import { Distance } from './distance.ts';
import { printTranscript, saveTranscript } from './export.ts';
import { renderFeedback } from './feedback.ts';
import { printIcon, saveIcon } from './icons.ts';
import { ReadAloud } from './read-aloud.ts';
import { toolStyles } from './styles.ts';
import { UnreadBadge } from './unread.ts';

/** What the parts of the tools share: the panel, and their texts in its language. */
export interface Bench {
  readonly host: ToolsHost;
  readonly texts: () => ToolTexts;
}

/** All that is loaded after the first answer. */
export function createTools(host: ToolsHost): Tools {
  host.adopt(toolStyles);
  let texts = german;
  const bench: Bench = { host, texts: () => texts };
  const copy = new CopyButton(bench);
  const voice = new ReadAloud(bench);
  const distance = new Distance(bench);
  const comment = new CommentForm(bench);
  const dictation = new Dictation(bench);
  const unread = new UnreadBadge(bench);
  return {
    async speak(language) {
      texts = await loadToolTexts(language);
      await dictation.prepare(language);
      host.update();
    },
    renderDay: (entry, previous) => renderDay(entry, previous, host.view().state.language),
    renderAnswer: (answer) => html`${renderFeedback(answer, texts, host.rate)}
      <div class="tools">
        ${copy.render(answer)}${voice.render(answer)}${distance.render(answer)}
      </div>
      ${comment.render(answer)}`,
    renderMenu: () =>
      host.view().state.entries.length < 2
        ? nothing
        : html`<button type="button" @click=${() => printTranscript(host.view())}>${printIcon}${texts.print}</button>
            <button type="button" @click=${() => saveTranscript(host.view())}>${saveIcon}${texts.save}</button>`,
    renderInput: () => dictation.render(),
    askForComment: (answer) => comment.open(answer),
    countUnread: () => unread.count(),
    clearUnread: () => unread.clear(),
    stop: () => {
      voice.stop();
      dictation.stop();
    },
  };
}

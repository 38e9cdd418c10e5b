import { html } from 'lit';
import { lastWritten } from '../../state.ts';
import type { ToolTexts } from '../../texts/tools/texts.ts';
import type { Tools, ToolsHost } from '../tools.ts';
import { CommentForm } from './comment.ts';
import { CopyButton } from './copy.ts';
import { renderDay } from './day.ts';
import { Dictation } from './dictation.ts';
import { Distance } from './distance.ts';
import { Feedback } from './feedback.ts';
import { renderKept } from './kept.ts';
import { renderMenu, tendMenu } from './menu.ts';
import { renderPencil } from './pencil.ts';
import { ReadAloud } from './read-aloud.ts';
import { Reading } from './reading.ts';
import { toolStyles } from './styles.ts';
import { UnreadBadge } from './unread.ts';

/** What the parts of the tools share: the panel, and their texts in its language. */
export interface Bench {
  readonly host: ToolsHost;
  readonly texts: () => ToolTexts;
}

/** All that nobody needs before the first answer. */
export async function createTools(host: ToolsHost): Promise<Tools> {
  let { texts } = await host.view().texts.tools();
  await host.updateComplete;
  host.shadowRoot?.adoptedStyleSheets.push(toolStyles);
  const menu = host.renderRoot.querySelector('details');
  if (menu !== null) tendMenu(menu);
  const bench: Bench = { host, texts: () => texts };
  const copy = new CopyButton(bench);
  const voice = new ReadAloud(bench);
  const distance = new Distance(bench);
  const comment = new CommentForm(bench);
  const feedback = new Feedback(bench, comment);
  const dictation = new Dictation(bench);
  const unread = new UnreadBadge(bench);
  const reading = new Reading(bench);
  const prepare = () => dictation.prepare(host.view().state.language);
  await prepare();
  return {
    async speak() {
      ({ texts } = await host.view().texts.tools());
      await prepare();
      host.requestUpdate();
    },
    renderDay: (entry, previous) => renderDay(entry, previous, host.view().state.language),
    renderQuestion: (question) => renderPencil(question, bench),
    renderAnswer: (answer) => html`${feedback.render(answer)}
      <div class="tools">
        ${copy.render(answer)}${voice.render(answer)}${distance.render(answer)}
      </div>
      ${comment.render(answer)}`,
    renderKept: (entry, previous) => renderKept(entry, previous, texts),
    renderJump: () => reading.render(),
    holds: (isQuestion) => reading.holds(isQuestion),
    renderMenu: () => renderMenu(bench),
    renderInput: () => dictation.render(),
    lastWritten: () => lastWritten(host.view().state),
    countUnread: () => unread.count(),
    clearUnread: () => unread.clear(),
    stop: () => {
      voice.stop();
      dictation.stop();
    },
  };
}

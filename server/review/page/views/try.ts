import { html, nothing, type TemplateResult } from 'lit';
import { type Language, languages } from '../../../protocol/messages.ts';
import type { Tried } from '../../api.ts';
import { explain } from '../desk.ts';
import { renderSaid } from '../parts/said.ts';
import { View } from '../view.ts';
import { renderReply } from './try/reply.ts';
import { renderTrace } from './try/trace.ts';

/** A question with its answers: as it is, and with the proposal if there is one. */
interface Turn {
  readonly text: string;
  readonly language: Language;
  readonly now: Tried;
  readonly proposed: Tried | undefined;
}

/** Any question with the answer that citizens would get, and how it came about. Nothing of it is counted or kept. */
export class TryView extends View<'try'> {
  static override readonly properties = {
    ...View.properties,
    turns: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    language: { state: true },
  };

  declare private turns: readonly Turn[];
  declare private problem: string;
  declare private isBusy: boolean;
  declare private language: Language;

  constructor() {
    super();
    this.turns = [];
    this.problem = '';
    this.isBusy = false;
    this.language = 'de';
  }

  override get heading(): string {
    return this.desk.texts.try.title;
  }

  protected override async load(): Promise<void> {
    this.turns = [];
    const { text } = this.route;
    if (text !== undefined) await this.#ask({ text });
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = this.querySelector('textarea');
    const text = field?.value.trim() ?? '';
    if (this.isBusy || text === '') return;
    if ((await this.#ask({ text })) && field) field.value = '';
  };

  async #ask(question: { readonly text: string; readonly choice?: string }): Promise<boolean> {
    this.isBusy = true;
    this.problem = '';
    const { language } = this;
    const last = this.turns.at(-1);
    const { proposal } = this.route;
    const { requests, texts } = this.desk;
    const [now, proposed] = await Promise.all([
      requests.try({ ...question, language, ...(last && { resume: last.now.resume }) }),
      proposal === undefined
        ? undefined
        : requests.try({ ...question, language, proposal, ...(last?.proposed && { resume: last.proposed.resume }) }),
    ]);
    this.isBusy = false;
    if (now.kind === 'done' && (proposed === undefined || proposed.kind === 'done')) {
      this.turns = [...this.turns, { text: question.text, language, now: now.value, proposed: proposed?.value }];
      this.desk.announce(texts.try.answered);
      return true;
    }
    const failed = now.kind === 'done' ? proposed : now;
    this.problem = failed === undefined || failed.kind === 'done' ? '' : explain(failed, texts);
    return false;
  }

  readonly #write = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.querySelector('form')?.requestSubmit();
  };

  protected override render(): TemplateResult {
    const { texts } = this.desk;
    const { title, hint, question, ask, withProposal, language, again } = texts.try;
    return html`<h1 tabindex="-1">${title}</h1>
      <p class="hint-text">${hint}</p>
      ${this.route.proposal === undefined ? nothing : html`<p class="message">${withProposal}</p>`}
      ${this.turns.map((turn, index) => this.#renderTurn(turn, index))}
      <form class="try" @submit=${this.#submit}>
        <label class="field question"
          ><span>${question}</span>
          <textarea rows="2" maxlength="2000" dir="auto" @keydown=${this.#write}></textarea></label
        >
        <label class="field"
          ><span>${language}</span>
          <select @change=${this.#chooseLanguage}>
            ${languages.map(
              (each) =>
                html`<option value=${each} ?selected=${each === this.language}>${texts.languages[each]}</option>`,
            )}
          </select></label
        >
        <p role="alert" class="problem" ?hidden=${this.problem === ''}>${this.problem}</p>
        <div class="actions">
          <button class="button primary" aria-disabled=${this.isBusy ? 'true' : nothing}>${ask}</button>
          ${
            this.turns.length === 0
              ? nothing
              : html`<button type="button" class="button" @click=${() => this.#startAgain()}>${again}</button>`
          }
        </div>
      </form>`;
  }

  readonly #chooseLanguage = ({ target }: Event): void => {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    this.language = languages.find((each) => each === value) ?? this.language;
  };

  async #startAgain(): Promise<void> {
    this.turns = [];
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #renderTurn({ text, language, now, proposed }: Turn, index: number): TemplateResult {
    const { texts } = this.desk;
    const { asked, present, withIt } = texts.try;
    const isLast = index === this.turns.length - 1;
    return html`<section class="turn" aria-labelledby="turn-${index}">
      <h2 id="turn-${index}">${asked}: ${renderSaid(text, language)}</h2>
      <div class="halves">
        ${this.#renderAnswer(proposed === undefined ? undefined : present, now, isLast)}
        ${proposed === undefined ? nothing : this.#renderAnswer(withIt, proposed, isLast)}
      </div>
    </section>`;
  }

  #renderAnswer(title: string | undefined, { reply, trace }: Tried, isLast: boolean): TemplateResult {
    const { texts, wording } = this.desk;
    return html`<div>
      ${title === undefined ? nothing : html`<h3>${title}</h3>`}
      <p class="about">${texts.outcomes[reply.outcome]}</p>
      ${renderReply(reply, texts, isLast ? ({ label, value }) => this.#ask({ text: label, choice: value }) : undefined)}
      <details class="trace">
        <summary>${texts.trace.title}</summary>
        ${trace === undefined ? html`<p>${texts.try.noTrace}</p>` : renderTrace(trace, texts, wording)}
      </details>
    </div>`;
  }
}

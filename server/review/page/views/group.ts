import { html, nothing, type TemplateResult } from 'lit';
import type { Change, Changed, Group, GroupDetail, Targets } from '../../api.ts';
import { explain, mayEdit } from '../desk.ts';
import { type Decision, decisionsOf, renderDecision, renderKeyButton } from '../parts/decisions.ts';
import { renderSaid } from '../parts/said.ts';
import { hrefOf } from '../route.ts';
import type { Shortcut } from '../shortcuts.ts';
import { View } from '../view.ts';
import { renderEntries } from './group/entries.ts';
import { renderFacts } from './group/facts.ts';
import { renderHistory } from './group/history.ts';
import type { MergeDialog } from './group/merge-dialog.ts';
import { renderWorkForm } from './group/work-form.ts';

/** One group: its questions, what was done, and what is to be done. */
export class GroupView extends View<'group'> {
  static override readonly properties = {
    ...View.properties,
    detail: { state: true },
    problem: { state: true },
    isGone: { state: true },
    chosen: { state: true },
    targets: { state: true },
    people: { state: true },
  };

  declare private detail: GroupDetail | undefined;
  declare private problem: string;
  declare private isGone: boolean;
  /** The questions that are to become a group of their own. */
  declare private chosen: ReadonlySet<string>;
  declare private targets: Targets | undefined;
  declare private people: readonly string[];

  constructor() {
    super();
    this.problem = '';
    this.isGone = false;
    this.chosen = new Set();
    this.people = [];
  }

  override get heading(): string {
    return this.detail?.group.title ?? this.desk.texts.groups.title;
  }

  override get shortcuts(): readonly Shortcut[] {
    const { shortcuts, decisions } = this.desk.texts;
    return [
      { key: 'j', label: shortcuts.next, run: () => this.#goOn() },
      { key: 'k', label: shortcuts.previous, run: () => this.#goBack() },
      ...(mayEdit(this.desk)
        ? [
            { key: 'a', label: decisions.adopt, run: () => this.desk.go({ view: 'adopt', id: this.route.id }) },
            ...decisionsOf(this.desk.session.user).map((decision) => ({
              key: decision.key,
              label: decisions[decision.name],
              run: () => this.#decide(decision),
            })),
            { key: 'o', label: shortcuts.note, run: () => this.querySelector('textarea')?.focus() },
          ]
        : []),
    ];
  }

  override changed({ done, conflicts, gone }: Changed): void {
    const { id } = this.route;
    if ([...done, ...conflicts].some((group) => group.id === id) || gone.includes(id)) this.load();
  }

  protected override async load(): Promise<void> {
    this.#loadNames();
    const { id } = this.route;
    const result = await this.desk.requests.group(id);
    if (id !== this.route.id) return;
    if (this.detail?.group.id !== id) this.chosen = new Set();
    this.isGone = result.kind === 'refused' && result.code === 'not_found';
    this.problem = result.kind === 'done' || this.isGone ? '' : explain(result, this.desk.texts);
    if (result.kind === 'done') this.detail = result.value;
    else if (this.isGone) this.detail = undefined;
  }

  async #loadNames(): Promise<void> {
    const [targets, people] = await Promise.all([this.desk.requests.targets(), this.desk.requests.people()]);
    if (targets.kind === 'done') this.targets = targets.value;
    if (people.kind === 'done') this.people = people.value.people;
  }

  async #loadMore(): Promise<void> {
    const { detail } = this;
    if (detail?.nextEntries === undefined) return;
    const result = await this.desk.requests.group(detail.group.id, detail.nextEntries);
    if (this.detail !== detail) return;
    if (result.kind === 'done')
      this.detail = { ...result.value, entries: [...detail.entries, ...result.value.entries] };
    else this.desk.notify({ kind: 'problem', text: explain(result, this.desk.texts) });
  }

  get #draft(): string | undefined {
    return this.desk.drafts.get(this.route.id);
  }

  async #goOn(): Promise<void> {
    const next = await this.desk.queue.after(this.route.id);
    if (next === undefined) this.desk.announce(this.desk.texts.group.noNext);
    else this.desk.go({ view: 'group', id: next });
  }

  #goBack(): void {
    const before = this.desk.queue.before(this.route.id);
    if (before === undefined) this.desk.announce(this.desk.texts.group.noPrevious);
    else this.desk.go({ view: 'group', id: before });
  }

  /** Saves a decision with what stands in the note, and goes on where nothing is left to do. */
  async #decide({ set, isFinal }: Pick<Decision, 'set' | 'isFinal'>): Promise<void> {
    const group = this.detail?.group;
    if (group === undefined) return;
    const next = isFinal ? await this.desk.queue.after(group.id) : undefined;
    const isDone = await this.#change(group, set);
    if (!isDone || !isFinal) return;
    if (next === undefined) this.desk.go({ view: 'groups', filter: this.desk.queue.filter });
    else this.desk.go({ view: 'group', id: next });
  }

  async #change(group: Group, set: Change['set']): Promise<boolean> {
    const note = this.#draft;
    const changed = await this.desk.work.change([group], note === undefined ? set : { note, ...set });
    const isDone = changed?.done.some(({ id }) => id === group.id) ?? false;
    if (isDone) this.desk.drafts.delete(group.id);
    return isDone;
  }

  #save(group: Group, note: string, assignee: string): void {
    this.#change(group, { note, ...(assignee === (group.assignee ?? '') ? {} : { assignee }) });
  }

  #writeNote(group: Group, note: string): void {
    if (note === group.note) this.desk.drafts.delete(group.id);
    else this.desk.drafts.set(group.id, note);
  }

  #choose(entry: string, isChosen: boolean): void {
    const others = [...this.chosen].filter((each) => each !== entry);
    this.chosen = new Set(isChosen ? [...others, entry] : others);
  }

  async #split(): Promise<void> {
    const { group } = this.detail ?? {};
    if (group === undefined || (await this.desk.work.split(group, [...this.chosen])) === undefined) return;
    this.chosen = new Set();
    await this.focusHeading();
  }

  protected override render(): TemplateResult {
    const { desk, detail, problem } = this;
    const { texts } = desk;
    if (this.isGone) return this.#renderGone();
    if (detail === undefined)
      return html`<h1 tabindex="-1">${texts.groups.title}</h1>
        ${
          problem === ''
            ? html`<p class="loading">${texts.loading}</p>`
            : html`<p role="alert" class="problem">${problem}</p>
              <button type="button" class="button" @click=${() => this.load()}>${texts.retry}</button>`
        }`;
    const { group, entries, nextEntries, history } = detail;
    const maySplit = mayEdit(desk) && group.count > 1;
    return html`${this.#renderWayBack()}
      <h1 tabindex="-1">${renderSaid(group.title)}</h1>
      ${problem === '' ? nothing : html`<p role="alert" class="problem">${problem}</p>`}
      ${renderFacts(group, this.targets, texts, desk.wording)}
      ${mayEdit(desk) ? this.#renderDecisions(group) : html`<p class="hint-text">${texts.readOnly}</p>`}
      <div class="halves">
        <section aria-labelledby="questions">
          <h2 id="questions">${texts.group.questions}</h2>
          ${maySplit ? html`<p class="hint-text">${texts.group.splitHint}</p>` : nothing}
          ${renderEntries({
            entries,
            texts,
            wording: desk.wording,
            targets: this.targets,
            chosen: maySplit ? this.chosen : undefined,
            choose: (entry, isChosen) => this.#choose(entry, isChosen),
          })}
          <div class="actions">
            ${
              nextEntries === undefined
                ? nothing
                : html`<button type="button" class="button" @click=${() => this.#loadMore()}>${texts.group.more}</button>`
            }
            ${
              this.chosen.size === 0
                ? nothing
                : html`<button type="button" class="button" @click=${() => this.#split()}>
                    ${texts.group.split(this.chosen.size)}
                  </button>`
            }
          </div>
        </section>
        <div>
          ${
            mayEdit(desk)
              ? renderWorkForm({
                  group,
                  people: this.people,
                  note: this.#draft ?? group.note,
                  texts,
                  write: (note) => this.#writeNote(group, note),
                  save: (note, assignee) => this.#save(group, note, assignee),
                })
              : nothing
          }
          <section aria-labelledby="history">
            <h2 id="history">${texts.history.title}</h2>
            ${renderHistory(history, texts, desk.wording)}
          </section>
        </div>
      </div>
      <review-merge .desk=${desk} .group=${group}></review-merge>`;
  }

  #renderWayBack(): TemplateResult {
    const { texts, queue } = this.desk;
    return html`<nav class="way-back" aria-label=${texts.group.ways}>
      <a href=${hrefOf({ view: 'groups', filter: queue.filter })}>${texts.group.backToList}</a>
      <button type="button" class="button" aria-keyshortcuts="k" @click=${() => this.#goBack()}>
        ${texts.group.previous} <kbd aria-hidden="true">K</kbd>
      </button>
      <button type="button" class="button" aria-keyshortcuts="j" @click=${() => this.#goOn()}>
        ${texts.group.next} <kbd aria-hidden="true">J</kbd>
      </button>
    </nav>`;
  }

  #renderDecisions(group: Group): TemplateResult {
    const { texts, session } = this.desk;
    const offered = decisionsOf(session.user).filter(({ name }) => {
      if (name === 'reopen') return group.state !== 'new';
      return name !== 'take' || group.assignee !== session.user.name || group.state !== 'in-progress';
    });
    return html`<div class="decisions" role="group" aria-label=${texts.group.decide}>
      <a class="button primary" aria-keyshortcuts="a" href=${hrefOf({ view: 'adopt', id: group.id })}
        >${texts.decisions.adopt} <kbd aria-hidden="true">A</kbd></a
      >
      ${offered.map((decision) => renderDecision(decision, texts, () => this.#decide(decision)))}
      ${renderKeyButton(texts.group.merge, '', () => this.querySelector<MergeDialog>('review-merge')?.open())}
      <a class="button" href=${hrefOf({ view: 'try', text: group.title })}>${texts.group.try}</a>
    </div>`;
  }

  /** Its time was over, or it became part of another. What was written is not lost with it. */
  #renderGone(): TemplateResult {
    const { texts, queue } = this.desk;
    const draft = this.#draft;
    return html`<h1 tabindex="-1">${texts.gone.title}</h1>
      <p>${texts.gone.text}</p>
      ${
        draft === undefined
          ? nothing
          : html`<label class="field"
            ><span>${texts.gone.draft}</span><textarea readonly rows="4">${draft}</textarea></label
          >`
      }
      <p><a class="button" href=${hrefOf({ view: 'groups', filter: queue.filter })}>${texts.group.backToList}</a></p>`;
  }
}

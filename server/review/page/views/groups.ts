import { html, nothing, type TemplateResult } from 'lit';
import { type Changed, type Group, type GroupPage, routes, type Targets } from '../../api.ts';
import { explain, type Going, mayEdit } from '../desk.ts';
import { type Decision, decisionsOf, renderDecision, renderKeyButton } from '../parts/decisions.ts';
import { urlOf } from '../requests.ts';
import { type Filter, groupQueryOf, hrefOf } from '../route.ts';
import type { Shortcut } from '../shortcuts.ts';
import { View } from '../view.ts';
import { renderFilters } from './groups/filters.ts';
import { renderGroup } from './groups/group-row.ts';

/** How long a search waits for the next letter. */
const writingMs = 300;

/** The list of groups: what is new, what others work on, what was decided. */
export class GroupsView extends View<'groups'> {
  static override readonly properties = {
    ...View.properties,
    page: { state: true },
    problem: { state: true },
    selected: { state: true },
    targets: { state: true },
    people: { state: true },
    assignee: { state: true },
  };

  declare private page: GroupPage | undefined;
  declare private problem: string;
  declare private selected: ReadonlySet<number>;
  declare private targets: Targets | undefined;
  declare private people: readonly string[];
  /** Who is to be given the selected groups. */
  declare private assignee: string;
  #loads = 0;
  #writing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.problem = '';
    this.selected = new Set();
    this.people = [];
    this.assignee = '';
  }

  override get heading(): string {
    return this.desk.texts.groups.title;
  }

  override get shortcuts(): readonly Shortcut[] {
    const { shortcuts, decisions } = this.desk.texts;
    return [
      { key: 'j', label: shortcuts.next, run: () => this.#move(1) },
      { key: 'k', label: shortcuts.previous, run: () => this.#move(-1) },
      { key: 'x', label: shortcuts.select, run: () => this.#toggleCurrent() },
      { key: '/', label: shortcuts.search, run: () => this.querySelector<HTMLElement>('[type=search]')?.focus() },
      ...(mayEdit(this.desk)
        ? [
            { key: 'a', label: decisions.adopt, run: () => this.#adopt() },
            ...decisionsOf(this.desk.session.user).map((decision) => ({
              key: decision.key,
              label: decisions[decision.name],
              run: () => this.#decide(decision),
            })),
          ]
        : []),
    ];
  }

  override changed(changed: Changed): void {
    if (changed.done.length + changed.conflicts.length + changed.gone.length > 0) this.load();
  }

  protected override async load(): Promise<void> {
    clearTimeout(this.#writing);
    this.#loads += 1;
    const load = this.#loads;
    this.#loadNames();
    const { desk } = this;
    const { filter } = this.route;
    const result = await desk.requests.groups(groupQueryOf(filter));
    // The filter has changed meanwhile.
    if (load !== this.#loads) return;
    const at = this.#currentIndex;
    this.problem = result.kind === 'done' ? '' : explain(result, desk.texts);
    if (result.kind === 'done') {
      this.page = result.value;
      this.selected = new Set([...this.selected].filter((id) => result.value.groups.some((each) => each.id === id)));
      desk.queue.show(filter, result.value);
      desk.announce(desk.texts.groups.found(result.value.total));
    }
    await this.updateComplete;
    // Where the focus was in a row that is gone, the next one takes it.
    if (at >= 0 && this.#currentIndex !== at) this.#focusRow(at);
  }

  async #loadNames(): Promise<void> {
    if (this.targets !== undefined) return;
    const [targets, people] = await Promise.all([this.desk.requests.targets(), this.desk.requests.people()]);
    if (targets.kind === 'done') this.targets = targets.value;
    if (people.kind === 'done') this.people = people.value.people;
  }

  get #groups(): readonly Group[] {
    return this.page?.groups ?? [];
  }

  get #currentIndex(): number {
    const root = this.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    const row = focused?.closest<HTMLElement>('li[data-id]');
    return this.#groups.findIndex(({ id }) => `${id}` === row?.dataset.id);
  }

  #move(step: number): void {
    this.#focusRow(Math.max(0, this.#currentIndex + step));
  }

  #focusRow(index: number): void {
    const links = this.querySelectorAll<HTMLElement>('.group .title');
    (links[Math.min(index, links.length - 1)] ?? this.querySelector<HTMLElement>('h1'))?.focus();
  }

  #toggleCurrent(): void {
    const group = this.#groups[this.#currentIndex];
    if (group !== undefined) this.#select(group, !this.selected.has(group.id));
  }

  #select({ id }: Group, isSelected: boolean): void {
    const others = [...this.selected].filter((each) => each !== id);
    this.selected = new Set(isSelected ? [...others, id] : others);
    this.desk.announce(this.desk.texts.groups.selected(this.selected.size));
  }

  #selectAll(areSelected: boolean): void {
    this.selected = new Set(areSelected ? this.#groups.map(({ id }) => id) : []);
    this.desk.announce(this.desk.texts.groups.selected(this.selected.size));
  }

  /** The selected groups, or the one that has the focus. */
  get #meant(): readonly Group[] {
    const selected = this.#groups.filter(({ id }) => this.selected.has(id));
    const current = this.#groups[this.#currentIndex];
    return selected.length > 0 || current === undefined ? selected : [current];
  }

  #adopt(): void {
    const [group, other] = this.#meant;
    if (group !== undefined && other === undefined) this.desk.go({ view: 'adopt', id: group.id });
    else this.#askToSelect();
  }

  async #decide({ set }: Pick<Decision, 'set'>): Promise<void> {
    const groups = this.#meant;
    if (groups.length === 0) this.#askToSelect();
    else if ((await this.desk.work.change(groups, set)) !== undefined) this.selected = new Set();
  }

  async #merge(): Promise<void> {
    const [into, ...from] = [...this.#meant].sort((a, b) => b.count - a.count);
    if (into === undefined || from.length === 0) this.#askToSelect();
    else if ((await this.desk.work.merge(into, from)) !== undefined) this.selected = new Set();
  }

  #askToSelect(): void {
    this.desk.notify({ kind: 'problem', text: this.desk.texts.groups.selectFirst });
  }

  /** Another filter begins with its first page. */
  #filter(changes: { readonly [Name in keyof Filter]?: Filter[Name] | undefined }, how: Going): void {
    const { cursor: _, ...before } = this.route.filter;
    const given = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined && value !== '');
    const filter = { state: before.state, ...Object.fromEntries(given) } as Filter;
    this.desk.go({ view: 'groups', filter }, how);
  }

  readonly #search = (q: string): void => {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#filter({ q }, 'replace'), writingMs);
  };

  protected override render(): TemplateResult {
    const { desk, page, problem } = this;
    const { texts } = desk;
    const { filter } = this.route;
    return html`<h1 tabindex="-1">${texts.groups.title}</h1>
      ${renderFilters({
        filter,
        texts,
        targets: this.targets,
        people: this.people,
        set: (changes) => this.#filter(changes, 'push-quietly'),
        search: this.#search,
      })}
      <div class="list-head">
        <p>${page === undefined ? '' : texts.groups.found(page.total)}</p>
        <p>
          ${texts.exports.title}
          <a href=${urlOf(routes.groupsCsv, { query: groupQueryOf(filter) })} download>CSV</a>
          <a href=${urlOf(routes.groupsXlsx, { query: groupQueryOf(filter) })} download>XLSX</a>
        </p>
      </div>
      ${
        problem === ''
          ? nothing
          : html`<div class="message problem" role="alert"><p>${problem}</p>
            <button type="button" class="button" @click=${() => this.load()}>${texts.retry}</button></div>`
      }
      ${page === undefined ? html`<p class="loading">${problem === '' ? texts.loading : ''}</p>` : this.#renderList(page)}`;
  }

  #renderList({ groups, next }: GroupPage): TemplateResult {
    const { texts, wording } = this.desk;
    const { filter } = this.route;
    const columns = texts.groups.columns;
    if (groups.length === 0) return html`<p class="empty">${texts.groups.none}</p>`;
    return html`<div class="columns">
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.selected.size === groups.length}
            .indeterminate=${this.selected.size > 0 && this.selected.size < groups.length}
            @change=${({ target }: Event) => this.#selectAll(target instanceof HTMLInputElement && target.checked)}
          /><span>${texts.groups.selectAll}</span></label
        >
        <span aria-hidden="true" class="column count">${columns.count}</span>
        <span aria-hidden="true" class="column">${columns.trend}</span>
        <span aria-hidden="true" class="column">${columns.lastSeen}</span>
        <span aria-hidden="true" class="column">${columns.state}</span>
      </div>
      <ol class="groups">
        ${groups.map((group) =>
          renderGroup({
            group,
            texts,
            wording,
            targets: this.targets,
            isSelected: this.selected.has(group.id),
            select: (isSelected) => this.#select(group, isSelected),
          }),
        )}
      </ol>
      ${this.selected.size > 0 && mayEdit(this.desk) ? this.#renderBulk() : nothing}
      <nav class="pages" aria-label=${texts.groups.pages}>
        ${
          filter.cursor === undefined
            ? nothing
            : html`<a class="button" href=${hrefOf({ view: 'groups', filter: this.desk.queue.pageBefore(filter) })}
                >${texts.groups.pageBefore}</a
              >`
        }
        ${
          next === undefined
            ? nothing
            : html`<a class="button" href=${hrefOf({ view: 'groups', filter: { ...filter, cursor: next } })}
                >${texts.groups.pageAfter}</a
              >`
        }
      </nav>`;
  }

  #renderBulk(): TemplateResult {
    const { texts, session } = this.desk;
    return html`<div class="bulk" role="group" aria-label=${texts.groups.selected(this.selected.size)}>
      <p>${texts.groups.selected(this.selected.size)}</p>
      ${decisionsOf(session.user).map((decision) => renderDecision(decision, texts, () => this.#decide(decision)))}
      ${this.selected.size > 1 ? renderKeyButton(texts.decisions.merge, '', () => this.#merge()) : nothing}
      <span class="assign">
        <label class="field"
          ><span>${texts.fields.assignee}</span>
          <select @change=${({ target }: Event) => this.#chooseAssignee(target)}>
            <option value="">${texts.fields.nobody}</option>
            ${this.people.map((name) => html`<option value=${name} ?selected=${name === this.assignee}>${name}</option>`)}
          </select></label
        >
        <button type="button" class="button" @click=${() => this.#decide({ set: { assignee: this.assignee } })}>
          ${texts.decisions.assign}
        </button>
      </span>
      <button type="button" class="button" @click=${() => this.#selectAll(false)}>${texts.groups.selectNone}</button>
    </div>`;
  }

  #chooseAssignee(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement) this.assignee = target.value;
  }
}

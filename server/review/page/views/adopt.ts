import { html, nothing, type TemplateResult } from 'lit';
import type { FileConflict, GroupDetail, Proposal, Targets } from '../../api.ts';
import { explain, mayEdit } from '../desk.ts';
import { renderSaid } from '../parts/said.ts';
import { hrefOf } from '../route.ts';
import { View } from '../view.ts';
import { aspectOptions, type Draft, draftFor, requestOf, whatIsMissing } from './adopt/draft.ts';
import { renderForm } from './adopt/form.ts';
import { renderResult } from './adopt/result.ts';

/** How long between two looks whether a proposal is checked. */
const lookAgainMs = 2000;

/** From a group's questions to a change of the content. */
export class AdoptView extends View<'adopt'> {
  static override readonly properties = {
    ...View.properties,
    detail: { state: true },
    targets: { state: true },
    draft: { state: true },
    proposal: { state: true },
    isStale: { state: true },
    isBusy: { state: true },
    conflict: { state: true },
    problem: { state: true },
    isGone: { state: true },
    isCopied: { state: true },
  };

  declare private detail: GroupDetail | undefined;
  declare private targets: Targets | undefined;
  declare private draft: Draft | undefined;
  declare private proposal: Proposal | undefined;
  /** Whether something was changed since the proposal was made. */
  declare private isStale: boolean;
  declare private isBusy: boolean;
  declare private conflict: FileConflict | undefined;
  declare private problem: string;
  declare private isGone: boolean;
  declare private isCopied: boolean;
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#reset();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
  }

  override get heading(): string {
    const { adopt } = this.desk.texts;
    return this.detail === undefined ? adopt.title : `${adopt.title}: ${this.detail.group.title}`;
  }

  #reset(): void {
    this.detail = undefined;
    this.draft = undefined;
    this.proposal = undefined;
    this.conflict = undefined;
    this.problem = '';
    this.isStale = false;
    this.isBusy = false;
    this.isGone = false;
    this.isCopied = false;
  }

  protected override async load(): Promise<void> {
    clearTimeout(this.#looking);
    this.#reset();
    const { requests, texts } = this.desk;
    const { id } = this.route;
    const [detail, targets] = await Promise.all([requests.group(id), requests.targets()]);
    if (id !== this.route.id) return;
    this.isGone = detail.kind === 'refused' && detail.code === 'not_found';
    const failed = [detail, targets].find(({ kind }) => kind !== 'done');
    if (failed !== undefined && failed.kind !== 'done') this.problem = explain(failed, texts);
    if (detail.kind !== 'done' || targets.kind !== 'done') return;
    this.detail = detail.value;
    this.targets = targets.value;
    const begun = this.desk.adoptions.get(id);
    this.draft = begun?.draft ?? draftFor(detail.value);
    this.isStale = begun?.isStale ?? false;
    if (begun?.proposal === undefined) return;
    const proposal = await requests.proposal(begun.proposal);
    // Not kept for ever: a new preview makes a new one.
    if (proposal.kind === 'done' && id === this.route.id) this.#show(proposal.value);
  }

  /** Keeps what was begun, for when somebody comes back. */
  #keep(): void {
    const { draft, proposal, isStale } = this;
    if (draft === undefined) return;
    if (proposal?.state === 'written') this.desk.adoptions.delete(this.route.id);
    else this.desk.adoptions.set(this.route.id, { draft, proposal: proposal?.id, isStale });
  }

  #change(changes: Partial<Draft>): void {
    if (this.draft === undefined) return;
    this.draft = { ...this.draft, ...changes };
    this.isStale = true;
    this.problem = '';
    this.#keep();
  }

  /** A service brings its own aspects. */
  #aim(target: string): void {
    if (this.draft === undefined || this.targets === undefined) return;
    const { aspect } = this.draft;
    const isThere = aspectOptions({ ...this.draft, target }, this.targets).some(({ value }) => value === aspect);
    this.#change({ target, aspect: isThere ? aspect : '' });
  }

  readonly #propose = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { detail, draft, targets } = this;
    if (this.isBusy || detail === undefined || draft === undefined || targets === undefined) return;
    const { adopt } = this.desk.texts;
    const missing = whatIsMissing(draft, targets);
    if (missing !== undefined) {
      this.problem = adopt.missing[missing];
      return;
    }
    clearTimeout(this.#looking);
    this.isBusy = true;
    this.problem = '';
    this.conflict = undefined;
    this.desk.announce(adopt.impact.checking);
    const result = await this.desk.requests.propose(requestOf(draft, detail));
    this.isBusy = false;
    if (result.kind === 'done') {
      this.isStale = false;
      this.#show(result.value);
      await this.updateComplete;
      this.querySelector<HTMLElement>('#proposal')?.focus();
    } else if (result.kind === 'refused' && result.code === 'not_found') this.isGone = true;
    else if (result.kind === 'refused' && result.code === 'conflict') await this.#reload(result.message);
    else this.problem = explain(result, this.desk.texts);
  };

  /** The group was changed by somebody else: shows it as it is now, and keeps what was written. */
  async #reload(message: string): Promise<void> {
    const result = await this.desk.requests.group(this.route.id);
    if (result.kind === 'done') this.detail = result.value;
    this.problem = `${message} ${this.desk.texts.adopt.lookAgain}`;
  }

  #show(proposal: Proposal): void {
    this.proposal = proposal;
    this.isCopied = false;
    this.#keep();
    if (proposal.state === 'checking') this.#looking = setTimeout(() => this.#look(proposal.id), lookAgainMs);
    else this.desk.announce(this.desk.texts.adopt.states[proposal.state]);
  }

  async #look(id: string): Promise<void> {
    const result = await this.desk.requests.proposal(id);
    if (this.proposal?.id !== id || !this.isConnected) return;
    if (result.kind === 'done') this.#show(result.value);
    else this.problem = explain(result, this.desk.texts);
  }

  async #write(): Promise<void> {
    const { proposal } = this;
    if (proposal === undefined || this.isBusy) return;
    this.isBusy = true;
    const result = await this.desk.requests.write(proposal.id);
    this.isBusy = false;
    if (result.kind !== 'done') {
      this.problem = explain(result, this.desk.texts);
      if (result.kind === 'refused' && result.code === 'not_found') this.isGone = true;
    } else if ('theirs' in result.value) {
      this.conflict = result.value;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#file-conflict')?.focus();
    } else {
      this.#show(result.value);
      await this.updateComplete;
      this.querySelector<HTMLElement>('#proposal')?.focus();
    }
  }

  async #copy(text: string): Promise<void> {
    const { adopt } = this.desk.texts;
    try {
      await navigator.clipboard.writeText(text);
      this.isCopied = true;
      this.desk.announce(adopt.copied);
    } catch {
      // Not allowed, or not a secure page: the text is marked, so that a key copies it.
      const box = this.querySelector('#snippet');
      if (box !== null) getSelection()?.selectAllChildren(box);
      this.desk.announce(adopt.copyYourself);
    }
  }

  /** For those who put the change into the content by another way. */
  async #resolve(): Promise<void> {
    const { group } = this.detail ?? {};
    if (group === undefined) return;
    const changed = await this.desk.work.change([group], { state: 'resolved', resolution: 'content-added' });
    if (changed !== undefined && changed.done.length > 0) await this.#goOn();
  }

  async #goOn(): Promise<void> {
    const next = await this.desk.queue.after(this.route.id);
    if (next === undefined) this.desk.go({ view: 'groups', filter: this.desk.queue.filter });
    else this.desk.go({ view: 'group', id: next });
  }

  protected override render(): TemplateResult {
    const { texts, queue } = this.desk;
    const { detail, draft, targets } = this;
    if (this.isGone)
      return html`<h1 tabindex="-1">${texts.gone.title}</h1>
        <p role="alert">${texts.gone.text} ${texts.gone.nothingSaved}</p>
        <p><a class="button" href=${hrefOf({ view: 'groups', filter: queue.filter })}>${texts.group.backToList}</a></p>`;
    if (detail === undefined || draft === undefined || targets === undefined)
      return html`<h1 tabindex="-1">${texts.adopt.title}</h1>
        ${
          this.problem === ''
            ? html`<p class="loading">${texts.loading}</p>`
            : html`<p role="alert" class="problem">${this.problem}</p>
              <button type="button" class="button" @click=${() => this.load()}>${texts.retry}</button>`
        }`;
    return html`<nav class="way-back" aria-label=${texts.group.ways}>
        <a href=${hrefOf({ view: 'group', id: detail.group.id })}>${texts.adopt.back}</a>
      </nav>
      <h1 tabindex="-1">${texts.adopt.title}</h1>
      <p class="adopted">${renderSaid(detail.group.title)}</p>
      ${
        mayEdit(this.desk)
          ? renderForm({
              draft,
              targets,
              texts,
              problem: this.problem,
              isBusy: this.isBusy,
              isAgain: this.proposal !== undefined,
              aim: (target) => this.#aim(target),
              change: (changes) => this.#change(changes),
              propose: this.#propose,
            })
          : html`<p>${texts.readOnly}</p>`
      }
      ${
        this.proposal === undefined
          ? nothing
          : renderResult({
              proposal: this.proposal,
              conflict: this.conflict,
              isStale: this.isStale,
              isBusy: this.isBusy,
              isCopied: this.isCopied,
              mayWrite: this.desk.session.mayWrite,
              question: detail.group.title,
              targets,
              texts,
              proposeAgain: this.#propose,
              write: () => this.#write(),
              copy: (text) => this.#copy(text),
              resolve: () => this.#resolve(),
              goOn: () => this.#goOn(),
            })
      }`;
  }
}

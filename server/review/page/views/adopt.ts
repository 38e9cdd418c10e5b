import { html, nothing, type TemplateResult } from 'lit';
import { type FileConflict, type GroupDetail, type Proposal, routes, type Targets } from '../../api.ts';
import { explain, mayEdit } from '../desk.ts';
import { renderDiff } from '../parts/diff.ts';
import { renderSaid } from '../parts/said.ts';
import { urlOf } from '../requests.ts';
import { hrefOf } from '../route.ts';
import { View } from '../view.ts';
import { aspectOptions, type Draft, draftFor, requestOf, targetOptions, whatIsMissing } from './adopt/draft.ts';
import { renderLines } from './adopt/lines.ts';
import { renderProposal } from './adopt/proposal.ts';

/** How long between two looks whether a proposal is checked. */
const lookAgainMs = 1000;

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
    this.draft = draftFor(detail.value);
  }

  #change(changes: Partial<Draft>): void {
    if (this.draft === undefined) return;
    this.draft = { ...this.draft, ...changes };
    this.isStale = true;
    this.problem = '';
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
      ${mayEdit(this.desk) ? this.#renderForm(draft, targets) : html`<p>${texts.readOnly}</p>`}
      ${this.proposal === undefined ? nothing : this.#renderResult(this.proposal, targets)}`;
  }

  #renderForm(draft: Draft, targets: Targets): TemplateResult {
    const { texts } = this.desk;
    const { adopt } = texts;
    const aspects = aspectOptions(draft, targets);
    return html`<form class="adopt" @submit=${this.#propose}>
      <h2>${adopt.where}</h2>
      <div class="fields">
        <review-combobox
          name="target"
          .label=${adopt.target}
          .texts=${texts}
          .options=${targetOptions(targets)}
          .value=${draft.target}
          @pick=${({ detail }: CustomEvent<string>) => this.#aim(detail)}
        ></review-combobox>
        ${
          aspects.length === 0
            ? nothing
            : html`<label class="field"
              ><span>${adopt.aspect}</span>
              <select
                name="aspect"
                @change=${({ target }: Event) =>
                  this.#change({ aspect: target instanceof HTMLSelectElement ? target.value : '' })}
              >
                <option value="" ?selected=${draft.aspect === ''}>${adopt.chooseAspect}</option>
                ${aspects.map(
                  ({ value, label }) =>
                    html`<option value=${value} ?selected=${value === draft.aspect}>${label}</option>`,
                )}
              </select></label
            >`
        }
      </div>
      <h2>${adopt.what}</h2>
      ${renderLines({
        name: 'utterances',
        title: adopt.utterances,
        hint: adopt.utterancesHint,
        add: adopt.addUtterance,
        longest: 300,
        lines: draft.utterances,
        texts,
        set: (utterances) => this.#change({ utterances }),
      })}
      ${
        draft.target.startsWith('intent:')
          ? nothing
          : renderLines({
              name: 'terms',
              title: adopt.terms,
              hint: adopt.termsHint,
              add: adopt.addTerm,
              longest: 100,
              lines: draft.terms,
              texts,
              set: (terms) => this.#change({ terms }),
            })
      }
      <p role="alert" class="problem" ?hidden=${this.problem === ''}>${this.problem}</p>
      <button class="button primary" aria-disabled=${this.isBusy ? 'true' : nothing}>
        ${this.proposal === undefined ? adopt.preview : adopt.previewAgain}
      </button>
    </form>`;
  }

  #renderResult(proposal: Proposal, targets: Targets): TemplateResult {
    const { texts } = this.desk;
    const { adopt } = texts;
    return html`<section class="proposal" aria-labelledby="proposal">
      <h2 id="proposal" tabindex="-1">${adopt.proposal}: ${adopt.states[proposal.state]}</h2>
      ${this.isStale ? html`<p class="message problem">${adopt.stale}</p>` : nothing}
      ${this.conflict === undefined ? nothing : this.#renderConflict(this.conflict)}
      ${renderProposal(proposal, targets, texts)}
      ${proposal.state === 'written' ? this.#renderWritten() : this.#renderWays(proposal)}
    </section>`;
  }

  #renderConflict({ file, theirs, patch }: FileConflict): TemplateResult {
    const { adopt } = this.desk.texts;
    return html`<div class="message problem">
      <h3 id="file-conflict" tabindex="-1">${adopt.fileConflict.title}</h3>
      <p>${adopt.fileConflict.text} <code>${file}</code></p>
      <details>
        <summary>${adopt.fileConflict.theirs}</summary>
        ${renderDiff(theirs, adopt.fileConflict.theirs)}
      </details>
      <details>
        <summary>${adopt.fileConflict.yours}</summary>
        ${renderDiff(patch, adopt.fileConflict.yours)}
      </details>
      <button type="button" class="button" @click=${this.#propose}>${adopt.fileConflict.again}</button>
    </div>`;
  }

  /** The ways into the content: by the server, as a patch, by hand. */
  #renderWays({ id, state, snippet }: Proposal): TemplateResult {
    const { texts, session } = this.desk;
    const { adopt } = texts;
    const isReady = state === 'ready' && !this.isStale;
    return html`<div class="actions">
        ${
          session.mayWrite
            ? html`<button
                type="button"
                class="button primary"
                aria-disabled=${isReady && !this.isBusy ? nothing : 'true'}
                @click=${() => isReady && this.#write()}
              >
                ${adopt.write}
              </button>`
            : nothing
        }
        ${
          isReady
            ? html`<a class="button" href=${urlOf(routes.patch, { id })} download>${adopt.download}</a>
              <a class="button" href=${hrefOf({ view: 'try', text: this.detail?.group.title ?? '', proposal: id })}
                >${adopt.try}</a
              >`
            : nothing
        }
        ${
          session.mayWrite || !isReady
            ? nothing
            : html`<button type="button" class="button" @click=${() => this.#resolve()}>${adopt.resolve}</button>`
        }
      </div>
      ${session.mayWrite ? nothing : html`<p class="hint-text">${adopt.mayNotWrite}</p>`}
      <details>
        <summary>${adopt.snippet}</summary>
        <div class="diff" tabindex="0" role="region" aria-label=${adopt.snippet}><code id="snippet"><span>${snippet}</span></code></div>
        <button type="button" class="button" @click=${() => this.#copy(snippet)}>
          ${this.isCopied ? adopt.copied : adopt.copy}
        </button>
      </details>`;
  }

  #renderWritten(): TemplateResult {
    const { adopt } = this.desk.texts;
    return html`<p>${adopt.written}</p>
      <div class="actions">
        <button type="button" class="button primary" @click=${() => this.#goOn()}>${adopt.next}</button>
        <a class="button" href=${hrefOf({ view: 'try', text: this.detail?.group.title ?? '' })}>${adopt.try}</a>
      </div>`;
  }
}

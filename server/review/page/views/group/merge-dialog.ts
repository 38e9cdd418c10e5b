import { html, LitElement, type TemplateResult } from 'lit';
import type { Group } from '../../../api.ts';
import type { Desk } from '../../desk.ts';
import { renderDialog } from '../../parts/dialog.ts';
import type { Option } from '../../parts/options.ts';

/** Finds the group that another one becomes part of. */
export class MergeDialog extends LitElement {
  static override readonly properties = {
    desk: { attribute: false },
    group: { attribute: false },
    others: { state: true },
    into: { state: true },
  };

  declare desk: Desk;
  declare group: Group;
  declare private others: readonly Group[];
  declare private into: string;
  #searches = 0;

  constructor() {
    super();
    this.others = [];
    this.into = '';
  }

  open(): void {
    this.into = '';
    this.#search('');
    this.querySelector('dialog')?.showModal();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async #search(q: string): Promise<void> {
    this.#searches += 1;
    const search = this.#searches;
    const result = await this.desk.requests.groups({ ...(q === '' ? {} : { q }), sort: 'count', limit: 20 });
    if (search !== this.#searches || result.kind !== 'done') return;
    this.others = result.value.groups.filter(({ id }) => id !== this.group.id);
  }

  #pick(id: string): void {
    this.into = id;
  }

  async #merge(): Promise<void> {
    const into = this.others.find(({ id }) => `${id}` === this.into);
    if (into === undefined) return;
    this.querySelector('dialog')?.close();
    const changed = await this.desk.work.merge(into, [this.group]);
    if (changed !== undefined && changed.done.length > 0) this.desk.go({ view: 'group', id: into.id });
  }

  protected override render(): TemplateResult {
    const { texts, wording } = this.desk;
    const options: readonly Option[] = this.others.map(({ id, title, count }) => ({
      value: `${id}`,
      label: title,
      hint: wording.number(count),
    }));
    return renderDialog({
      id: 'merge',
      title: texts.group.merge,
      texts,
      content: html`<p>${texts.group.mergeHint}</p>
        <review-combobox
          name="into"
          asked
          .label=${texts.group.mergeInto}
          .texts=${texts}
          .options=${options}
          .value=${this.into}
          @search=${({ detail }: CustomEvent<string>) => this.#search(detail)}
          @pick=${({ detail }: CustomEvent<string>) => this.#pick(detail)}
        ></review-combobox>
        <div class="actions">
          <button type="button" class="button primary" ?disabled=${this.into === ''} @click=${() => this.#merge()}>
            ${texts.decisions.merge}
          </button>
        </div>`,
    });
  }
}

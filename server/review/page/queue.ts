import type { Group, GroupPage } from '../api.ts';
import type { Requests } from './requests.ts';
import { type Filter, firstFilter, groupQueryOf } from './route.ts';

/** The list as it was last seen: what comes next, and where one came from. */
export class Queue {
  filter: Filter = firstFilter;
  readonly #requests: Requests;
  #page: GroupPage | undefined;
  /** The page before, by the cursor of the one after it. */
  readonly #cursors = new Map<string, string | undefined>();

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /** Takes down what the list shows. */
  show(filter: Filter, page: GroupPage): void {
    this.filter = filter;
    this.#page = page;
    if (page.next !== undefined) this.#cursors.set(page.next, filter.cursor);
  }

  /** The list before this one; the first one if the way here is not known. */
  pageBefore({ cursor, ...filter }: Filter): Filter {
    const before = cursor === undefined ? undefined : this.#cursors.get(cursor);
    return before === undefined ? filter : { ...filter, cursor: before };
  }

  before(id: number): number | undefined {
    const groups = this.#groups;
    return groups[groups.findIndex((group) => group.id === id) - 1]?.id;
  }

  /** The group after this one, over the end of the page too; if this one is not in the list, the list's first. */
  async after(id: number): Promise<number | undefined> {
    if (this.#page === undefined) await this.#load(this.filter);
    const index = this.#groups.findIndex((group) => group.id === id);
    const following = this.#groups.slice(index + 1).find((group) => group.id !== id);
    if (following !== undefined || this.#page?.next === undefined) return following?.id;
    await this.#load({ ...this.filter, cursor: this.#page.next });
    return this.#groups.find((group) => group.id !== id)?.id;
  }

  get #groups(): readonly Group[] {
    return this.#page?.groups ?? [];
  }

  async #load(filter: Filter): Promise<void> {
    const result = await this.#requests.groups(groupQueryOf(filter));
    if (result.kind === 'done') this.show(filter, result.value);
  }
}

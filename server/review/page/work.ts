import type { Change, Changed, Group, Merge, Split } from '../api.ts';
import { type Conflict, explain, type Notice } from './desk.ts';
import type { Requests, Result } from './requests.ts';
import type { Texts } from './texts/texts.ts';

type Settings = Change['set'];

/** Nobody reads on in a longer list of conflicts. */
const mostAsked = 10;

/** Who tells people what became of their work. */
export interface WorkHost {
  readonly texts: Texts;
  notify(notice: Notice): void;
  /** Shows what others have changed meanwhile; whether it is to be changed all the same. */
  decide(conflicts: readonly Conflict[], set: Settings): Promise<boolean>;
  /** Something is no longer as it was shown. */
  changed(changed: Changed): void;
}

/** Changes groups: says what was done and how to take it back, asks where others came first, tells what is gone. */
export class Work {
  readonly #requests: Requests;
  readonly #host: WorkHost;
  #lastChange: number | undefined;

  constructor(requests: Requests, host: WorkHost) {
    this.#requests = requests;
    this.#host = host;
  }

  /** What has come of it; `undefined` if nothing was saved. */
  async change(seen: readonly Group[], set: Settings): Promise<Changed | undefined> {
    const changed = this.#tell(await this.#requests.change({ groups: seen.map(see), set }), (count) =>
      this.#host.texts.changes.done(count, set),
    );
    if (changed === undefined || changed.conflicts.length === 0) return changed;
    const conflicts = await this.#explain(changed.conflicts, seen);
    const again = (await this.#host.decide(conflicts, set)) ? await this.change(changed.conflicts, set) : undefined;
    return again === undefined ? changed : { ...again, done: [...changed.done, ...again.done] };
  }

  /** Conflicts with what was seen, and with who came before where there are not too many to ask. */
  async #explain(conflicts: readonly Group[], seen: readonly Group[]): Promise<readonly Conflict[]> {
    const last = async (id: number): Promise<string | undefined> => {
      const detail = await this.#requests.group(id);
      const steps = detail.kind === 'done' ? detail.value.history : [];
      return [...steps].sort((a, b) => b.id - a.id)[0]?.who;
    };
    return Promise.all(
      conflicts.map(async (now, index) => ({
        now,
        seen: seen.find(({ id }) => id === now.id) ?? now,
        by: index < mostAsked ? await last(now.id) : undefined,
      })),
    );
  }

  async merge(into: Group, from: readonly Group[]): Promise<Changed | undefined> {
    const body: Merge = { into: see(into), from: from.map(see) };
    return this.#tell(await this.#requests.merge(body), () => this.#host.texts.changes.merged(from.length + 1));
  }

  async split(group: Group, entries: readonly string[]): Promise<Changed | undefined> {
    const body: Split = { from: see(group), entries: [...entries] };
    return this.#tell(await this.#requests.split(body), () => this.#host.texts.changes.split(entries.length));
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    if (this.#lastChange === undefined) {
      this.#host.notify({ kind: 'problem', text: this.#host.texts.changes.nothingToUndo });
      return;
    }
    const change = this.#lastChange;
    this.#lastChange = undefined;
    this.#tell(await this.#requests.undo(change), () => this.#host.texts.changes.undone);
    this.#lastChange = undefined;
  }

  /** For whoever logs in next. */
  forget(): void {
    this.#lastChange = undefined;
  }

  #tell(result: Result<Changed>, done: (count: number) => string): Changed | undefined {
    const { texts } = this.#host;
    if (result.kind !== 'done') {
      this.#host.notify({ kind: 'problem', text: `${texts.notSaved} ${explain(result, texts)}` });
      return undefined;
    }
    const { value } = result;
    this.#lastChange = value.change ?? this.#lastChange;
    this.#host.changed(value);
    const sentences = [
      ...(value.done.length > 0 ? [done(value.done.length)] : []),
      ...(value.conflicts.length > 0 ? [texts.changes.conflicts(value.conflicts.length)] : []),
      ...(value.gone.length > 0 ? [texts.changes.gone(value.gone.length)] : []),
    ];
    this.#host.notify({
      kind: value.done.length > 0 ? 'done' : 'problem',
      text: sentences.join(' '),
      ...(value.change === undefined ? {} : { undo: value.change }),
    });
    return value;
  }
}

function see({ id, version }: Group): Merge['into'] {
  return { group: id, version };
}

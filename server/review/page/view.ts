import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Changed } from '../api.ts';
import type { Desk } from './desk.ts';
import type { Route } from './route.ts';
import type { Shortcut } from './shortcuts.ts';

/** One view of the page. It lives in the page's own tree, so that one style sheet and one set of ids serve all. */
export abstract class View<Shown extends Route['view']> extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    route: { attribute: false },
  };

  declare desk: Desk;
  declare route: Extract<Route, { readonly view: Shown }>;

  /** Resolves when the view shows what its address asks for. */
  loaded: Promise<void> = Promise.resolve();

  /** What single keys do here. */
  get shortcuts(): readonly Shortcut[] {
    return [];
  }

  /** For the window's title. */
  abstract get heading(): string;

  /** Takes note of what is no longer as it was. */
  changed(_: Changed): void {}

  /** Puts the cursor on the heading, so that who reads with the ears begins where the eyes do. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) this.loaded = this.load();
  }

  protected override updated(): void {
    this.dispatchEvent(new Event('view-updated', { bubbles: true }));
  }

  /** Fetches what the route asks for. */
  protected abstract load(): Promise<void>;
}

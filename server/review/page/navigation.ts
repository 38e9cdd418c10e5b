import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Going } from './desk.ts';
import { routeOfClick } from './links.ts';
import { hrefOf, parseRoute, type Route } from './route.ts';

export interface NavigationHost extends ReactiveControllerHost {
  /** The view that is shown. */
  readonly view: { readonly loaded: Promise<void>; focusHeading(): Promise<void> } | null;
  /** Another view will be shown. */
  left(from: Route, to: Route): void;
  /** The code of a view was not to be had. */
  lost(): void;
}

/** What is shown, in step with the address and the browser's history. */
export class Navigation implements ReactiveController {
  route: Route = parseRoute(new URL(location.href));
  readonly #host: NavigationHost;
  #navigations = 0;

  constructor(host: NavigationHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
  }

  async go(route: Route, how: Going = 'push'): Promise<void> {
    if (how === 'replace') history.replaceState(null, '', hrefOf(route));
    else history.pushState(null, '', hrefOf(route));
    await this.show(route, how === 'push');
  }

  /** Follows links to other views without loading the page anew. */
  readonly click = (event: MouseEvent): void => {
    const route = routeOfClick(event);
    if (route === undefined) return;
    event.preventDefault();
    this.go(route);
  };

  /** Shows a view, and puts the cursor on its heading as soon as it is there. */
  async show(route: Route, takesFocus: boolean): Promise<void> {
    this.#navigations += 1;
    const navigation = this.#navigations;
    await this.#fetchCode(route);
    this.#host.left(this.route, route);
    this.route = route;
    this.#host.requestUpdate();
    if (!takesFocus) return;
    await this.#host.updateComplete;
    scrollTo(0, 0);
    await this.#host.view?.loaded;
    if (navigation === this.#navigations) await this.#host.view?.focusHeading();
  }

  readonly #follow = (): void => {
    this.show(parseRoute(new URL(location.href)), true);
  };

  /** Most people never open the figures. */
  async #fetchCode({ view }: Route): Promise<void> {
    if (view !== 'figures') return;
    try {
      await import('./views/define-figures.ts');
    } catch {
      // The line broke, or the page is older than the server.
      this.#host.lost();
    }
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the panel above the on-screen keyboard, which iOS leaves out of every viewport unit. */
export class ViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    visualViewport?.addEventListener('resize', this.#measure);
  }

  hostDisconnected(): void {
    visualViewport?.removeEventListener('resize', this.#measure);
  }

  readonly #measure = (): void => {
    const viewport = visualViewport;
    // Zoomed in by hand, the visible part says nothing about a keyboard.
    if (viewport === null || viewport.scale !== 1) this.#host.style.removeProperty('--visible-height');
    else this.#host.style.setProperty('--visible-height', `${viewport.height}px`);
  };
}

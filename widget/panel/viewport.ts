import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the panel above the on-screen keyboard, which iOS leaves out of every viewport unit. */
export class ViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const change of changes) visualViewport?.addEventListener(change, this.#measure);
  }

  hostDisconnected(): void {
    for (const change of changes) visualViewport?.removeEventListener(change, this.#measure);
  }

  readonly #measure = (): void => {
    const viewport = visualViewport;
    const { style } = this.#host;
    // Zoomed in by hand, the visible part says nothing about a keyboard.
    const isKnown = viewport !== null && viewport.scale === 1;
    style.setProperty('--visible-height', isKnown ? `${viewport.height}px` : '');
    // With the keyboard out, iOS pushes the page up under what is fixed to it.
    style.setProperty('--visible-top', isKnown ? `${viewport.offsetTop}px` : '');
  };
}

const changes = ['resize', 'scroll'] as const;

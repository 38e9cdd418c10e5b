import type { Bench } from './create.ts';
import { badgeStyles } from './styles.ts';

/** The number of answers that came while the chat was closed, on the launcher, and said once to screen readers. */
export class UnreadBadge {
  readonly #bench: Bench;
  readonly #badge = document.createElement('span');
  readonly #number = document.createElement('span');
  readonly #words = document.createElement('span');
  readonly #status = document.createElement('span');
  #unread = 0;

  constructor(bench: Bench) {
    this.#bench = bench;
    const root = bench.host.parentNode;
    this.#badge.className = 'badge';
    this.#badge.setAttribute('part', 'badge');
    this.#badge.hidden = true;
    this.#number.setAttribute('aria-hidden', 'true');
    this.#words.className = 'badge-words';
    this.#badge.append(this.#number, this.#words);
    this.#status.className = 'badge-words';
    this.#status.setAttribute('role', 'status');
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(badgeStyles);
    root?.querySelector('button')?.append(this.#badge);
    root?.append(this.#status);
  }

  count(): void {
    this.#show(this.#unread + 1);
    this.#status.textContent = this.#words.textContent;
  }

  clear(): void {
    this.#show(0);
    this.#status.textContent = '';
  }

  #show(unread: number): void {
    this.#unread = unread;
    this.#badge.hidden = unread === 0;
    this.#number.textContent = String(unread);
    this.#words.textContent = unread === 0 ? '' : ` ${this.#bench.texts().unread(unread)}`;
  }
}

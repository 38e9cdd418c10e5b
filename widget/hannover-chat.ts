import { createLauncher } from './launcher.ts';
import { launcherStyles } from './launcher-styles.ts';
import { labelLauncher } from './launcher-texts.ts';
import type { ChatPanel } from './panel/panel.ts';
import type { HannoverChat as Published } from './public/hannover-chat.d.ts';

const scriptUrl = import.meta.url;

/** Set while the chat is open, so that it is open again on the next page of the same visit. */
const openKey = 'hannover-chat-open';

/** The one on the page that has a launcher. */
let first: HannoverChat | undefined;

/**
 * The city's service chat: a launcher that loads the chat on first use.
 *
 * @attr server - address of the server; without it, the folder this script comes from
 * @attr language - language of the chat; without it, the page's
 * @attr open - whether the chat is open
 * @attr theme - `light`, `dark` or `contrast`; without it, as the device is set
 * @attr position - `left` or `right` (default) edge of the window
 * @attr page-topic - what the page is about, sent along with the first message
 * @attr privacy-url - where the privacy notice is
 * @fires hannover-chat-open - the chat was opened
 * @fires hannover-chat-close - the chat was closed
 * @fires hannover-chat-answer - an answer arrived; `detail: {outcome, language}`
 * @fires hannover-chat-link - a link of an answer was followed; cancelable; `detail: {href}`
 * @fires hannover-chat-error - something failed; `detail: {code}`
 * @slot - a plain link to the contact page, for visitors without script
 * @csspart launcher - the button
 * @csspart badge - the number of unread answers on it
 * @cssprop --kern-color-action-default, --kern-color-layout-background-default and the other names in `panel/styles/tokens.ts`
 */
export class HannoverChat extends HTMLElement implements Published {
  static readonly observedAttributes = ['open', 'language'];

  declare server: string | null;
  declare language: string | null;
  declare theme: string | null;
  declare position: string | null;
  declare pageTopic: string | null;
  declare privacyUrl: string | null;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #launcher = createLauncher();
  readonly #fallback = document.createElement('slot');
  #loading: Promise<ChatPanel> | undefined;
  #panel: ChatPanel | undefined;
  #takesFocus = false;
  #isShown = false;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    this.#root.adoptedStyleSheets = [sheet];
    const { button } = this.#launcher;
    this.#tell(false);
    button.addEventListener('click', () => (this.hasAttribute('open') ? this.#dismiss() : this.open()));
    for (const hint of ['pointerenter', 'focus']) button.addEventListener(hint, () => this.#load());
  }

  connectedCallback(): void {
    // Two buttons would lie on top of each other.
    first ??= this;
    if (first !== this) {
      console.warn('not shown', this);
      return;
    }
    this.#root.append(this.#launcher.button);
    addEventListener('keydown', this.#onKeydown);
    addEventListener('hashchange', this.#followLink);
    this.#applyLanguage();
    // On a small screen the chat covers the page the visitor has just asked for.
    if (this.hasAttribute('open')) this.#show();
    else if (hasLink() || (innerWidth > 480 && wasOpen())) this.toggleAttribute('open', true);
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.#onKeydown);
    removeEventListener('hashchange', this.#followLink);
    if (first !== this) return;
    first = undefined;
    // Some pages bring the next one before they take this one away.
    document.querySelector<HannoverChat>('hannover-chat')?.connectedCallback();
  }

  attributeChangedCallback(name: string, _before: string | null, after: string | null): void {
    if (!this.isConnected) return;
    if (name !== 'open') this.#applyLanguage();
    else if (after === null) this.#hide();
    else this.#show();
  }

  /** Opens the chat and puts the cursor into its input. */
  open(): void {
    this.#takesFocus = true;
    if (this.hasAttribute('open')) this.#show();
    else this.toggleAttribute('open', true);
  }

  /** Closes the chat; focus returns to the launcher if it was inside. */
  close(): void {
    const wasInside = this.#root.activeElement;
    this.toggleAttribute('open', false);
    if (wasInside) this.#launcher.button.focus();
  }

  /** Opens the chat and asks `text` in the visitor's name. */
  async ask(text: string): Promise<void> {
    this.open();
    const panel = await this.#load();
    panel.ask(text);
  }

  #dismiss(): void {
    this.close();
    this.#launcher.button.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A dialog of the page's own closes first.
    const isForUs = event.key === 'Escape' && !event.defaultPrevented && !event.isComposing;
    if (isForUs && this.hasAttribute('open') && !document.querySelector(':modal')) this.#dismiss();
  };

  readonly #followLink = (): void => {
    if (hasLink()) this.open();
  };

  #load(): Promise<ChatPanel> {
    this.#loading ??= import('./panel/define-panel.ts').then(({ createPanel }) => createPanel());
    // What has failed is tried again next time.
    this.#loading.catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #show(): Promise<void> {
    try {
      const panel = await this.#load();
      if (this.hasAttribute('open')) this.#reveal(panel);
    } catch {
      // The link to the contact page; until now it had no place to appear in.
      this.#fallback.setAttribute('role', 'alert');
      this.#root.append(this.#fallback);
      this.toggleAttribute('open', false);
      this.#emit('error', { code: 'load_failed' });
    }
  }

  #reveal(panel: ChatPanel): void {
    if (this.#panel === undefined) {
      this.#panel = panel;
      this.#fallback.remove();
      panel.join(this, scriptUrl);
      panel.addEventListener('dismiss', () => this.#dismiss());
    }
    panel.show(this.#takesFocus);
    this.#takesFocus = false;
    if (this.#isShown) return;
    this.#tell(true);
    this.#emit('open');
  }

  #hide(): void {
    this.#takesFocus = false;
    if (!this.#isShown) return;
    this.#tell(false);
    this.#panel?.hide();
    this.#emit('close');
  }

  #tell(isShown: boolean): void {
    this.#isShown = isShown;
    this.#launcher.button.setAttribute('aria-expanded', String(isShown));
  }

  #applyLanguage(): void {
    labelLauncher(this.#launcher, this.getAttribute('language'), document.documentElement.lang);
    this.#panel?.followPage();
  }

  #emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`hannover-chat-${name}`, { bubbles: true, composed: true, detail }));
  }
}

// Each attribute as a property too; an empty value counts as none.
for (const name of ['server', 'language', 'theme', 'position', 'page-topic', 'privacy-url']) {
  Object.defineProperty(
    HannoverChat.prototype,
    name.replace(/-./, (letter) => letter.slice(1).toUpperCase()),
    {
      get(this: HannoverChat) {
        return this.getAttribute(name);
      },
      set(this: HannoverChat, value: string | null) {
        this.setAttribute(name, value ?? '');
      },
    },
  );
}

/** Whether the page's address asks for an answer; which one, the panel reads. */
function hasLink(): boolean {
  return /[#?&]chat=/.test(location.search + location.hash);
}

function wasOpen(): boolean {
  try {
    return openKey in sessionStorage;
  } catch {
    // Storage is blocked: every page starts closed.
    return false;
  }
}

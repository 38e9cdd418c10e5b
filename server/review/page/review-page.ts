import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { answer } from '../../../widget/panel/styles/answer.ts';
import { base } from '../../../widget/panel/styles/base.ts';
import { tokens } from '../../../widget/panel/styles/tokens.ts';
import type { Change, LoginWays } from '../api.ts';
import { Asking } from './asking.ts';
import { type Conflict, type Desk, explain, type Notice } from './desk.ts';
import { renderDialogs } from './dialogs.ts';
import { renderHeader } from './header.ts';
import { Navigation, type NavigationHost } from './navigation.ts';
import { renderNotice } from './parts/notice.ts';
import { loadPreferences, type Preferences, savePreferences } from './preferences.ts';
import { Queue } from './queue.ts';
import { Requests } from './requests.ts';
import { firstFilter, hrefOf, type Route } from './route.ts';
import { findShortcut, type Shortcut } from './shortcuts.ts';
import { styles } from './styles/styles.ts';
import { textsIn } from './texts/in.ts';
import type { Texts } from './texts/texts.ts';
import type { View } from './view.ts';
import { createWording } from './wording.ts';
import { Work } from './work.ts';

/** Whether anybody is logged in, as far as it is known. */
type Standing =
  | { readonly kind: 'starting' | 'signed-out' | 'in' }
  | { readonly kind: 'logged-out'; readonly providerUrl: string | undefined }
  | { readonly kind: 'failed'; readonly problem: string };

/** The page of the people who review what the chat could not answer. */
export class ReviewPage extends LitElement implements NavigationHost {
  static override readonly styles = [tokens, base, answer, ...styles];

  static override readonly properties = {
    standing: { state: true },
    preferences: { state: true },
    notice: { state: true },
    news: { state: true },
    conflict: { state: true },
    way: { state: true },
    passwordProblem: { state: true },
  };

  declare private standing: Standing;
  declare private preferences: Preferences;
  declare private notice: Notice | undefined;
  /** What is announced without being shown. */
  declare private news: string;
  declare private conflict: { readonly conflicts: readonly Conflict[]; readonly set: Change['set'] } | undefined;

  /** How one logs in here. */
  declare private way: LoginWays['way'] | undefined;
  declare private passwordProblem: string;

  readonly #requests: Requests;
  readonly #navigation = new Navigation(this);
  #queue: Queue;
  readonly #work: Work;
  #desk: Desk | undefined;
  #drafts: Desk['drafts'] = new Map();
  #adoptions: Desk['adoptions'] = new Map();
  readonly #signingIn = new Asking();
  readonly #deciding = new Asking();

  constructor() {
    super();
    this.standing = { kind: 'starting' };
    this.preferences = loadPreferences();
    this.news = '';
    this.passwordProblem = '';
    const page = this;
    this.#requests = new Requests({
      get language() {
        return page.preferences.language;
      },
      signInAgain: () => this.#signInAgain(),
    });
    this.#queue = new Queue(this.#requests);
    this.#work = new Work(this.#requests, {
      get texts() {
        return page.#texts;
      },
      notify: (notice) => this.#notify(notice),
      decide: (conflicts, set) => this.#askAbout(conflicts, set),
      changed: (changed) => this.view?.changed(changed),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#resume);
    document.addEventListener('keydown', this.#press);
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#resume);
    document.removeEventListener('keydown', this.#press);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { theme, language, shortcuts } = this.preferences;
    if (theme === 'device') this.removeAttribute('theme');
    else this.setAttribute('theme', theme);
    this.setAttribute('keys', shortcuts ? 'on' : 'off');
    document.documentElement.lang = language;
    const { session } = this.#requests;
    if (session !== undefined && (this.#desk?.session !== session || changed.has('preferences'))) {
      this.#desk = this.#createDesk(session);
    }
  }

  protected override updated(): void {
    this.#nameWindow();
  }

  get #texts(): Texts {
    return textsIn(this.preferences.language);
  }

  get view(): View<Route['view']> | null {
    return this.renderRoot.querySelector<View<Route['view']>>('main > .view');
  }

  get #shortcuts(): readonly Shortcut[] {
    const { shortcuts } = this.#texts;
    return [
      ...(this.view?.shortcuts ?? []),
      { key: 'z', label: shortcuts.undo, run: () => this.#work.undo() },
      {
        key: 'u',
        label: shortcuts.groups,
        run: () => this.#navigation.go({ view: 'groups', filter: this.#queue.filter }),
      },
      { key: 't', label: shortcuts.try, run: () => this.#navigation.go({ view: 'try' }) },
      { key: 'f', label: shortcuts.figures, run: () => this.#navigation.go({ view: 'figures', query: {} }) },
      { key: '?', label: shortcuts.help, run: () => this.#openDialog('help') },
    ];
  }

  #createDesk(session: Desk['session']): Desk {
    return {
      texts: this.#texts,
      wording: createWording(this.preferences.language),
      session,
      requests: this.#requests,
      queue: this.#queue,
      work: this.#work,
      drafts: this.#drafts,
      adoptions: this.#adoptions,
      go: (route, how) => this.#navigation.go(route, how),
      notify: (notice) => this.#notify(notice),
      announce: (text) => this.#announce(text),
    };
  }

  async #start(): Promise<void> {
    const result = await this.#requests.resume();
    if (result.kind === 'done') await this.#enter();
    else if (result.kind === 'refused' && result.code === 'not_logged_in') this.standing = { kind: 'signed-out' };
    else this.standing = { kind: 'failed', problem: result.kind === 'away' ? this.#texts.away : result.message };
  }

  readonly #resume = (): void => {
    if (this.standing.kind === 'failed') this.#start();
  };

  /** What can still be taken back stays in view for one step. */
  left(from: Route, to: Route): void {
    const isSameList = from.view === 'groups' && to.view === 'groups';
    if (!isSameList && this.notice?.undo === undefined) this.notice = undefined;
  }

  lost(): void {
    this.#notify({ kind: 'problem', text: this.#texts.away });
  }

  #notify(notice: Notice | undefined): void {
    this.notice = notice;
  }

  #announce(text: string): void {
    this.news = text;
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (this.standing.kind !== 'in' || !this.preferences.shortcuts) return;
    const shortcut = findShortcut(event, this.#shortcuts);
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.run();
  };

  #set(preferences: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...preferences };
    savePreferences(this.preferences);
  }

  #nameWindow(): void {
    const { missing, signIn, product } = this.#texts;
    const title = this.standing.kind === 'in' ? (this.view?.heading ?? missing.title) : signIn.title;
    document.title = `${title} – ${product}`;
  }

  async #enter(): Promise<void> {
    await this.#navigation.show(this.#navigation.route, false);
    this.standing = { kind: 'in' };
    const ways = await this.#requests.loginWays();
    this.way = ways.kind === 'done' ? ways.value.way : undefined;
  }

  async #signedIn(): Promise<void> {
    const isNew = this.standing.kind !== 'in';
    this.#signingIn.answer(true);
    this.#dialog('sign-in-again')?.close();
    await this.#enter();
    if (isNew) await this.#navigation.show(this.#navigation.route, true);
  }

  #signInAgain(): Promise<boolean> {
    return this.#signingIn.ask(() => this.#openDialog('sign-in-again'));
  }

  async #logout(everywhere: boolean): Promise<void> {
    const result = await this.#requests.logout(everywhere);
    if (result.kind !== 'done') {
      this.#notify({ kind: 'problem', text: explain(result, this.#texts) });
      return;
    }
    this.standing = { kind: 'logged-out', providerUrl: result.value.providerUrl };
    // Who logs in next finds nothing of it.
    this.#desk = undefined;
    this.#drafts = new Map();
    this.#adoptions = new Map();
    this.#work.forget();
    this.#queue = new Queue(this.#requests);
    this.notice = undefined;
    await this.#navigation.go({ view: 'groups', filter: firstFilter }, 'push-quietly');
  }

  #askAbout(conflicts: readonly Conflict[], set: Change['set']): Promise<boolean> {
    this.conflict = { conflicts, set };
    return this.#deciding.ask(() => this.#openDialog('conflict'));
  }

  async #openDialog(id: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.#dialog(id)?.showModal();
  }

  #dialog(id: string): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`);
  }

  #renderView(): TemplateResult {
    const { route } = this.#navigation;
    const desk = this.#desk;
    switch (route.view) {
      case 'groups':
        return html`<review-groups class="view" .desk=${desk} .route=${route}></review-groups>`;
      case 'group':
        return html`<review-group class="view" .desk=${desk} .route=${route}></review-group>`;
      case 'adopt':
        return html`<review-adopt class="view" .desk=${desk} .route=${route}></review-adopt>`;
      case 'try':
        return html`<review-try class="view" .desk=${desk} .route=${route}></review-try>`;
      case 'figures':
        return html`<review-figures class="view" .desk=${desk} .route=${route}></review-figures>`;
      case 'missing': {
        const { title, text } = this.#texts.missing;
        return html`<h1 tabindex="-1">${title}</h1>
          <p><a href=${hrefOf({ view: 'groups', filter: this.#queue.filter })}>${text}</a></p>`;
      }
    }
  }

  #renderMain(): TemplateResult {
    const texts = this.#texts;
    switch (this.standing.kind) {
      case 'starting':
        return html`<p class="loading">${texts.loading}</p>`;
      case 'failed':
        return html`<h1>${texts.failed}</h1>
          <p role="alert">${this.standing.problem}</p>
          <button type="button" class="button" @click=${() => this.#start()}>${texts.retry}</button>`;
      case 'logged-out':
      case 'signed-out':
        return html`${this.standing.kind === 'logged-out' ? this.#renderFarewell(this.standing.providerUrl) : nothing}
          <review-sign-in
          .texts=${texts}
          .requests=${this.#requests}
          @signed-in=${() => this.#signedIn()}
        ></review-sign-in>`;
      case 'in':
        return this.#renderView();
    }
  }

  #renderFarewell(providerUrl: string | undefined): TemplateResult {
    const { signIn } = this.#texts;
    const isWeb = providerUrl !== undefined && /^https?:/.test(providerUrl);
    return html`<div class="message" role="status">
      <p>${signIn.loggedOut}</p>
      ${isWeb ? html`<a href=${providerUrl}>${signIn.logoutAtProvider}</a>` : nothing}
    </div>`;
  }

  #renderDialogs(): TemplateResult {
    return renderDialogs({
      texts: this.#texts,
      requests: this.#requests,
      shortcuts: this.#shortcuts,
      areShortcutsOn: this.preferences.shortcuts,
      switchShortcuts: (shortcuts) => this.#set({ shortcuts }),
      conflict: this.conflict,
      decide: (goesOn) => {
        this.#deciding.answer(goesOn);
        this.#dialog('conflict')?.close();
      },
      passwordProblem: this.passwordProblem,
      changePassword: (event) => this.#changePassword(event),
      isSigningIn: this.#signingIn.isOpen,
      signedIn: () => this.#signedIn(),
      leaveSignIn: () => {
        this.#signingIn.answer(false);
        this.requestUpdate();
      },
    });
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    const { standing, preferences, notice } = this;
    return html`<div class="page" @click=${this.#navigation.click} @view-updated=${() => this.#nameWindow()}>
      ${renderHeader({
        texts,
        preferences,
        route: this.#navigation.route,
        filter: this.#queue.filter,
        user: standing.kind === 'in' ? this.#requests.session?.user : undefined,
        skip: this.#skip,
        set: (changes) => this.#set(changes),
        openHelp: () => this.#openDialog('help'),
        logout: (everywhere) => this.#logout(everywhere),
        changePassword: this.way === 'local' ? () => this.#openDialog('password') : undefined,
      })}
      <main id="main" tabindex="-1">${this.#renderMain()}</main>
      <div class="notices" role="status">
        ${
          notice
            ? renderNotice(
                notice,
                texts,
                preferences.shortcuts,
                () => this.#work.undo(),
                () => this.#notify(undefined),
              )
            : nothing
        }
      </div>
      <p class="visually-hidden" role="status">${this.news}</p>
      ${standing.kind === 'in' ? this.#renderDialogs() : nothing}
    </div>`;
  }

  readonly #changePassword = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const fields = new FormData(form);
    const result = await this.#requests.changePassword(String(fields.get('password')), String(fields.get('next')));
    this.passwordProblem = result.kind === 'done' ? '' : explain(result, this.#texts);
    if (result.kind !== 'done') return;
    form.reset();
    this.#dialog('password')?.close();
    this.#notify({ kind: 'done', text: this.#texts.settings.passwordChanged });
  };

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  };
}

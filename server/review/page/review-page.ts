import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { answer } from '../../../widget/panel/styles/answer.ts';
import { base } from '../../../widget/panel/styles/base.ts';
import { tokens } from '../../../widget/panel/styles/tokens.ts';
import type { Change, LoginWays } from '../api.ts';
import { type Conflict, type Desk, explain, type Going, type Notice } from './desk.ts';
import { renderHeader } from './header.ts';
import { renderConflicts } from './parts/conflict.ts';
import { renderDialog } from './parts/dialog.ts';
import { renderHelp } from './parts/help.ts';
import { renderNotice } from './parts/notice.ts';
import { renderPasswordForm } from './parts/password.ts';
import { loadPreferences, type Preferences, savePreferences } from './preferences.ts';
import { Queue } from './queue.ts';
import { Requests } from './requests.ts';
import { firstFilter, hrefOf, parseRoute, type Route } from './route.ts';
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
export class ReviewPage extends LitElement {
  static override readonly styles = [tokens, base, answer, ...styles];

  static override readonly properties = {
    standing: { state: true },
    route: { state: true },
    preferences: { state: true },
    notice: { state: true },
    news: { state: true },
    conflict: { state: true },
    way: { state: true },
    passwordProblem: { state: true },
  };

  declare private standing: Standing;
  declare private route: Route;
  declare private preferences: Preferences;
  declare private notice: Notice | undefined;
  /** What is announced without being shown. */
  declare private news: string;
  declare private conflict: { readonly conflicts: readonly Conflict[]; readonly set: Change['set'] } | undefined;

  /** How one logs in here. */
  declare private way: LoginWays['way'] | undefined;
  declare private passwordProblem: string;

  readonly #requests: Requests;
  #queue: Queue;
  readonly #work: Work;
  #desk: Desk | undefined;
  #drafts = new Map<number, string>();
  /** Whoever waits for somebody to log in again, and for a decision about a conflict. */
  #signingIn: { readonly promise: Promise<boolean>; readonly end: (isIn: boolean) => void } | undefined;
  #decide: (goesOn: boolean) => void = () => undefined;
  #navigations = 0;

  constructor() {
    super();
    this.standing = { kind: 'starting' };
    this.route = parseRoute(new URL(location.href));
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
      changed: (changed) => this.#view?.changed(changed),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
    addEventListener('online', this.#resume);
    document.addEventListener('keydown', this.#press);
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
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

  get #view(): View<Route['view']> | null {
    return this.renderRoot.querySelector<View<Route['view']>>('main > .view');
  }

  get #shortcuts(): readonly Shortcut[] {
    const { shortcuts } = this.#texts;
    return [
      ...(this.#view?.shortcuts ?? []),
      { key: 'z', label: shortcuts.undo, run: () => this.#work.undo() },
      { key: 'u', label: shortcuts.groups, run: () => this.#go({ view: 'groups', filter: this.#queue.filter }) },
      { key: 't', label: shortcuts.try, run: () => this.#go({ view: 'try' }) },
      { key: 'f', label: shortcuts.figures, run: () => this.#go({ view: 'figures', query: {} }) },
      { key: '?', label: shortcuts.help, run: () => this.#openHelp() },
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
      go: (route, how) => this.#go(route, how),
      notify: (notice) => this.#notify(notice),
      announce: (text) => this.#announce(text),
    };
  }

  async #start(): Promise<void> {
    const result = await this.#requests.resume();
    if (result.kind === 'done') {
      if (this.route.view === 'figures') await import('./views/define-figures.ts');
      this.#enter();
    } else if (result.kind === 'refused' && result.code === 'not_logged_in') this.standing = { kind: 'signed-out' };
    else this.standing = { kind: 'failed', problem: result.kind === 'away' ? this.#texts.away : result.message };
  }

  readonly #resume = (): void => {
    if (this.standing.kind === 'failed') this.#start();
  };

  async #go(route: Route, how: Going = 'push'): Promise<void> {
    if (how === 'replace') history.replaceState(null, '', hrefOf(route));
    else history.pushState(null, '', hrefOf(route));
    await this.#show(route, how === 'push');
  }

  readonly #follow = (): void => {
    this.#show(parseRoute(new URL(location.href)), true);
  };

  async #show(route: Route, takesFocus: boolean): Promise<void> {
    this.#navigations += 1;
    const navigation = this.#navigations;
    if (route.view === 'figures') await import('./views/define-figures.ts');
    if (route.view !== this.route.view || !('filter' in route)) this.notice = this.#kept(this.notice);
    this.route = route;
    if (!takesFocus) return;
    await this.updateComplete;
    scrollTo(0, 0);
    await this.#view?.loaded;
    if (navigation === this.#navigations) await this.#view?.focusHeading();
  }

  /** What can still be taken back stays in view for one step. */
  #kept(notice: Notice | undefined): Notice | undefined {
    return notice?.undo === undefined ? undefined : notice;
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

  /** Follows links to other views without loading the page anew. */
  readonly #click = (event: MouseEvent): void => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    const isOurs = url.origin === location.origin && /^\/review(?:$|\/(?!api\/|login\/))/.test(url.pathname);
    if (!isOurs || link.target !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    this.#go(parseRoute(url));
  };

  #set(preferences: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...preferences };
    savePreferences(this.preferences);
  }

  #nameWindow(): void {
    const { texts, standing } = { texts: this.#texts, standing: this.standing };
    const title = standing.kind === 'in' ? (this.#view?.heading ?? texts.missing.title) : texts.signIn.title;
    document.title = `${title} – ${texts.product}`;
  }

  async #enter(): Promise<void> {
    this.standing = { kind: 'in' };
    const ways = await this.#requests.loginWays();
    this.way = ways.kind === 'done' ? ways.value.way : undefined;
  }

  #signedIn(): void {
    this.#enter();
    this.#signingIn?.end(true);
    this.requestUpdate();
  }

  #signInAgain(): Promise<boolean> {
    if (this.#signingIn === undefined) {
      let end: (isIn: boolean) => void = () => undefined;
      const promise = new Promise<boolean>((resolve) => {
        end = resolve;
      }).finally(() => {
        this.#signingIn = undefined;
        this.#dialog('sign-in-again')?.close();
      });
      this.#signingIn = { promise, end };
      this.requestUpdate();
      this.updateComplete.then(() => this.#dialog('sign-in-again')?.showModal());
    }
    return this.#signingIn.promise;
  }

  async #logout(everywhere: boolean): Promise<void> {
    const result = await this.#requests.logout(everywhere);
    if (result.kind !== 'done') {
      this.#notify({ kind: 'problem', text: explain(result, this.#texts) });
      return;
    }
    // Who logs in next finds nothing of it.
    this.#desk = undefined;
    this.#drafts = new Map();
    this.#queue = new Queue(this.#requests);
    this.notice = undefined;
    this.route = { view: 'groups', filter: firstFilter };
    history.pushState(null, '', hrefOf(this.route));
    this.standing = { kind: 'logged-out', providerUrl: result.value.providerUrl };
  }

  async #askAbout(conflicts: readonly Conflict[], set: Change['set']): Promise<boolean> {
    this.conflict = { conflicts, set };
    await this.updateComplete;
    this.#dialog('conflict')?.showModal();
    const goesOn = await new Promise<boolean>((resolve) => {
      this.#decide = resolve;
    });
    this.#dialog('conflict')?.close();
    return goesOn;
  }

  #openHelp(): void {
    this.requestUpdate();
    this.#dialog('help')?.showModal();
  }

  #dialog(id: string): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`);
  }

  #renderView(): TemplateResult {
    const { route } = this;
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
    const texts = this.#texts;
    const { conflict } = this;
    return html`${renderDialog({
      id: 'help',
      title: texts.shortcuts.title,
      texts,
      content: renderHelp(this.#shortcuts, this.preferences.shortcuts, texts, (shortcuts) => this.#set({ shortcuts })),
    })}
    ${renderDialog({
      id: 'conflict',
      title: texts.conflict.title,
      texts,
      onClose: () => this.#decide(false),
      content:
        conflict &&
        html`${renderConflicts(conflict.conflicts, conflict.set, texts)}
        <div class="actions">
          <button type="button" class="button" @click=${() => this.#decide(true)}>${texts.conflict.goOn}</button>
          <button type="button" class="button primary" @click=${() => this.#decide(false)}>${texts.conflict.keep}</button>
        </div>`,
    })}
    ${renderDialog({
      id: 'password',
      title: texts.settings.password,
      texts,
      content: renderPasswordForm(this.passwordProblem, texts, this.#changePassword),
    })}
    ${renderDialog({
      id: 'sign-in-again',
      title: texts.signIn.again,
      texts,
      onClose: () => this.#signingIn?.end(false),
      content:
        this.#signingIn &&
        html`<p>${texts.signIn.kept}</p>
          <review-sign-in
            again
            .texts=${texts}
            .requests=${this.#requests}
            @signed-in=${() => this.#signedIn()}
          ></review-sign-in>`,
    })}`;
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    const { standing, preferences, notice } = this;
    return html`<div class="page" @click=${this.#click} @view-updated=${() => this.#nameWindow()}>
      <a class="skip" href="#main" @click=${this.#skip}>${texts.skip}</a>
      ${renderHeader({
        texts,
        preferences,
        route: this.route,
        filter: this.#queue.filter,
        user: standing.kind === 'in' ? this.#requests.session?.user : undefined,
        set: (changes) => this.#set(changes),
        openHelp: () => this.#openHelp(),
        logout: (everywhere) => this.#logout(everywhere),
        changePassword: this.way === 'local' ? () => this.#dialog('password')?.showModal() : undefined,
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
      ${this.#renderDialogs()}
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

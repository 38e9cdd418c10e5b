import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type LoginWays, oidcPath } from '../../api.ts';
import { explain } from '../desk.ts';
import type { Requests } from '../requests.ts';
import type { Texts } from '../texts/texts.ts';

/**
 * The way in: name and password, or the city's own log-in.
 *
 * @attr again - the page stays open behind it: what opens elsewhere opens in a new tab
 * @fires signed-in
 */
export class SignIn extends LitElement {
  static override readonly properties = {
    texts: { attribute: false },
    requests: { attribute: false },
    again: { type: Boolean },
    ways: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  declare texts: Texts;
  declare requests: Requests;
  declare again: boolean;
  declare private ways: LoginWays | undefined;
  declare private problem: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.again = false;
    this.problem = '';
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('focus', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.#look);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.#load();
  }

  async #load(): Promise<void> {
    this.problem = '';
    const result = await this.requests.loginWays();
    if (result.kind === 'done') this.ways = result.value;
    else this.problem = explain(result, this.texts);
    await this.updateComplete;
    this.querySelector<HTMLElement>('input, .button')?.focus();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy || !(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    this.isBusy = true;
    this.problem = '';
    const result = await this.requests.login(String(fields.get('name')), String(fields.get('password')));
    this.isBusy = false;
    if (result.kind === 'done') this.dispatchEvent(new Event('signed-in'));
    else {
      this.problem = explain(result, this.texts);
      this.querySelector<HTMLInputElement>('input[name=password]')?.select();
    }
  };

  /** Whoever comes back from another tab may have logged in there. */
  readonly #look = async (): Promise<void> => {
    if (this.ways?.way !== 'oidc') return;
    const result = await this.requests.resume();
    if (result.kind === 'done') this.dispatchEvent(new Event('signed-in'));
  };

  protected override render(): TemplateResult {
    const { texts, ways, again } = this;
    const { signIn } = texts;
    return html`${again ? nothing : html`<h1 tabindex="-1">${signIn.title}</h1>`}
      <p role="alert" class="problem" ?hidden=${this.problem === ''}>${this.problem}</p>
      ${ways?.way === 'local' ? this.#renderForm() : nothing} ${ways?.way === 'oidc' ? this.#renderLink(ways) : nothing}
      ${
        ways === undefined && this.problem !== ''
          ? html`<button type="button" class="button" @click=${() => this.#load()}>${texts.retry}</button>`
          : nothing
      }`;
  }

  #renderForm(): TemplateResult {
    const { signIn } = this.texts;
    return html`<form class="sign-in" @submit=${this.#submit}>
      <label class="field"><span>${signIn.name}</span>
        <input name="name" autocomplete="username" required autocapitalize="none" spellcheck="false" />
      </label>
      <label class="field"><span>${signIn.password}</span>
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <button class="button primary" aria-disabled=${this.isBusy ? 'true' : nothing}>${signIn.submit}</button>
    </form>`;
  }

  #renderLink({ available }: LoginWays): TemplateResult {
    const { signIn, retry } = this.texts;
    if (!available)
      return html`<p>${signIn.unavailable}</p>
        <button type="button" class="button" @click=${() => this.#load()}>${retry}</button>`;
    const to = `${oidcPath}?${new URLSearchParams({ to: location.pathname + location.search })}`;
    return html`<p>
      <a class="button primary" href=${to} target=${this.again ? '_blank' : nothing}
        >${this.again ? signIn.oidcNewTab : signIn.oidc}</a
      >
    </p>`;
  }
}

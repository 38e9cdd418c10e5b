import { html, type TemplateResult } from 'lit';
import type { Change } from '../api.ts';
import type { Conflict } from './desk.ts';
import { renderConflicts } from './parts/conflict.ts';
import { renderDialog } from './parts/dialog.ts';
import { renderHelp } from './parts/help.ts';
import { renderPasswordForm } from './parts/password.ts';
import type { Requests } from './requests.ts';
import type { Shortcut } from './shortcuts.ts';
import type { Texts } from './texts/texts.ts';

export interface DialogsView {
  readonly texts: Texts;
  readonly requests: Requests;
  readonly shortcuts: readonly Shortcut[];
  readonly areShortcutsOn: boolean;
  switchShortcuts(areOn: boolean): void;
  readonly conflict: { readonly conflicts: readonly Conflict[]; readonly set: Change['set'] } | undefined;
  /** Whether to change it all the same. */
  decide(goesOn: boolean): void;
  readonly passwordProblem: string;
  changePassword(event: SubmitEvent): void;
  /** Whether somebody waits for it. */
  readonly isSigningIn: boolean;
  signedIn(): void;
  /** Without having signed in. */
  leaveSignIn(): void;
}

/** The dialogs of the page as a whole. */
export function renderDialogs(view: DialogsView): TemplateResult {
  const { texts } = view;
  return html`${renderDialog({
    id: 'help',
    title: texts.shortcuts.title,
    texts,
    content: renderHelp(view.shortcuts, view.areShortcutsOn, texts, (areOn) => view.switchShortcuts(areOn)),
  })}
  ${renderConflictDialog(view)}
  ${renderDialog({
    id: 'password',
    title: texts.settings.password,
    texts,
    content: renderPasswordForm(view.passwordProblem, texts, (event) => view.changePassword(event)),
  })}
  ${renderSignInDialog(view)}`;
}

function renderConflictDialog({ texts, conflict, decide }: DialogsView): TemplateResult {
  return renderDialog({
    id: 'conflict',
    title: texts.conflict.title,
    texts,
    onClose: () => decide(false),
    content:
      conflict &&
      html`${renderConflicts(conflict.conflicts, conflict.set, texts)}
        <div class="actions">
          <button type="button" class="button" @click=${() => decide(true)}>${texts.conflict.goOn}</button>
          <button type="button" class="button primary" @click=${() => decide(false)}>${texts.conflict.keep}</button>
        </div>`,
  });
}

function renderSignInDialog({ texts, requests, isSigningIn, signedIn, leaveSignIn }: DialogsView): TemplateResult {
  return renderDialog({
    id: 'sign-in-again',
    title: texts.signIn.again,
    texts,
    onClose: leaveSignIn,
    content:
      isSigningIn &&
      html`<p>${texts.signIn.kept}</p>
        <review-sign-in again .texts=${texts} .requests=${requests} @signed-in=${signedIn}></review-sign-in>`,
  });
}

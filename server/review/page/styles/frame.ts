import { css } from 'lit';

const light = css`
  --kern-color-action-default: #00654f;
  --kern-color-action-on-default: #fff;
  --kern-color-action-focus-border-outside: #12408c;
`;

const dark = css`
  --kern-color-action-default: #7fd6bd;
  --kern-color-action-on-default: #06251d;
  --kern-color-action-focus-border-outside: #ffd84d;
`;

/** The page around the views: header, menu, notices, dialogs. The colours of actions are those of the chat's button. */
export const frame = css`
  :host {
    ${light}
    display: block;
    min-block-size: 100vh;
    background: var(--kern-color-layout-background-hued);
    font-size: 1rem;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  .page {
    display: flex;
    flex-direction: column;
    min-block-size: 100vh;
  }
  .skip {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    padding: 8px 16px;
    background: var(--kern-color-layout-background-default);
    z-index: 2;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 24px;
    padding: 8px clamp(12px, 3vw, 32px);
    border-block-end: 1px solid var(--kern-color-layout-border);
    background: var(--kern-color-layout-background-default);
  }
  .product {
    font-weight: 700;
  }
  .head nav {
    flex: 1 1 auto;
    overflow-wrap: normal;
  }
  .head nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    list-style: none;
  }
  .head nav a {
    display: inline-block;
    padding-block: 8px;
    border-block-end: 3px solid transparent;
    text-decoration: none;
  }
  .head nav a:hover {
    text-decoration: underline;
  }
  .head nav a[aria-current] {
    border-block-end-color: currentColor;
    font-weight: 700;
  }
  .menu {
    position: relative;
    margin-inline-start: auto;
  }
  .menu summary {
    padding: 8px 0;
  }
  .role {
    color: var(--kern-color-layout-text-muted);
  }
  .menu-content {
    position: absolute;
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    gap: 12px;
    inline-size: min(18rem, calc(100vw - 24px));
    padding: 16px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  main {
    flex: 1;
    inline-size: 100%;
    max-inline-size: 84rem;
    margin-inline: auto;
    padding: 16px clamp(12px, 3vw, 32px) 32px;
  }
  main:focus,
  h1:focus,
  h2:focus,
  h3:focus {
    outline: none;
  }
  .view {
    display: block;
  }
  h1 {
    margin: 0 0 16px;
    font-size: 1.5rem;
    line-height: 1.25;
  }
  h2 {
    margin: 24px 0 8px;
    font-size: 1.125rem;
    line-height: 1.3;
  }
  h3,
  h4 {
    margin: 16px 0 8px;
    font-size: 1rem;
  }
  .about,
  .hint-text,
  .term {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375rem;
  }
  /* What citizens wrote: whatever marks are in it stay in its box. */
  .said {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    overflow-wrap: anywhere;
    white-space: pre-line;
    vertical-align: bottom;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .notices {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    inline-size: 100%;
    max-inline-size: 84rem;
    margin-inline: auto;
    padding-inline: clamp(12px, 3vw, 32px);
  }
  .message {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block: 8px;
    padding: 8px 16px;
    border: 1px solid currentColor;
    border-inline-start-width: 6px;
    border-radius: 8px;
    background: var(--kern-color-feedback-info-background);
    color: var(--kern-color-feedback-info);
  }
  .message > p {
    flex: 1 1 16rem;
  }
  .message.problem {
    background: var(--kern-color-feedback-warning-background);
    color: var(--kern-color-feedback-warning);
  }
  p.problem {
    margin-block: 8px;
    color: var(--kern-color-feedback-danger);
    font-weight: 600;
  }
  .notices .message {
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  dialog {
    inline-size: min(44rem, calc(100vw - 24px));
    max-block-size: calc(100vh - 24px);
    padding: 16px clamp(12px, 3vw, 24px) 24px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  /* A list that opens in it needs room. */
  dialog:has([aria-expanded='true']) {
    min-block-size: min(30rem, calc(100vh - 24px));
  }
  .dialog-head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 16px;
  }
  .dialog-head h2 {
    margin: 6px 0 12px;
  }
  .sign-in {
    display: grid;
    gap: 16px;
    max-inline-size: 22rem;
  }
  @media (forced-colors: active) {
    .head nav a:not([aria-current]) {
      border-block-end-color: Canvas;
    }
  }
`;

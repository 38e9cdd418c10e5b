import { css } from './css.ts';

/** What every part shares: nothing inherited from the page, one look for buttons, links and focus. */
export const base = css`
  :host {
    all: initial;
    color-scheme: var(--hannover-chat-color-scheme);
    font-family: var(--kern-typography-font-family-default, system-ui, sans-serif);
    line-height: 1.5;
    overflow-wrap: anywhere;
    color: var(--kern-color-layout-text-default);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  a {
    color: var(--kern-color-action-default);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  button,
  select,
  textarea,
  summary {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  summary,
  select {
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--kern-color-action-focus-border-outside);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: currentColor;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    min-inline-size: max(40px, var(--hannover-chat-target));
    min-block-size: max(40px, var(--hannover-chat-target));
    padding: 0;
    border: 1px solid transparent;
    border-radius: 8px;
    background: transparent;
  }
  .icon-button:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  .chip {
    min-block-size: max(36px, var(--hannover-chat-target));
    padding: 6px 14px;
    border: 1px solid var(--kern-color-action-default);
    border-radius: 22px;
    background: var(--kern-color-layout-background-default);
    color: var(--kern-color-action-default);
    font-weight: 500;
    text-align: start;
  }
  .chip:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

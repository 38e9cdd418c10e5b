import { css } from './css.ts';

export const composer = css`
  :host {
    display: block;
  }
  form {
    position: relative;
    padding: 10px 16px 14px;
    border-block-start: 1px solid var(--kern-color-layout-border);
  }
  [role='listbox'] {
    position: absolute;
    inset-block-end: 100%;
    inset-inline: 0;
    max-block-size: 50vh;
    margin: 0;
    padding: 6px;
    overflow: auto;
    border-block-start: 1px solid var(--kern-color-layout-border);
    background: var(--kern-color-layout-background-default);
    list-style: none;
  }
  [role='option'] {
    padding: calc(var(--hannover-chat-target) / 4) 10px;
    border: 1px solid transparent;
    border-radius: 6px;
    cursor: pointer;
  }
  [role='option']:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  [role='option'][aria-selected='true'] {
    border-color: var(--kern-color-action-default);
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
  }
  /* Where everything scrolls together, the list has no room above. */
  @media (max-height: 480px) {
    [role='listbox'] {
      position: static;
    }
  }
  .privacy,
  .counter {
    font-size: 0.8125em;
    color: var(--kern-color-layout-text-muted);
  }
  .privacy {
    margin-block-end: 8px;
  }
  .privacy a {
    display: inline-block;
    min-block-size: 24px;
    color: inherit;
  }
  .label-row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin-block-end: 4px;
  }
  label {
    font-size: 0.9375em;
    font-weight: 600;
  }
  .counter.over {
    color: var(--kern-color-feedback-danger);
    font-weight: 600;
  }
  .personal-data {
    display: flex;
    gap: 8px;
    margin-block-end: 8px;
    padding: 8px 12px;
    border-inline-start: 4px solid;
    border-radius: 4px;
    background: var(--kern-color-feedback-warning-background);
    color: var(--kern-color-feedback-warning);
    font-size: 0.9375em;
  }
  .input-row {
    display: flex;
    align-items: end;
    gap: 8px;
  }
  .input-row.warned {
    flex-wrap: wrap;
    justify-content: end;
  }
  .warned textarea {
    flex-basis: 100%;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    max-block-size: 8.5em;
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
    font-size: max(16px, 1em);
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }
  @supports not (field-sizing: content) {
    textarea {
      min-block-size: 4.5em;
    }
  }
  textarea::placeholder {
    color: var(--kern-color-layout-text-muted);
    opacity: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  textarea:focus-visible {
    outline-offset: 1px;
  }
  .send {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    flex: none;
    min-inline-size: 48px;
    min-block-size: 48px;
    padding: 0 12px;
    border: 1px solid transparent;
    border-radius: 12px;
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
    font-weight: 600;
  }
  .send:hover {
    background: var(--kern-color-action-state-indicator-shade-hover);
  }
  .send:dir(rtl) svg {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    .send {
      border-color: ButtonText;
    }
  }
`;

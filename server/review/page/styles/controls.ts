import { css } from 'lit';

/** Buttons, fields, lists to choose from. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 4px 14px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    color: var(--kern-color-layout-text-default);
    font-weight: 500;
    text-align: start;
    text-decoration: none;
  }
  .button:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
    text-decoration: underline;
  }
  .button.primary {
    border-color: var(--kern-color-action-default);
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
  }
  .button.primary:hover {
    background: var(--kern-color-action-state-indicator-shade-hover);
  }
  .button:is([aria-disabled='true'], :disabled) {
    border-style: dashed;
    border-color: var(--kern-color-form-input-border);
    background: transparent;
    color: var(--kern-color-layout-text-muted);
    cursor: default;
  }
  kbd {
    min-inline-size: 1.5em;
    padding: 0 4px;
    border: 1px solid currentColor;
    border-radius: 4px;
    font: inherit;
    font-size: 0.8125em;
    text-align: center;
  }
  :host([keys='off']) :is(.button, .menu-content) kbd {
    display: none;
  }
  .actions,
  .decisions {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-block: 12px;
  }
  .field {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .field > span,
  .field > label {
    font-weight: 600;
    font-size: 0.9375rem;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 10px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    color: inherit;
    font: inherit;
  }
  /* The focus is in one of its parts. */
  input[type='date']:focus-within {
    outline: 3px solid var(--kern-color-action-focus-border-outside);
    outline-offset: 2px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--kern-color-action-default);
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    min-inline-size: 28px;
    cursor: pointer;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
    font-size: 0.9375rem;
  }
  summary {
    min-block-size: 28px;
    align-content: center;
  }
  .combobox {
    position: relative;
  }
  review-combobox {
    display: block;
  }
  [role='listbox'] {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    z-index: 2;
    max-block-size: 18rem;
    overflow-y: auto;
    padding: 4px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    list-style: none;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  [role='option'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 6px 8px;
    border: 2px solid transparent;
    border-radius: 6px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [role='option']:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  [role='option'][aria-selected='true'] {
    border-color: var(--kern-color-action-default);
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  .option-hint {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
    align-items: end;
    gap: 12px 16px;
  }
  .fields > .button {
    justify-self: start;
  }
  @media (pointer: coarse) {
    .button,
    .check,
    summary,
    .head nav a,
    input:not([type='checkbox'], [type='radio']),
    select {
      min-block-size: 44px;
    }
    .check {
      min-inline-size: 44px;
      justify-content: center;
    }
  }
`;

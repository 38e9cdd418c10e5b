import { css } from './css.ts';

/** The looks of the parts of an answer. */
export const answer = css`
  .part + .part {
    margin-block-start: 12px;
  }
  .text {
    white-space: pre-line;
  }
  .list {
    padding-inline-start: 1.25em;
  }
  .list li + li {
    margin-block-start: 4px;
  }
  .list li::marker {
    color: var(--kern-color-action-default);
    font-weight: 600;
  }
  /* What is out of sight costs no layout. Its frame would cut the numbers and dots off where it cannot have a margin. */
  @supports (overflow-clip-margin: 2em) {
    .list li:nth-child(n + 20) {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 1.5em;
      overflow-clip-margin: 2em;
    }
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 0;
    border-block-end: 1px solid var(--kern-color-layout-border);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    font-weight: 400;
  }
  thead th {
    padding-block: 0 4px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
  }
  .amount {
    padding-inline-start: 16px;
    font-weight: 700;
    text-align: end;
    white-space: nowrap;
  }
  thead .amount {
    font-weight: 400;
  }
  .location {
    padding: 12px 14px;
    border: 1px solid var(--kern-color-layout-border);
    border-inline-start: 4px solid var(--kern-color-action-default);
    border-radius: 8px;
  }
  .location h3 {
    font-size: 1em;
    font-weight: 700;
  }
  .location h4 {
    margin: 12px 0 2px;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--kern-color-layout-text-muted);
  }
  .location ul {
    list-style: none;
  }
  .location li + li {
    margin-block-start: 4px;
  }
  .open-now {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-start: 8px;
    font-weight: 600;
  }
  .open-now::before {
    content: '';
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .open-now.open {
    color: var(--kern-color-action-default);
  }
  .open-now.open::before {
    background: currentColor;
  }
  .open-now.closed {
    color: var(--kern-color-feedback-danger);
  }
  .notes {
    margin-block-start: 8px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375em;
  }
  .contact {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block-start: 10px;
  }
  .contact a,
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--hannover-chat-target);
  }
  .links ul {
    list-style: none;
  }
  .links li + li {
    margin-block-start: 6px;
  }
  .links a {
    font-weight: 600;
  }
  a svg {
    inline-size: 0.85em;
    block-size: 0.85em;
    margin-inline-start: 0.25em;
  }
  .notice {
    padding: 10px 14px;
    border-inline-start: 4px solid;
    border-radius: 4px;
  }
  .notice a {
    color: inherit;
  }
  .notice strong.tone {
    display: block;
  }
  .emergency {
    background: var(--kern-color-feedback-danger-background);
    color: var(--kern-color-feedback-danger);
  }
  .warning {
    background: var(--kern-color-feedback-warning-background);
    color: var(--kern-color-feedback-warning);
  }
  .hint {
    background: var(--kern-color-feedback-info-background);
    color: var(--kern-color-feedback-info);
  }
  .source {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
  }
  .source a {
    color: inherit;
  }
  /* The first runs on after the label. */
  .source ul,
  .source li:first-child {
    display: inline;
    list-style: none;
  }
  .source li + li {
    margin-block-start: 4px;
  }
`;

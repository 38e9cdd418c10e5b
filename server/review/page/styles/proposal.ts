import { css } from 'lit';

/** Adopting: lines, diff, problems, impact, conflicts. */
export const proposal = css`
  .adopted {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .lines {
    margin-block: 12px;
  }
  .lines ul {
    display: grid;
    gap: 8px;
    margin-block: 8px;
    list-style: none;
  }
  .lines li {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) minmax(6rem, 10rem);
    align-items: center;
    gap: 8px;
  }
  .proposal {
    margin-block-start: 32px;
    padding-block-start: 8px;
    border-block-start: 2px solid var(--kern-color-layout-border);
  }
  .diff {
    max-block-size: 30rem;
    overflow: auto;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
  }
  .diff code {
    display: block;
    inline-size: max-content;
    min-inline-size: 100%;
    padding-block: 8px;
    overflow-wrap: normal;
  }
  .diff code > * {
    display: block;
    padding-inline: 12px;
    text-decoration: none;
    white-space: pre;
  }
  .diff ins {
    border-inline-start: 4px solid var(--kern-color-action-default);
    padding-inline-start: 8px;
    background: var(--kern-color-action-state-indicator-tint-hover);
    font-weight: 600;
  }
  .diff del {
    border-inline-start: 4px dashed var(--kern-color-feedback-danger);
    padding-inline-start: 8px;
    background: var(--kern-color-feedback-danger-background);
    color: var(--kern-color-feedback-danger);
  }
  .diff .place {
    color: var(--kern-color-layout-text-muted);
  }
  .problems {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  .problems li {
    padding: 8px 12px;
    border-inline-start: 6px solid var(--kern-color-feedback-danger);
    border-radius: 4px;
    background: var(--kern-color-feedback-danger-background);
    overflow-wrap: anywhere;
  }
  .problems li.warning {
    border-inline-start-style: double;
    border-color: var(--kern-color-feedback-warning);
    background: var(--kern-color-feedback-warning-background);
  }
  .impact,
  .conflict table {
    margin-block: 12px;
    table-layout: fixed;
  }
  .impact caption {
    padding-block: 4px;
    font-weight: 700;
    text-align: start;
  }
  :is(.impact, .conflict, .keys) :is(th, td) {
    padding: 8px 16px 8px 0;
    overflow-wrap: anywhere;
    vertical-align: top;
  }
  .impact tbody th {
    font-weight: 600;
  }
  .impact th .about {
    display: block;
    font-weight: 400;
  }
  .impact .term {
    display: none;
  }
  .impact code {
    display: block;
    color: var(--kern-color-layout-text-muted);
  }
  .keys th {
    inline-size: 5rem;
  }
  .proposal .message {
    display: block;
  }
  .proposal .message details {
    margin-block: 8px;
  }
  .proposal .message .diff {
    color: var(--kern-color-layout-text-default);
  }
  @media (max-width: 40rem) {
    .lines li {
      grid-template-columns: 28px minmax(0, 1fr);
    }
    .lines li select {
      grid-column: 2;
    }
    .impact,
    .impact :is(caption, tbody, tr, th, td) {
      display: block;
      inline-size: auto;
    }
    .impact thead {
      display: none;
    }
    .impact td {
      border: 0;
    }
    .impact .term {
      display: inline;
    }
    .impact tr {
      border-block-end: 2px solid var(--kern-color-layout-border);
    }
    :is(.conflict) :is(th, td) {
      padding-inline-end: 8px;
      font-size: 0.875rem;
    }
  }
`;

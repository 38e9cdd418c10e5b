import { css } from 'lit';

/** One group, and trying questions out: two halves where there is room. */
export const group = css`
  .way-back {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block-end: 12px;
  }
  .way-back a {
    margin-inline-end: auto;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
    gap: 8px 20px;
    margin: 0 0 16px;
  }
  .facts dt {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375rem;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .halves {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
    gap: 8px 40px;
  }
  .halves > * {
    min-inline-size: 0;
  }
  .entries,
  .history {
    padding: 0;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
    list-style: none;
  }
  .entries > li,
  .history > li {
    padding: 10px 12px;
    overflow-wrap: anywhere;
  }
  .entries > li + li,
  .history > li + li {
    border-block-start: 1px solid var(--kern-color-layout-border);
  }
  .put-aside {
    display: flex;
    gap: 8px;
  }
  .put-aside .check {
    align-items: start;
    padding-block-start: 3px;
  }
  .put-aside > div {
    min-inline-size: 0;
  }
  .question-text {
    font-weight: 600;
  }
  .history ul {
    padding-inline-start: 1.25em;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375rem;
  }
  .work {
    display: grid;
    gap: 12px;
  }
  .work .button {
    justify-self: start;
  }
  .try {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 12rem);
    align-items: end;
    gap: 12px 16px;
    margin-block-start: 16px;
  }
  .try .actions,
  .try .problem {
    grid-column: 1 / -1;
    margin: 0;
  }
  .turn .answer {
    padding: 14px 16px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
    overflow-wrap: anywhere;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
    list-style: none;
  }
  .trace {
    margin-block-start: 8px;
  }
  .steps {
    padding-inline-start: 1.5em;
  }
  .steps .step {
    margin: 8px 0 2px;
    font-weight: 600;
  }
  .steps ul,
  .steps ol {
    padding-inline-start: 1.25em;
  }
  @media (max-width: 40rem) {
    .try {
      grid-template-columns: minmax(0, 1fr);
    }
    .way-back a {
      flex: 1 1 100%;
    }
  }
`;

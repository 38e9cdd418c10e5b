import { css } from 'lit';

const columns = css`
  grid-template-columns: 28px minmax(0, 1fr) 5rem 8.5rem 6.5rem minmax(7rem, 11rem);
`;

/** The list of groups: a table for the eye where there is room, cards where there is not. */
export const groups = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 20px;
  }
  .filters .search {
    flex: 1 1 14rem;
  }
  .states {
    display: flex;
    flex-wrap: wrap;
  }
  .states label {
    position: relative;
    cursor: pointer;
  }
  .states input[type='radio'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .states label span {
    display: inline-block;
    margin-block-start: 4px;
    padding: 5px 14px;
    border: 1px solid var(--kern-color-form-input-border);
    background: var(--kern-color-layout-background-default);
  }
  .states label + label span {
    margin-inline-start: -1px;
  }
  .states label:first-of-type span {
    border-start-start-radius: 8px;
    border-end-start-radius: 8px;
  }
  .states label:last-of-type span {
    border-start-end-radius: 8px;
    border-end-end-radius: 8px;
  }
  .states input:checked + span {
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  .states input:focus-visible + span {
    outline: 3px solid var(--kern-color-action-focus-border-outside);
    outline-offset: 2px;
    position: relative;
    z-index: 1;
  }
  .more {
    flex: 1 1 100%;
  }
  .more-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    align-items: end;
    gap: 12px 16px;
    padding-block: 8px;
  }
  .more-fields > .button {
    justify-self: start;
  }
  .list-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 24px;
    margin-block: 16px 8px;
  }
  .list-head p:first-child {
    font-weight: 700;
  }
  .columns {
    display: grid;
    ${columns}
    align-items: center;
    gap: 4px 16px;
    padding: 4px 12px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375rem;
  }
  .columns .check {
    grid-column: span 2;
  }
  .groups {
    padding: 0;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
    list-style: none;
  }
  .group {
    display: grid;
    ${columns}
    align-items: start;
    gap: 4px 16px;
    padding: 10px 12px;
  }
  .group:first-child {
    border-radius: 11px 11px 0 0;
  }
  .group:last-child {
    border-radius: 0 0 11px 11px;
  }
  .group:only-child {
    border-radius: 11px;
  }
  .group + .group {
    border-block-start: 1px solid var(--kern-color-layout-border);
  }
  .group:focus-within {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  .group .title {
    display: inline-block;
    min-block-size: 24px;
    max-inline-size: 100%;
    color: var(--kern-color-layout-text-default);
    font-weight: 600;
    text-decoration-color: var(--kern-color-action-default);
  }
  .title .said {
    display: -webkit-inline-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .group .check {
    align-items: start;
    padding-block-start: 3px;
  }
  .count {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .group .count {
    font-weight: 700;
  }
  .standing {
    overflow-wrap: anywhere;
  }
  .group .term {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .trend {
    display: inline-flex;
    align-items: end;
    gap: 8px;
    font-variant-numeric: tabular-nums;
  }
  .trend .bars {
    inline-size: auto;
    block-size: auto;
    fill: var(--kern-color-form-input-border);
  }
  .trend rect:last-child {
    fill: var(--kern-color-action-default);
  }
  .bulk {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-block-start: 12px;
    padding: 10px 12px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
  }
  .bulk > p {
    flex: 1 1 100%;
    font-weight: 700;
  }
  .assign {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  .pages {
    display: flex;
    gap: 8px;
    margin-block-start: 16px;
  }
  .empty,
  .loading {
    padding: 24px 0;
  }
  @media (max-width: 56rem) {
    .columns {
      grid-template-columns: 1fr;
    }
    .columns .column {
      display: none;
    }
    .group {
      grid-template-columns: 28px minmax(0, 1fr);
    }
    .group > * {
      grid-column: 2;
    }
    .group > .check {
      grid-column: 1;
      grid-row: 1;
    }
    .group .what {
      grid-row: 1;
    }
    .group .count {
      font-weight: 400;
      text-align: start;
    }
    .group .term {
      position: static;
      clip-path: none;
    }
  }
  @media (max-width: 24rem) {
    .states label span {
      padding-inline: 9px;
    }
  }
  @media (max-width: 56rem), (max-height: 40rem) {
    .bulk {
      position: static;
    }
  }
  @media (pointer: coarse) {
    .group .title,
    .states label span {
      min-block-size: 44px;
    }
    .states label span {
      align-content: center;
    }
  }
  @media (forced-colors: active) {
    .states input:checked + span {
      border-width: 3px;
    }
    .trend .bars,
    .trend rect:last-child {
      fill: CanvasText;
    }
  }
`;

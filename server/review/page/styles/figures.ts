import { css } from 'lit';

/** Figures: numbers, charts, tables. */
export const figures = css`
  .summary {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
    gap: 12px;
    margin: 16px 0;
  }
  .summary > div {
    padding: 12px 16px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 12px;
    background: var(--kern-color-layout-background-default);
  }
  .summary dd {
    margin: 0;
  }
  .summary strong {
    display: block;
    font-size: 1.5rem;
  }
  .chart {
    margin: 0;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin-block-end: 8px;
    list-style: none;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .swatch {
    inline-size: 16px;
    block-size: 16px;
  }
  .bars-chart {
    display: block;
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100%;
  }
  .bars-chart text {
    fill: var(--kern-color-layout-text-muted);
    font-size: 12px;
  }
  .axis line {
    stroke: var(--kern-color-layout-border);
  }
  .bars-chart > rect,
  .swatch > rect {
    stroke: var(--kern-color-layout-background-hued);
    stroke-width: 1px;
  }
  .answered .ground {
    fill: var(--kern-color-action-default);
  }
  :is(.askedBack, .unmatched) .ground {
    fill: var(--kern-color-layout-background-default);
  }
  .askedBack .mark {
    fill: var(--kern-color-feedback-info);
  }
  .unmatched .mark {
    fill: none;
    stroke: var(--kern-color-feedback-danger);
    stroke-width: 2px;
  }
  .rankings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
    gap: 0 40px;
  }
  .ranking th {
    overflow-wrap: anywhere;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    fill: var(--kern-color-action-default);
  }
  .wide {
    max-block-size: 30rem;
    overflow: auto;
  }
  .squares {
    max-inline-size: 44rem;
    table-layout: fixed;
  }
  .squares :is(th, td) {
    padding: 1px;
    border: 0;
    font-size: 0.75rem;
    overflow: visible;
  }
  .squares thead th,
  .numbers :is(th, td) {
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .squares th:first-child {
    inline-size: 2.25rem;
    text-align: start;
  }
  .squares .unseen {
    position: absolute;
    clip-path: inset(50%);
  }
  .squares svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    background: var(--kern-color-layout-background-default);
    fill: var(--kern-color-action-default);
  }
  .numbers :is(th, td) {
    padding: 4px 6px;
  }
  .numbers .unseen {
    position: static;
    clip-path: none;
  }
  .exports {
    margin-block: 12px;
  }
  .squares tbody th {
    vertical-align: middle;
  }
  .overdue {
    padding-inline-start: 1.25em;
  }
  @media (forced-colors: active) {
    .bars-chart text {
      fill: CanvasText;
    }
    .answered .ground,
    .bar,
    .squares svg {
      fill: CanvasText;
    }
    :is(.askedBack, .unmatched) .ground {
      fill: Canvas;
    }
    .askedBack .mark {
      fill: CanvasText;
    }
    .unmatched .mark {
      stroke: CanvasText;
    }
  }
`;

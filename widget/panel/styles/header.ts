import { css } from './css.ts';

export const header = css`
  .header {
    position: relative;
    padding-block: 10px;
    padding-inline: 16px 8px;
    border-block-start: 4px solid var(--kern-color-action-default);
    border-block-end: 1px solid var(--kern-color-layout-border);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  .second {
    gap: 8px;
    margin-block-start: 4px;
    padding-inline-end: 8px;
    font-size: 0.875em;
    color: var(--kern-color-layout-text-muted);
  }
  .program {
    display: flex;
    flex: 1 0 auto;
    align-items: center;
    gap: 6px;
    max-inline-size: calc(100% - 104px);
    line-height: 1.3;
  }
  select {
    field-sizing: content;
    flex: 0 1 auto;
    min-block-size: max(32px, var(--hannover-chat-target));
    min-inline-size: 6em;
    padding-inline: 6px;
    font-size: 16px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 6px;
    background: var(--kern-color-layout-background-default);
    color: var(--kern-color-layout-text-default);
  }
  summary {
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 60px;
    inset-inline-end: 12px;
    max-inline-size: calc(100% - 24px);
    padding: 6px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    box-shadow: 0 8px 24px rgb(0 0 0 / 0.2);
  }
`;

import { css } from '../styles/css.ts';

/** The looks of what is loaded after the first answer. */
export const toolStyles = css`
  .menu button {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding: 8px 14px;
    border: 0;
    border-radius: 6px;
    background: none;
    inline-size: 100%;
    text-align: start;
  }
  .menu button:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  [aria-checked='false'] .tick {
    display: none;
  }
  .asked .icon-button {
    flex: none;
    color: var(--kern-color-layout-text-muted);
  }
  .jump {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(40px, var(--hannover-chat-target));
    margin-inline: auto;
    padding: 6px 16px;
    border: 1px solid transparent;
    border-radius: 20px;
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
    font-weight: 600;
  }
  .kept {
    margin-block: -8px 16px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
  }
  .feedback,
  .feedback div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .feedback {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
  }
  .feedback button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(32px, var(--hannover-chat-target));
    padding: 2px 12px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 22px;
    background: transparent;
    color: var(--kern-color-layout-text-default);
  }
  .feedback button:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
  }
  .feedback button[aria-pressed='true'] {
    border-color: var(--kern-color-action-default);
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: 0.875em;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(32px, var(--hannover-chat-target));
    padding: 2px 6px;
    margin-inline-start: -6px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--kern-color-action-default);
  }
  .tool:hover {
    background: var(--kern-color-action-state-indicator-tint-hover);
    text-decoration: underline;
  }
  .distances {
    inline-size: 100%;
    list-style: none;
  }
  .hint-line {
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375em;
  }
  .day {
    margin-block: 4px 16px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.875em;
    text-align: center;
  }
  .comment {
    display: grid;
    flex-basis: 100%;
    gap: 6px;
    font-size: 0.9375em;
  }
  .comment textarea {
    padding: 8px 10px;
    border: 1px solid var(--kern-color-form-input-border);
    border-radius: 8px;
    background: var(--kern-color-layout-background-default);
    font-size: max(16px, 1em);
    resize: vertical;
  }
  .comment .personal-data {
    display: flex;
    gap: 8px;
    color: var(--kern-color-feedback-warning);
  }
  .row-of-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @media (forced-colors: active) {
    .feedback button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

export const badgeStyles = css`
  .badge {
    min-inline-size: 24px;
    padding: 2px 6px;
    border: 1px solid currentColor;
    border-radius: 12px;
    box-sizing: border-box;
    background: var(--kern-color-action-on-default);
    color: var(--kern-color-action-default);
    font-size: 0.875em;
    text-align: center;
  }
  .badge[hidden] {
    display: none;
  }
  .badge-words {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

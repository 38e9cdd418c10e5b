import { css } from './css.ts';

/** Where the panel stands: beside the page on a large screen, in place of it on a small one. */
export const layout = css`
  .panel {
    position: fixed;
    z-index: 2147483001;
    inset-block-end: 92px;
    right: var(--hannover-chat-right, 24px);
    left: var(--hannover-chat-left, auto);
    display: flex;
    flex-direction: column;
    inline-size: min(400px, calc(100vw - 48px));
    block-size: min(640px, calc(100vh - 116px));
    block-size: min(640px, calc(100dvh - 116px));
    overflow: hidden;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 16px;
    background: var(--kern-color-layout-background-default);
    box-shadow:
      0 2px 8px rgb(0 0 0 / 0.12),
      0 16px 48px rgb(0 0 0 / 0.24);
  }
  @media (max-width: 480px), (max-height: 480px) {
    .panel {
      inset: var(--visible-top, 0) 0 auto;
      inline-size: auto;
      block-size: 100vh;
      block-size: var(--visible-height, 100dvh);
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
    }
  }
  /* Too low for three storeys, as at 400 % zoom: everything scrolls together. */
  @media (max-height: 480px) {
    .panel {
      overflow: auto;
      overscroll-behavior: contain;
    }
    .panel > * {
      flex: none;
    }
  }
  .status {
    padding: 10px 16px;
    border-block-end: 1px solid var(--kern-color-layout-border);
    background: var(--kern-color-feedback-warning-background);
    color: var(--kern-color-feedback-warning);
    font-size: 0.9375em;
  }
  .status[data-empty] {
    padding: 0;
    border: 0;
  }
  .status button {
    min-block-size: max(28px, var(--hannover-chat-target));
    padding: 2px 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;

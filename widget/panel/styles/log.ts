import { css } from './css.ts';

export const log = css`
  .log {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    background: var(--kern-color-layout-background-hued);
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  @media (max-height: 480px) {
    .log {
      flex: none;
      overflow: visible;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .log {
      scroll-behavior: smooth;
    }
  }
  .entry {
    max-inline-size: 100%;
    margin-block-end: 16px;
  }
  /* What is out of sight costs no layout, however long the conversation. */
  .answer {
    content-visibility: auto;
    contain-intrinsic-size: auto 240px;
  }
  .asked {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 4px;
    margin-block-end: 16px;
  }
  .asked .entry {
    margin-block-end: 0;
  }
  .question {
    inline-size: fit-content;
    max-inline-size: 85%;
    padding: 10px 16px;
    border: 1px solid transparent;
    border-radius: 16px;
    border-end-end-radius: 4px;
    overflow: hidden;
    background: var(--kern-color-action-default);
    color: var(--kern-color-action-on-default);
    white-space: pre-line;
  }
  .question.pending {
    opacity: 0.85;
  }
  .problem {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin: -8px 0 16px;
    margin-inline-start: auto;
    font-size: 0.9375em;
    text-align: end;
    color: var(--kern-color-feedback-danger);
  }
  .problem .chip {
    margin-block-start: 6px;
  }
  .answer {
    padding: 14px 16px;
    border: 1px solid var(--kern-color-layout-border);
    border-radius: 16px;
    border-end-start-radius: 4px;
    background: var(--kern-color-layout-background-default);
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--kern-color-layout-text-muted);
    font-size: 0.9375em;
  }
  .waiting i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: currentColor;
  }
  @media (prefers-reduced-motion: no-preference) {
    .waiting i {
      animation: beat 1.2s ease-in-out infinite;
    }
    @keyframes beat {
      50% {
        opacity: 0.25;
      }
    }
  }
  .afterwards {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    min-block-size: 44px;
    margin-block-start: 14px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--kern-color-layout-border);
  }
  @media (forced-colors: active) {
    .question {
      border-color: CanvasText;
    }
  }
`;

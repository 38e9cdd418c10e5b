import { css } from './css.ts';

const light = `
  --hannover-chat-color-scheme: light;
  --kern-color-layout-background-default: #fff;
  --kern-color-action-state-indicator-shade-hover: #004d3c;
  --kern-color-layout-background-hued: #f1f6f4;
  --kern-color-layout-border: #cfdad6;
  --kern-color-layout-text-default: #15211e;
  --kern-color-layout-text-muted: #4a5955;
  --kern-color-form-input-border: #5f706b;
  --kern-color-action-state-indicator-tint-hover: #e2f1ec;
  --kern-color-feedback-danger: #a4161a;
  --kern-color-feedback-danger-background: #fdeceb;
  --kern-color-feedback-warning: #734a00;
  --kern-color-feedback-warning-background: #fff4db;
  --kern-color-feedback-info: #12408c;
  --kern-color-feedback-info-background: #e9f0fb;
`;

const dark = `
  --hannover-chat-color-scheme: dark;
  --kern-color-layout-background-default: #16201e;
  --kern-color-action-state-indicator-shade-hover: #a6e6d3;
  --kern-color-layout-background-hued: #0e1614;
  --kern-color-layout-border: #35443f;
  --kern-color-layout-text-default: #eaf2ef;
  --kern-color-layout-text-muted: #b4c4be;
  --kern-color-form-input-border: #8ea39c;
  --kern-color-action-state-indicator-tint-hover: #1f3a33;
  --kern-color-feedback-danger: #ffb4ab;
  --kern-color-feedback-danger-background: #481311;
  --kern-color-feedback-warning: #ffd591;
  --kern-color-feedback-warning-background: #3d2d0a;
  --kern-color-feedback-info: #b3cdff;
  --kern-color-feedback-info-background: #17294a;
`;

/** Nothing said by a shade of grey. */
const contrast = `
  --kern-color-layout-background-hued: var(--kern-color-layout-background-default);
  --kern-color-layout-border: var(--kern-color-layout-text-default);
  --kern-color-form-input-border: var(--kern-color-layout-text-default);
  --kern-color-layout-text-muted: var(--kern-color-layout-text-default);
`;

/**
 * The panel's colours under their KERN names. They stand on `<hannover-chat>` itself, so that the page
 * can set its own: `hannover-chat { --kern-color-layout-border: … }`.
 */
export const tokens = css`
  :host {
    ${light}
    --hannover-chat-target: 24px;
  }
  /* What a finger is to hit. */
  @media (pointer: coarse) {
    :host {
      --hannover-chat-target: 44px;
    }
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
  :host([theme='contrast']) {
    ${contrast}
  }
  :host([position='left']) {
    --hannover-chat-right: auto;
    --hannover-chat-left: 24px;
  }
  @media (prefers-contrast: more) {
    :host {
      ${contrast}
    }
  }
`;

const light = `
  --kern-color-action-default: #00654f;
  --kern-color-action-on-default: #fff;
  --kern-color-action-focus-border-outside: #12408c;`;

const dark = `
  --kern-color-action-default: #7fd6bd;
  --kern-color-action-on-default: #06251d;
  --kern-color-action-focus-border-outside: #ffd84d;`;

/**
 * The launcher's look, and the few tokens it shares with the panel. `display: contents` leaves the element
 * without a box that the page's styles could move, fade or clip.
 */
export const launcherStyles = `
:host { display: contents !important; ${light} }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${dark} } }
:host([theme=dark]) { ${dark} }
:host([hidden]) { display: none !important; }
@media print { :host { display: none !important; } }
button, slot {
  all: initial; position: fixed; z-index: 2147483000; right: 24px; bottom: max(24px, env(safe-area-inset-bottom));
  box-sizing: border-box; display: flex; align-items: center; gap: 10px; min-height: 52px; max-width: calc(100vw - 48px); padding: 12px 20px;
  border: 2px solid transparent; border-radius: 26px; background: var(--kern-color-action-default); color: var(--kern-color-action-on-default);
  box-shadow: 0 4px 16px #0005; cursor: pointer;
  font: 600 medium/1.25 var(--kern-typography-font-family-default, system-ui, sans-serif);
}
slot { bottom: 88px; }
button:focus-visible { outline: 3px solid var(--kern-color-action-focus-border-outside); outline-offset: 3px; }
button::before {
  content: ""; flex: none; width: 24px; height: 24px; background: currentColor;
  clip-path: path("M4 4h16l2 2v10l-2 2h-8l-5 4v-4H4l-2-2V6zm3 5v2h10V9zm0 4v2h6v-2z");
}
:host([position=left]) :is(button, slot) { right: auto; left: 24px; }
@media (max-width: 480px), (max-height: 480px) { button[aria-expanded=true] { visibility: hidden; } }
@media (forced-colors: active) { button::before { forced-color-adjust: none; background: ButtonText; } }
`;

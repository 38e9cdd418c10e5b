import { html, type TemplateResult } from 'lit';

/** An icon drawn in one path, on a square of 24 units. */
export const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const closeIcon = icon('m6 4.6 6 6 6-6L19.4 6l-6 6 6 6-1.4 1.4-6-6-6 6L4.6 18l6-6-6-6z');
export const menuIcon = icon(
  'M12 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4m0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4m0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4',
);
export const programIcon = icon(
  'M11 2h2v3h7v15H4V5h7zM6 7v11h12V7zm2 3h3v3H8zm5 0h3v3h-3zM8 15h8v1H8zM1 10h2v5H1zm20 0h2v5h-2z',
);
export const sendIcon = icon('M3 4.2 21.5 12 3 19.8 3 13.5 13 12 3 10.5z');
export const newTabIcon = icon('M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14zM3 5h8v2H5v12h12v-6h2v8H3z');
export const warningIcon = icon('M12 2 1 21h22zm0 4 7.5 13h-15zm-1 4v5h2v-5zm0 6v2h2v-2z');

import { html, type TemplateResult } from 'lit';

/** An icon drawn in one path, on a square of 24 units. */
export const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const closeIcon = icon(
  'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
);
export const menuIcon = icon(
  'M12 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4m0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4m0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4',
);
export const binIcon = icon('M9 3h6l1 1h4v2H4V4h4zM6 8h12l-1 13H7zm3 2 .5 9h1L10 10zm5 0-.5 9h1L15 10z');
export const programIcon = icon(
  'M11 2h2v3h5a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h5zM6 7v11h12V7zm2 3h2.5v2.5H8zm5.5 0H16v2.5h-2.5zM8 14.5h8V16H8zM2 10h1v5H2zm19 0h1v5h-1z',
);
export const sendIcon = icon('M3 4.2 21.5 12 3 19.8 3 13.5 13 12 3 10.5z');
export const newTabIcon = icon(
  'M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14zM5 5h6v2H5v12h12v-6h2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2',
);
export const warningIcon = icon('M12 2 1 21h22zm0 4 7.5 13h-15zm-1 4v5h2v-5zm0 6v2h2v-2z');
export const pencilIcon = icon('m16.5 3.5 4 4L8 20l-5 1 1-5zm0 2.8L6 16.8l-.4 1.6 1.6-.4L17.7 7.5z');
export const downIcon = icon('M11 4h2v12l5-5 1.4 1.4L12 19.8l-7.4-7.4L6 11l5 5z');
/** Both states in one picture; the style sheet shows the one that holds. */
export const switchIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true"
  ><path d="M4 4h16v16H4zm2 2v12h12V6z" /><path class="tick" d="m10.5 16-4-4L8 10.6l2.5 2.5L16 7.6 17.4 9z"
/></svg>`;

import { html } from 'lit';
import { icon } from '../icons.ts';

export const copyIcon = icon(
  'M8 3h11a2 2 0 0 1 2 2v11h-2V5H8zM5 7h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2m0 2v10h9V9z',
);
export const doneIcon = icon('M9.5 18 3 11.5l1.9-1.9 4.6 4.6L19.1 4.6 21 6.5z');
export const speakerIcon = icon(
  'M4 9h4l5-5v16l-5-5H4zm12-1.5a6 6 0 0 1 0 9zm0-4.2a10 10 0 0 1 0 17.4v-2.4a7.8 7.8 0 0 0 0-12.6z',
);
export const stopIcon = icon('M6 6h12v12H6z');
export const placeIcon = icon(
  'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7m0 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
);
export const microphoneIcon = icon(
  'M12 2a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3M5 11h2a5 5 0 0 0 10 0h2a7 7 0 0 1-6 6.9V22h-2v-4.1A7 7 0 0 1 5 11',
);
export const printIcon = icon(
  'M7 3h10v4h2a2 2 0 0 1 2 2v7h-4v5H7v-5H3V9a2 2 0 0 1 2-2h2zm2 2v2h6V5zm0 9v5h6v-5zM5 9v5h2v-2h10v2h2V9z',
);
export const saveIcon = icon('M11 3h2v9l3.3-3.3 1.4 1.4L12 15.8l-5.7-5.7 1.4-1.4L11 12zM4 17h2v3h12v-3h2v5H4z');
export const thumbUpIcon = icon(
  'M2 10h4v11H2zm6 0 4.5-8A2.5 2.5 0 0 1 15 4.5V9h5a2 2 0 0 1 2 2.3l-1.3 8A2 2 0 0 1 18.7 21H8zm2 .6V19h8.7l1.3-8h-7V4.7z',
);
export const thumbDownIcon = icon(
  'M22 14h-4V3h4zm-6 0-4.5 8A2.5 2.5 0 0 1 9 19.5V15H4a2 2 0 0 1-2-2.3l1.3-8A2 2 0 0 1 5.3 3H16zm-2-.6V5H5.3L4 13h7v6.3z',
);
export const binIcon = icon('M9 3h6l1 1h4v2H4V4h4zM6 8h12l-1 13H7zm3 2 .5 9h1L10 10zm5 0-.5 9h1L15 10z');
export const pencilIcon = icon('m16.5 3.5 4 4L8 20l-5 1 1-5zm0 2.8L6 16.8l-.4 1.6 1.6-.4L17.7 7.5z');
export const downIcon = icon('M11 4h2v12l5-5 1.4 1.4L12 19.8l-7.4-7.4L6 11l5 5z');
/** Both states in one picture; the style sheet shows the one that holds. */
export const switchIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true"
  ><path d="M4 4h16v16H4zm2 2v12h12V6z" /><path class="tick" d="m10.5 16-4-4L8 10.6l2.5 2.5L16 7.6 17.4 9z"
/></svg>`;

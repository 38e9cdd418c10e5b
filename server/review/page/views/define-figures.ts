import { FiguresView } from './figures.ts';

customElements.define('review-figures', FiguresView);

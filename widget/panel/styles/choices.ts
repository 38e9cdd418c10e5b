import { css } from './css.ts';

export const choices = css`
  div {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;

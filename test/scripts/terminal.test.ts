import { describe, expect, it } from 'vitest';
import { startProgress, startWaiting } from '../../scripts/terminal.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('is drawn on a terminal and taken away at the end', () => {
    let now = 0;
    const shown = screen(true);
    const progress = startProgress('Fragen', 4, shown, () => now);
    now = 100;
    progress.reach(2);
    progress.end();
    expect(shown.written).toEqual([
      expect.stringContaining('0/4'),
      expect.stringContaining('██████████░░░░░░░░░░ 2/4'),
      '\r\u001b[K',
    ]);
  });

  it('is not redrawn faster than the eye follows', () => {
    const shown = screen(true);
    const progress = startProgress('Fragen', 4, shown, () => 0);
    progress.reach(1);
    progress.reach(2);
    expect(shown.written).toHaveLength(1);
  });

  it('is not there where nobody watches', () => {
    const shown = screen(false);
    const progress = startProgress('Fragen', 4, shown);
    progress.reach(1);
    progress.end();
    startWaiting('Moment', shown).end();
    expect(shown.written).toEqual([]);
  });
});

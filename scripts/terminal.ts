import { exit, stderr, stdout } from 'node:process';
import { styleText } from 'node:util';

/** A text in colour if it goes to a terminal that shows colours, and as it is if it goes to a file or a pipe. */
export function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return stdout.isTTY && stdout.hasColors() ? styleText(format, text) : text;
}

/** Ends the program in silence once nobody reads on: `head` that has seen enough is no fault. */
export function endWithReader() {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    exit();
  });
}

/** Work that takes a while, seen from outside. */
export interface Progress {
  /** Says how much is done. */
  reach(done: number): void;
  /** Takes the bar away again. */
  end(): void;
}

/** What a progress bar is drawn on. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Redrawing more often than this is flicker, not news. */
const redrawMs = 80;

/** A bar on the terminal; nothing at all where the output is not one. */
export function startProgress(
  label: string,
  total: number,
  screen: Screen = stderr,
  clock: () => number = () => performance.now(),
): Progress {
  if (!screen.isTTY) return { reach() {}, end() {} };
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (done: number) => {
    const filled = Math.round((20 * done) / Math.max(1, total));
    screen.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done}/${total}`);
    drawnAt = clock();
  };
  draw(0);
  return {
    reach(done) {
      if (clock() - drawnAt >= redrawMs) draw(done);
    },
    end() {
      screen.write('\r\u001b[K');
    },
  };
}

/** A line that stands while something runs that cannot say how far it is. */
export function startWaiting(label: string, screen: Screen = stderr): { end(): void } {
  if (!screen.isTTY) return { end() {} };
  screen.write(`\r${label} …`);
  return {
    end() {
      screen.write('\r\u001b[K');
    },
  };
}

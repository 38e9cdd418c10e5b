/** The button that opens and closes the chat. Built node by node, because a strict page refuses markup from strings. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly label: HTMLSpanElement;
}

export function createLauncher(): Launcher {
  const button = document.createElement('button');
  const label = document.createElement('span');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('part', 'launcher');
  // As its text runs.
  button.dir = 'auto';
  button.append(label);
  return { button, label };
}

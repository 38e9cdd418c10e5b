const svgNamespace = 'http://www.w3.org/2000/svg';
const speechBubble =
  'M4 4h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm3 5v2h10V9zm0 4v2h6v-2z';

/** The button that opens and closes the chat. Built node by node, because a strict page refuses markup from strings. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly label: HTMLSpanElement;
}

export function createLauncher(): Launcher {
  const button = document.createElement('button');
  button.type = 'button';
  button.part.add('launcher');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  const label = document.createElement('span');
  button.append(createIcon(), label);
  return { button, label };
}

function createIcon(): SVGSVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', speechBubble);
  icon.append(path);
  return icon;
}

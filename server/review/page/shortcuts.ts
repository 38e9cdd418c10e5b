/** A single key that does something. */
export interface Shortcut {
  readonly key: string;
  /** What it does, for the list of shortcuts. */
  readonly label: string;
  readonly run: () => void;
}

/** The shortcut that a key press means, if it means one. */
export function findShortcut(event: KeyboardEvent, shortcuts: readonly Shortcut[]): Shortcut | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (isWriting(event.composedPath()[0])) return undefined;
  return shortcuts.find(({ key }) => key === event.key.toLowerCase());
}

/** Where letters are text, or choose an entry of a list. */
function isWriting(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  const box = target.closest('input, textarea, select, dialog, [contenteditable], [role=listbox]');
  return box !== null && !box.matches('input[type=checkbox], input[type=radio]');
}

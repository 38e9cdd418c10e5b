import { ChatChoices } from './choices.ts';
import { ChatComposer } from './composer.ts';
import { ChatPanel } from './panel.ts';

const elements = [
  ['hannover-chat-choices', ChatChoices],
  ['hannover-chat-composer', ChatComposer],
  ['hannover-chat-panel', ChatPanel],
] as const;

for (const [name, element] of elements) {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}

export function createPanel(): ChatPanel {
  return new ChatPanel();
}

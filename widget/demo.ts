import type { HannoverChat } from './hannover-chat.ts';

const attributes = ['language', 'theme', 'position', 'server', 'open'];
const parameters = new URLSearchParams(location.search);

const chat = document.querySelector<HannoverChat>('hannover-chat');

for (const name of attributes) {
  const value = parameters.get(name);
  if (value !== null) chat?.setAttribute(name, value);
}

const theme = parameters.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;

for (const button of document.querySelectorAll<HTMLElement>('[data-ask]')) {
  button.addEventListener('click', () => chat?.ask(button.dataset.ask ?? ''));
}

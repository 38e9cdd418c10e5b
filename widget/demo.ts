import type { HannoverChat } from './hannover-chat.ts';

const attributes = ['language', 'theme', 'position', 'server', 'page-topic', 'open'];
const events = ['open', 'close', 'answer', 'link', 'error'];
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

const list = document.querySelector('#ereignisse');

for (const name of events) {
  document.addEventListener(`hannover-chat-${name}`, (event) => {
    const detail = event instanceof CustomEvent && event.detail !== null ? ` ${JSON.stringify(event.detail)}` : '';
    const item = document.createElement('li');
    item.textContent = `${event.type}${detail}`;
    if (list?.textContent === 'Noch keine') list.replaceChildren();
    list?.append(item);
  });
}

import { HannoverChat } from './hannover-chat.ts';

// A page that includes the script twice keeps the first element; a second definition would throw.
if (!customElements.get('hannover-chat')) customElements.define('hannover-chat', HannoverChat);

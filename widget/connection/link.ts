import type { ClientMessage, ServerMessage } from '../../server/protocol/messages.ts';

/** One way to the server, from its opening to its loss. Never used again after `lost`. */
export interface Link {
  readonly send: (message: ClientMessage) => void;
  readonly close: () => void;
}

export interface LinkEvents {
  readonly received: (message: ServerMessage) => void;
  readonly lost: () => void;
}

export type Hello = Extract<ClientMessage, { readonly type: 'hello' }>;

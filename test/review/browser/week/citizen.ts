import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientMessage, Reply, ServerMessage } from '../../../../server/protocol/messages.ts';
import { ownOrigin } from '../../../server/harness.ts';

/** Somebody opens the chat, asks one question, reads the answer and closes the chat. */
export async function askAndLeave(port: number, text: string, id: string): Promise<Reply> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`, { origin: ownOrigin });
  const answer = new Promise<Reply>((resolve, reject) => {
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString()) as ServerMessage;
      if (message.type === 'reply') resolve(message);
      if (message.type === 'error') reject(new Error(`${text}: ${message.code}`));
    });
    socket.on('error', reject);
  });
  socket.on('open', () => {
    say(socket, { type: 'hello', version: 1 });
    say(socket, { type: 'utterance', id, text });
  });
  try {
    return await answer;
  } finally {
    const closed = once(socket, 'close');
    socket.close(1000);
    await closed;
  }
}

function say(socket: WebSocket, message: ClientMessage) {
  socket.send(JSON.stringify(message));
}

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to another port that can be blocked like a broken network: nothing gets through, and nobody is told. */
export interface Gate {
  readonly port: number;
  /** Swallows everything from now on, without closing anything. */
  block(): void;
  /** Breaks all connections at once. */
  cut(): void;
  /** Lets new connections through; those that were swallowed stay dead, as after a real outage. */
  open(): void;
  close(): void;
}

export async function openGate(target: number): Promise<Gate> {
  let isBlocked = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    if (isBlocked) return void near.pause();
    near.pipe(far);
    far.pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    block() {
      isBlocked = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isBlocked = false;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The reference: a bare `ws` server that sends back what it gets. Plain JavaScript, so that it starts like the built server. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address) console.log(`ready: http://127.0.0.1:${address.port}/`);
});
process.once('SIGTERM', () => process.exit(0));

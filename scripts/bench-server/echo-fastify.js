/** The other reference: what a message costs that goes through `@fastify/websocket` and back, and nothing else. */
import fastifyWebsocket from '@fastify/websocket';
import Fastify from 'fastify';

const app = Fastify();
await app.register(fastifyWebsocket, { options: { perMessageDeflate: false } });
app.get('/chat', { websocket: true }, (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
console.log(`ready: ${await app.listen({ host: '127.0.0.1', port: 0 })}/`);
process.once('SIGTERM', () => process.exit(0));

/** The reference: `@fastify/websocket` with nothing but an echo. Plain JavaScript, so that it starts like the built server. */
import fastifyWebsocket from '@fastify/websocket';
import Fastify from 'fastify';

const app = Fastify();
await app.register(fastifyWebsocket, { options: { perMessageDeflate: false } });
app.get('/chat', { websocket: true }, (socket) => {
  socket.on('message', (data) => socket.send(String(data)));
});
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
if (typeof address === 'object' && address) console.log(`ready: http://127.0.0.1:${address.port}/`);
process.once('SIGTERM', () => process.exit(0));

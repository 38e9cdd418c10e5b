import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { noSchemas } from '../../../server/transport/no-schemas.ts';

test('a route without a schema is served', async () => {
  const app = Fastify({ schemaController: noSchemas });
  app.get('/', async () => ({ fine: true }));
  expect((await app.inject('/')).json()).toEqual({ fine: true });
});

test('a route with a schema, which nobody would check, stops the start', async () => {
  const app = Fastify({ schemaController: noSchemas });
  app.get('/', { schema: { querystring: { type: 'object' } } }, async () => ({}));
  await expect(app.ready()).rejects.toThrow('A route has a schema');
});

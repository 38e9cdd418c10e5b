/**
 * For Fastify: no route has a schema, because decoders of our own look at all that comes in. Without this, every start
 * would load two compilers of schemas, which takes longer than all the routes.
 */
export const noSchemas = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
  throw new Error('A route has a schema: nothing here would compile it. Decode what it gets instead.');
}

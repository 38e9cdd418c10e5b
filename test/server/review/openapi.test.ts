import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, test } from 'vitest';
import { apiRoot, routes } from '../../../server/review/api.ts';
import { openApiDocument, operations } from '../../../server/review/openapi.ts';
import { openReviewApp } from './review-app.ts';

async function openAsReader() {
  const opened = await openReviewApp();
  await opened.add('erika', 'reader');
  const erika = opened.browser();
  await erika.logIn('erika');
  return { ...opened, erika };
}

test('the interface is described for programs and for people who are logged in', async () => {
  const { browser, erika } = await openAsReader();
  const document = await erika.ask('/review/api/openapi.json');
  expect(document.json()).toMatchObject({ openapi: '3.1.0', paths: { '/review/api/groups/{id}': { get: {} } } });
  const page = await erika.ask('/review/api/docs');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('POST /review/api/groups/change');
  expect((await browser().ask('/review/api/docs')).statusCode).toBe(401);
});

test('every route is in it, once', () => {
  const { paths } = openApiDocument() as { readonly paths: Readonly<Record<string, object>> };
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const there = Object.values(routes).map(
    ({ method, path }) => `${method} ${apiRoot}${path.replace(/:(\w+)/, '{$1}')}`,
  );
  expect([...described].sort()).toEqual([...there].sort());
});

test('its schemas are JSON Schema', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = operations().flatMap(({ query, body, reply }) => [query, body, reply]);
  const broken = schemas.filter((schema) => typeof schema === 'object' && schema && !ajv.validateSchema(schema));
  expect(broken).toEqual([]);
});

it('describes a login as it is', async () => {
  const { erika } = await openAsReader();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { reply } = operations().find(({ path }) => path === '/review/api/session') ?? {};
  const validate = ajv.compile(reply as object);
  expect(validate((await erika.ask('/review/api/session')).json()), JSON.stringify(validate.errors)).toBe(true);
});

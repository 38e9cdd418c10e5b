import Fastify, { type FastifyRequest } from 'fastify';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Role } from '../../../../server/review/api.ts';
import { registerGroups } from '../../../../server/review/groups/routes.ts';
import { Refusal } from '../../../../server/review/refusal.ts';
import { registerRefusals } from '../../../../server/review/refusals.ts';
import { kinds, shareDatabase } from '../../store/test-database.ts';
import { type Office, officeOn, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

/** The routes, with a guard that believes whatever role a request says. */
async function openRoutes(office: Office) {
  const app = Fastify();
  onTestFinished(() => app.close());
  const roleOf = (request: FastifyRequest) => (request.headers['x-role'] as Role | undefined) ?? 'reader';
  await app.register(
    async (scope) => {
      registerRefusals(scope);
      registerGroups(scope, {
        groups: office.groups,
        requireRole: (role) => async (request) => {
          if (role === 'editor' && roleOf(request) === 'reader') throw new Refusal('not_allowed');
        },
        userOf: (request) => ({ name: 'Erika', role: roleOf(request) }),
      });
    },
    { prefix: '/review' },
  );
  const get = async (url: string) => {
    const { statusCode, json } = await app.inject({ url: `/review/api${url}` });
    return { status: statusCode, body: json() };
  };
  const post = async (url: string, payload: object, role: Role = 'editor') => {
    const { statusCode, json } = await app.inject({
      method: 'POST',
      url: `/review/api${url}`,
      payload,
      headers: { 'x-role': role },
    });
    return { status: statusCode, body: json() };
  };
  return { get, post };
}

describe.each(kinds)('the routes of groups in %s', (kind) => {
  let office: Office;
  shareDatabase(kind, async (database) => {
    office = officeOn(database);
    await office.ask('Angelschein');
  });

  test('readers see groups', async () => {
    const { get } = await openRoutes(office);
    const { body } = await get('/groups?state=new&q=angel&limit=10');
    expect(body).toMatchObject({ total: 1, groups: [{ title: 'Angelschein' }] });
    expect(await get(`/groups/${body.groups[0].id}`)).toMatchObject({
      status: 200,
      body: { group: { title: 'Angelschein' }, entries: [{ text: 'Angelschein' }], history: [] },
    });
  });

  test('readers change nothing, editors do', async () => {
    const { post } = await openRoutes(office);
    const change = { groups: [seen(await office.groupOf('Angelschein'))], set: { resolution: 'spam' } };
    expect(await post('/groups/change', change, 'reader')).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    const { body } = await post('/groups/change', change);
    expect(body.done).toMatchObject([{ resolution: 'spam' }]);
    expect((await post('/groups/undo', { change: body.change })).body.done).toMatchObject([{ state: 'new' }]);
  });

  test.each([
    '/groups?limit=-1',
    '/groups?limit=1e9',
    '/groups?limit=NaN',
    '/groups?limit=5&limit=6',
    '/groups?sort=id',
    '/groups?from=yesterday',
    '/groups?cursor=nonsense',
    `/groups?q=${'x'.repeat(5000)}`,
    '/groups/0',
    '/groups/-1',
    '/groups/1e400',
    '/groups/99999999999',
    '/groups/abc',
  ])('%s is refused in words, with the field', async (url) => {
    const { get } = await openRoutes(office);
    const { status, body } = await get(url);
    expect(status).toBe(400);
    expect(body).toEqual({ code: 'bad_request', message: expect.any(String), detail: expect.any(String) });
  });

  test('a group that is not there is not found', async () => {
    const { get } = await openRoutes(office);
    expect(await get('/groups/4711')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test.each<[string, object]>([
    ['/groups/change', {}],
    ['/groups/change', { groups: [], set: {} }],
    ['/groups/change', { groups: [{ group: 1, version: 1 }], set: { state: 'done' } }],
    ['/groups/change', { groups: [{ group: 1, version: 1 }], set: { note: 'x'.repeat(5000) } }],
    ['/groups/merge', { into: { group: 1, version: 1 }, from: [] }],
    ['/groups/split', { from: { group: 1, version: 1 }, entries: [1] }],
    ['/groups/undo', { change: 'last' }],
  ])('%s %j is refused', async (url, payload) => {
    const { post } = await openRoutes(office);
    expect(await post(url, payload)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });

  test('a database that is away is said in words', async () => {
    const { get } = await openRoutes(office);
    const list = vi.spyOn(office.groups, 'list');
    list.mockRejectedValueOnce(Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' }));
    expect(await get('/groups')).toMatchObject({ status: 503, body: { code: 'try_later' } });
  });
});

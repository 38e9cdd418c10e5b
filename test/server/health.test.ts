import { expect, test } from 'vitest';
import { type Health, isInside } from '../../server/health.ts';
import { openTestApp } from './harness.ts';

const fine: ReturnType<Health['ready']> = { ready: true, content: 'abc', troubles: [] };

function health(state: Partial<typeof fine>): { health: Health } {
  return { health: { ready: () => ({ ...fine, ...state }) } };
}

test.each([
  ['ready', 200, {}],
  ['degraded', 200, { troubles: ['the disk is full'] }],
  ['not-ready', 503, { ready: false }],
])('a process that is %s says so with %i', async (status, code, state) => {
  const server = await openTestApp(health(state));
  const response = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  expect(response.status).toBe(code);
  expect(await response.json()).toEqual({ status, ...fine, ...state });
});

test('a process that is not ready is still alive', async () => {
  const server = await openTestApp(health({ ready: false }));
  const response = await fetch(`http://127.0.0.1:${server.port}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'live' }]);
});

test.each(['/healthz', '/readyz'])('%s is not there for whom a proxy lets through', async (path) => {
  const server = await openTestApp({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const url = `http://127.0.0.1:${server.port}${path}`;
  expect((await fetch(url, { headers: { 'x-forwarded-for': '10.0.0.5' } })).status).toBe(404);
  expect((await fetch(url, { headers: { forwarded: 'for=10.0.0.5' } })).status).toBe(404);
});

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['fd12::1', true],
  ['203.0.113.7', false],
  ['::ffff:203.0.113.7', false],
  ['2001:db8::1', false],
  ['', false],
])('a request from "%s" comes from inside: %s', (remoteAddress, expected) => {
  const raw = { headers: {}, socket: { remoteAddress } };
  expect(isInside({ raw } as unknown as Parameters<typeof isInside>[0])).toBe(expected);
});

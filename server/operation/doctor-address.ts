import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Finding } from './doctor.ts';

const patienceMs = 10_000;

/** Looks at the service as a visitor reaches it: through the proxy, from a page of its own. */
export async function examineAddress(address: string): Promise<readonly Finding[]> {
  if (!URL.canParse(address))
    return [{ about: 'address', verdict: 'broken', what: `${address} is no address`, hint: 'Write it with https://' }];
  const url = new URL(address);
  return [
    url.protocol === 'https:'
      ? { about: 'TLS', verdict: 'fine', what: url.origin }
      : {
          about: 'TLS',
          verdict: 'look',
          what: 'not encrypted',
          hint: 'Let the proxy end TLS; pages with https:// cannot embed it otherwise.',
        },
    await examineSocket(url),
    ...(await Promise.all(['/metrics', '/readyz'].map((path) => examineHidden(new URL(path, url))))),
  ];
}

/** A page of the service itself is welcome exactly if the proxy passes on the upgrade and the Host. */
async function examineSocket(url: URL): Promise<Finding> {
  const about = 'WebSocket';
  const address = new URL('/chat', url);
  address.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(address, { origin: url.origin, handshakeTimeout: patienceMs });
  try {
    const refused = new Promise<number>((resolve) =>
      socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0)),
    );
    const status = await Promise.race([refused, once(socket, 'open').then(() => 101)]);
    if (status === 403)
      return {
        about,
        verdict: 'broken',
        what: 'our own page is refused',
        hint: 'Let the proxy pass on the Host header (proxy_set_header Host $host).',
      };
    if (status !== 101)
      return {
        about,
        verdict: 'broken',
        what: `refused with ${status}`,
        hint: 'Let the proxy pass on upgrades of /chat (Upgrade and Connection headers).',
      };
    socket.send(JSON.stringify({ type: 'hello', version: 1 }));
    const [data] = await once(socket, 'message', { signal: AbortSignal.timeout(patienceMs) });
    const { type } = JSON.parse(String(data));
    return type === 'welcome'
      ? { about, verdict: 'fine', what: `${address.href} welcomes visitors` }
      : { about, verdict: 'broken', what: `answers with ${type}`, hint: 'See the log of the server.' };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { about, verdict: 'broken', what, hint: 'Check the address, the proxy and the firewall.' };
  } finally {
    socket.terminate();
  }
}

async function examineHidden(url: URL): Promise<Finding> {
  const about = `${url.pathname} from outside`;
  try {
    // What a proxy would add; without one, this program itself would count as inside.
    const headers = { 'x-forwarded-for': '203.0.113.1' };
    const { status } = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });
    return status === 404 || status === 403
      ? { about, verdict: 'fine', what: 'not there' }
      : { about, verdict: 'look', what: `answers with ${status}`, hint: 'Do not let the proxy pass it on.' };
  } catch (error) {
    return {
      about,
      verdict: 'broken',
      what: error instanceof Error ? error.message : String(error),
      hint: 'Check the address.',
    };
  }
}

/** What opening an address came to. */
export type Finding =
  | { readonly verdict: 'fine' }
  /** Moved for good: the new address belongs in the content. */
  | { readonly verdict: 'moved'; readonly to: string }
  /** Sent on for the time being: the address in the content is the right one. */
  | { readonly verdict: 'detour'; readonly to: string }
  /** Sent to a start page: servers do that with pages that are no more. */
  | { readonly verdict: 'start-page'; readonly to: string }
  | { readonly verdict: 'anchor-missing'; readonly anchor: string }
  | { readonly verdict: 'gone'; readonly status: number }
  /** The server does not let programs in; a person has to look. */
  | { readonly verdict: 'refused'; readonly status: number }
  | { readonly verdict: 'failing'; readonly status: number }
  | { readonly verdict: 'unreachable'; readonly reason: string };

export type Verdict = Finding['verdict'];

export interface ProbeSettings {
  readonly timeoutMs: number;
  /** Attempts in all, the first one included. */
  readonly tries: number;
  /** Waiting time before the second attempt; it doubles with each one after. */
  readonly backoffMs: number;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
}

/** Longer than this nobody waits for a link check, whatever the server asks for. */
const maxBackoffMs = 30_000;
const maxRedirects = 10;
/** An anchor further down than this is not looked for. */
const maxPageBytes = 4 * 1024 * 1024;

const headers = { 'user-agent': 'HannoverServiceChat-Linkpruefung/1', accept: 'text/html,*/*;q=0.8' };

/** Opens an address, more than once if it fails in a way that may pass. */
export async function probe(
  url: string,
  settings: ProbeSettings,
): Promise<{ readonly finding: Finding; readonly attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const { finding, retryAfterMs } = await probeOnce(url, settings);
    const mayPass =
      finding.verdict === 'failing' ||
      finding.verdict === 'unreachable' ||
      (finding.verdict === 'refused' && finding.status === 429);
    if (!mayPass || attempts >= settings.tries) return { finding, attempts };
    await settings.wait(Math.min(maxBackoffMs, retryAfterMs ?? settings.backoffMs * 2 ** (attempts - 1)));
  }
}

interface Hop {
  readonly to: URL;
  readonly forGood: boolean;
}

interface Attempt {
  readonly finding: Finding;
  readonly retryAfterMs?: number | undefined;
}

async function probeOnce(url: string, settings: ProbeSettings): Promise<Attempt> {
  const start = new URL(url);
  const hops: Hop[] = [];
  let current = start;
  try {
    for (;;) {
      const response = await open(current, settings);
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        const to = URL.canParse(location, current.href) ? new URL(location, current) : undefined;
        if (!to || !/^https?:$/.test(to.protocol)) return unreachable('die Weiterleitung führt zu keiner Webadresse');
        // The anchor travels with the visitor, as in a browser.
        if (to.hash === '') to.hash = current.hash;
        if (to.href === current.href || hops.length >= maxRedirects)
          return unreachable('die Weiterleitungen laufen im Kreis');
        hops.push({ to, forGood: response.status === 301 || response.status === 308 });
        current = to;
        continue;
      }
      return await judge(response, start, current, hops);
    }
  } catch (error) {
    return unreachable(explainFailure(error));
  }
}

/** HEAD spares the server the page; many answer it wrongly, so what HEAD calls broken is asked again with GET. */
async function open(url: URL, { fetch, timeoutMs }: ProbeSettings): Promise<Response> {
  const request = (method: 'HEAD' | 'GET') =>
    fetch(url.href, { method, redirect: 'manual', headers, signal: AbortSignal.timeout(timeoutMs) });
  if (anchorOf(url) !== undefined) return request('GET');
  try {
    const response = await request('HEAD');
    if (response.status < 400) return response;
  } catch (error) {
    if (isTimeout(error)) throw error;
  }
  return request('GET');
}

async function judge(response: Response, start: URL, end: URL, hops: readonly Hop[]): Promise<Attempt> {
  const { status } = response;
  if (status >= 400) {
    await response.body?.cancel();
    if (status >= 500) return { finding: { verdict: 'failing', status }, retryAfterMs: retryAfterMs(response) };
    if ([401, 403, 407, 429, 451].includes(status))
      return { finding: { verdict: 'refused', status }, retryAfterMs: retryAfterMs(response) };
    return { finding: { verdict: 'gone', status } };
  }
  const anchor = anchorOf(end);
  const isPage = /\bhtml\b/.test(response.headers.get('content-type') ?? '');
  if (anchor !== undefined && isPage && !hasAnchor(await readPage(response), anchor))
    return { finding: { verdict: 'anchor-missing', anchor } };
  await response.body?.cancel().catch(() => undefined);
  return { finding: judgeRedirects(start, end, hops) };
}

function judgeRedirects(start: URL, end: URL, hops: readonly Hop[]): Finding {
  if (hops.length === 0) return { verdict: 'fine' };
  if (!isStartPage(start) && isStartPage(end)) return { verdict: 'start-page', to: end.href };
  // From the first detour on, nobody knows what the address will be tomorrow.
  const firstDetour = hops.findIndex(({ forGood }) => !forGood);
  const settled = hops[(firstDetour < 0 ? hops.length : firstDetour) - 1];
  return settled ? { verdict: 'moved', to: settled.to.href } : { verdict: 'detour', to: end.href };
}

function isStartPage({ pathname, search }: URL): boolean {
  return /^\/(index\.\w+)?$/.test(pathname) && search === '';
}

/** The part of the page an address points at. Routes of single-page applications (`#/…`) point at no element. */
function anchorOf({ hash }: URL): string | undefined {
  const anchor = hash.slice(1);
  if (anchor === '' || /^[/!]|:~:/.test(anchor)) return undefined;
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/** Whether a page has an element that an anchor points at. */
export function hasAnchor(html: string, anchor: string): boolean {
  // `#top` is the start of every page, by the HTML standard.
  if (anchor.toLowerCase() === 'top') return true;
  const attribute = /\b(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi;
  for (const [, double, single, bare] of html.matchAll(attribute)) {
    if ((double ?? single ?? bare ?? '').replaceAll('&amp;', '&') === anchor) return true;
  }
  return false;
}

async function readPage(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxPageBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function unreachable(reason: string): Attempt {
  return { finding: { verdict: 'unreachable', reason } };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function explainFailure(error: unknown): string {
  if (isTimeout(error)) return 'keine Antwort in der gesetzten Zeit';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'den Server gibt es nicht';
  if (code === 'ECONNREFUSED') return 'der Server nimmt keine Verbindung an';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `das Zertifikat ist nicht in Ordnung (${code})`;
  if (/TIMEOUT/.test(code)) return 'keine Verbindung in der gesetzten Zeit';
  return `die Verbindung brach ab${code ? ` (${code})` : ''}`;
}

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkLinks } from '../../../scripts/check-links/command.ts';
import { hasAnchor } from '../../../scripts/check-links/probe.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});

describe('a link', () => {
  it('that opens is in order, and only its head is asked for', async () => {
    const { code, output } = await check({ ok: '/ok' });
    expect(code).toBe(0);
    expect(output).toContain('1 Adresse geprüft:');
    expect(site.requests).toEqual(['HEAD /ok']);
  });

  it('that only answers GET is in order', async () => {
    expect((await check({ get: '/no-head' })).code).toBe(0);
    expect(site.requests).toEqual(['HEAD /no-head', 'GET /no-head']);
  });

  it('that has moved for good is reported with the address to paste', async () => {
    const { code, output } = await check({ old: '/moved#fees' });
    expect(code).toBe(1);
    expect(output).toContain(`→ Neue Adresse eintragen: ${site.url}/page#fees`);
    expect(output).toContain('knowledge-base/links.yaml:3  old');
  });

  it('that takes a detour may stay', async () => {
    const { code, output } = await check({ detour: '/detour' });
    expect(code).toBe(0);
    expect(output).toContain('Die Adresse kann bleiben');
  });

  it('that moved for good and then takes a detour is given the address before the detour', async () => {
    const { output } = await check({ old: '/moved-then-detour' });
    expect(output).toContain(`→ Neue Adresse eintragen: ${site.url}/detour\n`);
  });

  it('that only leads to a start page is reported', async () => {
    const { code, output } = await check({ lost: '/to-start-page' });
    expect(code).toBe(1);
    expect(output).toContain('Leitet nur noch auf eine Startseite');
  });

  it('that runs in circles is reported', async () => {
    const { code, output } = await check({ circle: '/circle' });
    expect(code).toBe(1);
    expect(output).toContain('im Kreis');
  });

  it('that fails twice is in order at the third attempt, after growing pauses', async () => {
    const { code, waits } = await check({ shaky: '/fails-twice' });
    expect(code).toBe(0);
    expect(waits).toEqual([1000, 2000]);
  });

  it('is left alone for as long as the server asks', async () => {
    const { waits, output } = await check({ busy: '/busy' });
    expect(waits).toEqual([7000, 7000]);
    expect(output).toContain('Antwort 429, 3 Versuche');
  });

  it('that never answers is given up', async () => {
    const { code, output } = await check({ hangs: '/hangs' }, ['--timeout', '0.05']);
    expect(code).toBe(1);
    expect(output).toContain('keine Antwort in der gesetzten Zeit, 3 Versuche');
  });

  it('whose page is gone is reported, without asking again and again', async () => {
    const { code, output, waits } = await check({ gone: '/404' });
    expect(code).toBe(1);
    expect(output).toContain('Seite gibt es nicht mehr (1)');
    expect(waits).toEqual([]);
  });

  it('that refuses programs is left to a person', async () => {
    const { code, output } = await check({ shy: '/403' });
    expect(code).toBe(0);
    expect(output).toContain('Öffnen Sie die Seite selbst im Browser.');
  });

  it('whose server does not exist any more is reported', async () => {
    await site.close();
    const { code, output } = await check({ away: '/ok' });
    expect(code).toBe(1);
    expect(output).toContain('der Server nimmt keine Verbindung an');
  });
});

describe('an anchor', () => {
  it('that is on the page is in order', async () => {
    expect((await check({ a: '/page#fees', b: '/page#%C3%96ffnungszeiten', c: '/page#named' })).code).toBe(0);
  });

  it('that is not on the page is reported', async () => {
    const { code, output } = await check({ a: '/page#nowhere' });
    expect(code).toBe(1);
    expect(output).toContain('Sprungmarke fehlt auf der Seite (1)');
    expect(output).toContain('#nowhere');
  });

  it('is not looked for where it is a route or the file is no page', async () => {
    expect((await check({ route: '/page#/services/1', pdf: '/pdf#page=3' })).code).toBe(0);
  });

  it.each([
    ['<h2 id="fees">', true],
    ["<a name='fees'>", true],
    ['<div class=x id=fees>', true],
    ['<p data-id="fees-old">', false],
    ['fees', false],
  ])('is found in %s: %s', (html, found) => {
    expect(hasAnchor(html, 'fees')).toBe(found);
  });
});

describe('the command', () => {
  it('asks a server one question at a time, with a pause between', async () => {
    const { waits } = await check({ a: '/ok?1', b: '/ok?2', c: '/ok?3' }, ['--delay', '40', '--concurrency', '3']);
    expect(waits).toEqual([40, 40]);
    expect(site.most).toBe(1);
  });

  it('opens an address once however many links name it', async () => {
    const { output } = await check({ a: '/404', b: '/404' });
    expect(site.requests).toEqual(['HEAD /404', 'GET /404']);
    expect(output).toMatch(/links\.yaml:3 {2}a\n {2}knowledge-base\/links\.yaml:5 {2}b/);
  });

  it('checks the sources of all files only when asked to', async () => {
    const root = await contentWith({ a: '/ok' }, { 'knowledge-base/services/pass.yaml': sourceFile('/404') });
    expect((await run(['--content', root])).code).toBe(0);
    const { code, output } = await run(['--content', root, '--sources']);
    expect(code).toBe(1);
    expect(output).toContain('knowledge-base/services/pass.yaml:3  law');
  });

  it('checks one link when told to', async () => {
    const root = await contentWith({ a: '/ok', b: '/404' });
    expect((await run(['--content', root, '--only', 'a'])).code).toBe(0);
    expect((await run(['--content', root, '--only', 'x'])).errors).toContain('Keinen Link gefunden: x.');
  });

  it('writes JSON for programs', async () => {
    const root = await contentWith({ a: '/moved', b: '/ok' });
    const file = join(root, 'links.json');
    await run(['--content', root, '--json', file]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      day: '2026-11-24',
      problems: 1,
      results: [
        { verdict: 'moved', to: `${site.url}/page`, problem: true, places: [{ id: 'a', line: 3 }] },
        { verdict: 'fine', problem: false },
      ],
    });
  });

  it('writes dates with --write only, and changes nothing else', async () => {
    const root = await contentWith({ a: '/ok', b: '/404', c: '/moved' });
    const path = join(root, 'knowledge-base/links.yaml');
    const before = `# A list with a comment.\n${await readFile(path, 'utf8')}`;
    await writeFile(path, before);
    await run(['--content', root]);
    expect(await readFile(path, 'utf8')).toBe(before);
    const { output } = await run(['--content', root, '--write']);
    expect(output).toContain('Datum 2026-11-24 bei 1 Links');
    expect(await readFile(path, 'utf8')).toBe(
      before.replace(`url: ${site.url}/ok # why`, `url: ${site.url}/ok # why\n    checked: 2026-11-24`),
    );
  });

  it('keeps every comment and line of the real list', async () => {
    const { writeCheckedDates } = await import('../../../scripts/check-links/checked-dates.ts');
    const text = await readFile('knowledge-base/links.yaml', 'utf8');
    const written = writeCheckedDates(text, new Set(['termin']), '2026-11-24');
    const added = written.split('\n').filter((line) => line === '    checked: 2026-11-24');
    expect(added).toHaveLength(1);
    expect(written.split('\n').filter((line) => !line.includes('checked: 2026-11-24'))).toEqual(
      text.split('\n').filter((line) => !line.includes('checked: 2026-11-24')),
    );
  });

  it.each([
    [['--concurrency', 'x'], '--concurrency braucht eine Zahl von 1 bis 50, nicht „x“.'],
    [['--colour'], 'Die Angabe --colour gibt es nicht.'],
    [['--content', '/nowhere'], 'keine lesbaren Inhalte'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, errors } = await run(args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('explains itself', async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('npm run check-links');
  });
});

async function check(paths: Readonly<Record<string, string>>, args: readonly string[] = []) {
  return run(['--content', await contentWith(paths), '--delay', '0', ...args]);
}

async function run(args: readonly string[]) {
  const waits: number[] = [];
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await checkLinks(args, {
    fetch,
    wait: async (ms) => {
      if (ms > 0) waits.push(ms);
    },
    today: '2026-11-24',
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
    progress: () => ({ reach() {}, end() {} }),
  });
  return { code, waits, output: `${printed.join('\n')}\n`, errors: complaints.join('\n') };
}

async function contentWith(paths: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const root = await mkdtemp(join(tmpdir(), 'check-links-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const links = Object.entries(paths).map(([id, path]) => `  - id: ${id}\n    url: ${site.url}${path} # why\n`);
  const all = { 'knowledge-base/links.yaml': `links:\n${links.join('')}`, 'intents/phrases.yaml': '{}\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

function sourceFile(path: string): string {
  return `sources:\n  - id: law\n    url: ${site.url}${path}\n`;
}

interface Site {
  readonly url: string;
  readonly requests: readonly string[];
  /** Most requests that were open at once. */
  readonly most: number;
  close(): Promise<void>;
}

/** A server on this machine that behaves as links on the web do. Closes with the test. */
async function openSite(): Promise<Site> {
  const requests: string[] = [];
  let failures = 0;
  let open = 0;
  let most = 0;
  const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
    '/ok': (_, response) => response.end('ok'),
    '/page': (_, response) =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end('<h1 id="fees">x</h1><p id="Öffnungszeiten"><a name="named"></a>'),
    '/pdf': (_, response) => response.setHeader('content-type', 'application/pdf').end('%PDF'),
    '/no-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
    '/moved': (_, response) => response.writeHead(301, { location: '/page' }).end(),
    '/detour': (_, response) => response.writeHead(302, { location: '/page' }).end(),
    '/moved-then-detour': (_, response) => response.writeHead(308, { location: '/detour' }).end(),
    '/to-start-page': (_, response) => response.writeHead(302, { location: '/' }).end(),
    '/': (_, response) => response.end('start'),
    '/circle': (_, response) => response.writeHead(302, { location: '/circle2' }).end(),
    '/circle2': (_, response) => response.writeHead(302, { location: '/circle' }).end(),
    '/fails-twice': ({ method }, response) => {
      if (method === 'GET') failures += 1;
      response.writeHead(failures < 2 || method === 'GET' ? 503 : 200).end();
    },
    '/busy': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
    '/hangs': () => {},
    '/404': (_, response) => response.writeHead(404).end(),
    '/403': (_, response) => response.writeHead(403).end(),
  };
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get most() {
      return most;
    },
    close,
  };
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { defaults } from '../../server/config.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const settings = new Set(Object.keys(defaults));
/** Names for other programs in the same files. */
const foreign = /^(?:NODE_ENV|POSTGRES_\w+|HTTP_PORT)$/;
const strange = (names: readonly string[]) => names.filter((name) => !settings.has(name) && !foreign.test(name));

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');
  const ignored = read('.dockerignore').trim().split('\n');

  it('is made from files that are there, and let through', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
      .filter((path) => path !== '.');
    expect(copied.length).toBeGreaterThan(2);
    expect(copied.filter((path) => !existsSync(path) || !ignored.includes(`!${path}`))).toEqual([]);
  });

  it('gets nothing but what is let through, and all of that is there', () => {
    const [first, ...let_] = ignored;
    expect(first).toBe('*');
    expect(let_.filter((line) => !line.startsWith('!') || !existsSync(line.slice(1)))).toEqual([]);
  });

  it('holds every program that the server starts in a thread of its own', () => {
    const started = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        [...read(posix.join('server', path)).matchAll(/\bstartThread\('([^']+)'/g)].map(([, script = '']) =>
          posix.join('dist/server', posix.dirname(path), `${script}.js`),
        ),
      );
    expect(started).toHaveLength(2);
    const gathered = read('scripts/image-files.ts');
    expect(started.filter((path) => !gathered.includes(`'${path}'`))).toEqual([]);
  });

  it('gets the configuration of every step of the build', () => {
    const named = read('scripts/build.js').match(/(?<![\w/.-])[\w.-]+\.config\.ts/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect([...named, 'vite.config.ts'].filter((name) => !ignored.includes(`!${name}`))).toEqual([]);
  });

  it('knows only settings that exist', () => {
    const named = lines.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.match(/[A-Z_]+(?==)/g) ?? []);
    expect(named.length).toBeGreaterThan(3);
    expect(strange(named)).toEqual([]);
  });

  it('runs as nobody, and no package runs scripts while it is made', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER 65532:65532']);
    expect(lines.filter((line) => line.includes('npm ci'))).toEqual(['RUN npm ci --ignore-scripts']);
  });

  it('starts a program that the build makes', () => {
    expect(lines.at(-2)).toBe('CMD ["dist/server/main.js"]');
    expect(existsSync('server/main.ts')).toBe(true);
  });
});

describe('compose.yaml', () => {
  const { services, secrets, volumes, networks } = parse(read('compose.yaml'), { merge: true });

  it('has three servers that differ in their data only', () => {
    const servers = ['chat-1', 'chat-2', 'chat-3'].map((name) => services[name]);
    const plain = servers.map(({ volumes: _, ...rest }) => rest);
    expect(plain).toEqual([plain[0], plain[0], plain[0]]);
    expect(new Set(servers.map((server) => server.volumes[0])).size).toBe(3);
  });

  it('knows only settings, volumes, secrets and networks that exist', () => {
    expect(
      strange(
        Object.values<{ environment?: object }>(services).flatMap(({ environment = {} }) => Object.keys(environment)),
      ),
    ).toEqual([]);
    for (const service of Object.values<Record<string, readonly string[] | undefined>>(services)) {
      const named = (service.volumes ?? [])
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((name) => !name.startsWith('.'));
      expect(named.filter((name) => !Object.hasOwn(volumes, name))).toEqual([]);
      expect((service.secrets ?? []).filter((name) => !Object.hasOwn(secrets, name))).toEqual([]);
      expect((service.networks ?? []).filter((name) => !Object.hasOwn(networks, name))).toEqual([]);
    }
  });

  it('mounts files that are there', () => {
    const files = Object.values<{ volumes?: readonly string[] }>(services)
      .flatMap(({ volumes: mounted = [] }) => mounted.map((volume) => volume.split(':')[0] ?? ''))
      .filter((path) => path.startsWith('./'));
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('gives servers nothing to write to but their data', () => {
    expect(services['chat-1']).toMatchObject({ read_only: true, cap_drop: ['ALL'], user: '65532:65532' });
  });
});

describe('the Kubernetes manifests', () => {
  const documents = parseAllDocuments(read('docs/operations/kubernetes.yaml')).map((document) => document.toJS());
  const byKind = (kind: string) => documents.find((each) => each.kind === kind);

  it('are YAML with a kind and a name each', () => {
    expect(documents.length).toBeGreaterThan(5);
    for (const each of documents)
      expect(each).toMatchObject({
        apiVersion: expect.any(String),
        kind: expect.any(String),
        metadata: { name: expect.stringMatching(/^hannover-service-chat(?:-review)?$/) },
      });
  });

  it('know only settings that exist', () => {
    expect(strange(Object.keys(byKind('ConfigMap').data))).toEqual([]);
  });

  it('ask the ports that the container has, on paths that there are', () => {
    const [container] = byKind('StatefulSet').spec.template.spec.containers;
    const ports = container.ports.map(({ name }: { name: string }) => name);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      expect(ports).toContain(container[probe].httpGet.port);
      expect(['/healthz', '/readyz']).toContain(container[probe].httpGet.path);
    }
  });

  it('let servers run as nobody, with a file system they cannot write', () => {
    const { spec } = byKind('StatefulSet').spec.template;
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.containers[0].securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    });
  });
});

describe.each(['docs/operations/nginx-site.conf', 'docs/operations/nginx-compose.conf'])('%s', (path) => {
  const text = read(path);

  it('keeps health and metrics inside, and writes no addresses down', () => {
    for (const hidden of ['/healthz', '/readyz', '/metrics'])
      expect(text).toContain(`location = ${hidden} { return 404; }`);
    expect(text).not.toMatch(/access_log (?!off)/);
  });

  it('waits longer than two pings are apart', () => {
    const seconds = Number(/proxy_read_timeout (\d+)s/.exec(text)?.[1]);
    expect(seconds).toBeGreaterThan(2 * Number(defaults.PING_SECONDS));
  });

  it('sends the review page to one server, where proposals are found again', () => {
    const [, upstream = ''] = /location \/review \{ proxy_pass http:\/\/(\w+); \}/.exec(text) ?? [];
    const [, servers = ''] = new RegExp(`upstream ${upstream} \\{([^}]*)\\}`).exec(text) ?? [];
    expect(servers.match(/server (?!.*backup)/g)).toHaveLength(1);
  });

  it('passes on what the server needs', () => {
    for (const header of ['Host $http_host', 'Upgrade $http_upgrade', 'X-Forwarded-For $proxy_add_x_forwarded_for'])
      expect(text).toContain(`proxy_set_header ${header};`);
  });
});

describe('the systemd unit', () => {
  const text = read('docs/operations/hannover-service-chat.service');

  it('knows only settings that exist', () => {
    const named = [...text.matchAll(/^Environment=(\w+)=/gm)].map(([, name = '']) => name);
    expect(strange(named)).toEqual([]);
  });

  it('allows a file for each chat there may be', () => {
    expect(Number(/LimitNOFILE=(\d+)/.exec(text)?.[1])).toBeGreaterThan(2 * Number(defaults.LIMIT_CONNECTIONS));
  });
});

describe('the list of what is shipped', () => {
  it('is CycloneDX, names what the server loads, and leaves out tools of development', { timeout: 60_000 }, () => {
    const list = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 2 ** 26 }));
    const names = list.components.map(({ group, name }: { group?: string; name: string }) =>
      group ? `${group}/${name}` : name,
    );
    expect(list.bomFormat).toBe('CycloneDX');
    expect(names).toEqual(expect.arrayContaining(['fastify', 'libsql', 'pg', 'prom-client', 'ws']));
    expect(names).not.toContain('vitest');
  });
});

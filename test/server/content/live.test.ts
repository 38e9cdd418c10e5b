import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { type LiveCatalogue, openLiveCatalogue } from '../../../server/content/live.ts';
import type { ContentError } from '../../../server/content/problem.ts';
import { goodContent, goodTexts } from './good-content.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

type Event =
  | { readonly kind: 'reload'; readonly catalogue: Catalogue }
  | { readonly kind: 'broken'; readonly error: ContentError };

/** A live catalogue with everything it has reported, and a way to wait for what it reports next. */
class Watched {
  readonly events: Event[] = [];
  readonly folder: string;
  private live: LiveCatalogue | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(): Promise<this> {
    this.live = await openLiveCatalogue(this.folder, {
      onReload: (catalogue) => this.report({ kind: 'reload', catalogue }),
      onBroken: (error) => this.report({ kind: 'broken', error }),
    });
    return this;
  }

  get current(): Catalogue {
    if (!this.live) throw new Error('not open');
    return this.live.current;
  }

  /** What visitors are told the first link is called: the one thing the tests change. */
  get title(): string | undefined {
    return this.current.links.get('termin')?.title.de;
  }

  close = async () => this.live?.close();

  write(path: string, text: string) {
    writeFileSync(join(this.folder, path), text);
  }

  /** The event number `index`, as soon as it is there. */
  async event(index: number): Promise<Event> {
    for (;;) {
      const event = this.events[index];
      if (event) return event;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** As soon as the catalogue in service is as it should be. */
  async until(holds: () => boolean) {
    for (let index = this.events.length; !holds(); index += 1) await this.event(index);
  }

  private report(event: Event) {
    this.events.push(event);
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

const opened: Watched[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function watchContent(folder = temporaryFolder()): Promise<Watched> {
  writeFiles(folder, goodContent());
  const watched = await new Watched(folder).open();
  opened.push(watched);
  return watched;
}

const links = 'knowledge-base/links.yaml';
const titled = (title: string) => (goodTexts[links] ?? '').replace('Termin buchen', title);

describe('a change of the content', () => {
  it('is live within a second', async () => {
    const watched = await watchContent();
    const before = performance.now();
    watched.write(links, titled('Neuer Titel'));
    await watched.event(0);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(watched.title).toBe('Neuer Titel');
    expect(watched.events).toHaveLength(1);
  });

  it('that is saved by rename, as many editors do, is live', async () => {
    const watched = await watchContent();
    watched.write(`${links}.tmp`, titled('Umbenannt'));
    renameSync(join(watched.folder, `${links}.tmp`), join(watched.folder, links));
    await watched.event(0);
    expect(watched.title).toBe('Umbenannt');
  });

  it('that adds a service answers for it', async () => {
    const watched = await watchContent();
    const service = (goodTexts['knowledge-base/services/reisepass-kind.yaml'] ?? '').replace(
      'Kinderpass',
      'Seniorenpass',
    );
    watched.write('knowledge-base/services/seniorenpass.yaml', service);
    await watched.event(0);
    expect(watched.current.services.has('seniorenpass')).toBe(true);
  });

  it('of 200 files at once is one reload', async () => {
    const watched = await watchContent();
    const service = goodTexts['knowledge-base/services/reisepass-kind.yaml'] ?? '';
    for (let index = 0; index < 200; index += 1) {
      watched.write(
        `knowledge-base/services/leistung-${index}.yaml`,
        service.replace('Kinderpass', `Leistung ${index}`),
      );
    }
    await watched.until(() => watched.current.services.size === 202);
    expect(watched.events.map(({ kind }) => kind)).toEqual(['reload']);
  }, 20_000);

  it('that leaves the content as it is is no reload', async () => {
    const watched = await watchContent();
    watched.write(links, goodTexts[links] ?? '');
    watched.write('intents/.settings.yaml.swp', 'x');
    watched.write('intents/.#settings.yaml', 'no: content');
    watched.write(links, titled('Am Ende'));
    await watched.until(() => watched.title === 'Am Ende');
    expect(watched.events).toHaveLength(1);
  });
});

describe('a broken change', () => {
  it('leaves the last good content in service and names file and line', async () => {
    const watched = await watchContent();
    const before = watched.current;
    watched.write(links, titled('[kaputt'));
    const event = await watched.event(0);
    expect(event.kind === 'broken' && event.error.message).toContain(`${links}:4:24  Fehler: Es fehlt ein Zeichen`);
    expect(watched.current).toBe(before);
  });

  it('is followed by the next good one', async () => {
    const watched = await watchContent();
    watched.write(links, titled('[kaputt'));
    await watched.event(0);
    watched.write(links, titled('wieder gut'));
    await watched.event(1);
    expect(watched.title).toBe('wieder gut');
  });

  it('that is taken back is reported as good again', async () => {
    const watched = await watchContent();
    const before = watched.current;
    watched.write(links, titled('[kaputt'));
    await watched.event(0);
    watched.write(links, goodTexts[links] ?? '');
    expect(await watched.event(1)).toEqual({ kind: 'reload', catalogue: before });
    expect(watched.current).toBe(before);
  });

  it('by deleting a file that others need changes nothing until it is back', async () => {
    const watched = await watchContent();
    const before = watched.current;
    unlinkSync(join(watched.folder, links));
    const event = await watched.event(0);
    expect(event).toMatchObject({ kind: 'broken' });
    expect(event.kind === 'broken' && event.error.message).toContain(`${links}:1:1  Fehler: Die Datei fehlt.`);
    expect(watched.current).toBe(before);
    watched.write(links, titled('zurück'));
    await watched.event(1);
    expect(watched.title).toBe('zurück');
  });

  it('by a link to nowhere is reported, not overlooked', async () => {
    const watched = await watchContent();
    symlinkSync('/gibt/es/nicht', join(watched.folder, 'knowledge-base/services/verweis.yaml'));
    watched.write(links, titled('Mit Verweis'));
    const event = await watched.event(0);
    expect(event.kind === 'broken' && event.error.message).toContain(
      'knowledge-base/services/verweis.yaml:1:1  Fehler: Die Datei ist nicht lesbar (ENOENT).',
    );
  });
});

describe('a file that is only half written', () => {
  it('is never in service', async () => {
    const watched = await watchContent();
    const text = titled('Ganz');
    const half = text.length - 25;
    const file = openSync(join(watched.folder, links), 'w');
    writeSync(file, text.slice(0, half));
    expect(await watched.event(0)).toMatchObject({ kind: 'broken' });
    expect(watched.title).toBe('Termin buchen');
    writeSync(file, text.slice(half));
    closeSync(file);
    await watched.until(() => watched.title === 'Ganz');
  });
});

describe('a deployment', () => {
  it('that points a single file at another one is live', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, goodContent());
    const [one, other] = ['one', 'other'].map((name) => join(folder, `${name}.yaml`));
    writeFileSync(one ?? '', titled('Einer'));
    writeFileSync(other ?? '', titled('Anderer'));
    unlinkSync(join(folder, links));
    symlinkSync(one ?? '', join(folder, links));
    const watched = await new Watched(folder).open();
    opened.push(watched);
    symlinkSync(other ?? '', join(folder, `${links}.next`));
    renameSync(join(folder, `${links}.next`), join(folder, links));
    await watched.until(() => watched.title === 'Anderer');
  });

  it('that points the content folder at another one is live, and so is a change after it', async () => {
    const root = temporaryFolder();
    writeFiles(join(root, 'v1'), goodContent());
    writeFiles(join(root, 'v2'), goodContent({ [links]: titled('Version 2') }));
    symlinkSync('v1', join(root, 'content'));
    const watched = await new Watched(join(root, 'content')).open();
    opened.push(watched);
    symlinkSync('v2', join(root, 'next'));
    renameSync(join(root, 'next'), join(root, 'content'));
    await watched.until(() => watched.title === 'Version 2');
    watched.write(links, titled('Version 2.1'));
    await watched.until(() => watched.title === 'Version 2.1');
    expect(watched.events.map(({ kind }) => kind)).toEqual(['reload', 'reload']);
  });

  it('that replaces a folder is live, and so is a change after it', async () => {
    const watched = await watchContent();
    const old = join(watched.folder, 'knowledge-base');
    const next = temporaryFolder();
    writeFiles(next, goodContent({ [links]: titled('Ersetzt') }));
    renameSync(old, `${old}-old`);
    renameSync(join(next, 'knowledge-base'), old);
    await watched.until(() => watched.title === 'Ersetzt');
    watched.write(links, titled('Und geändert'));
    await watched.until(() => watched.title === 'Und geändert');
  });

  it('that takes all content away changes nothing until it is back', async () => {
    const watched = await watchContent();
    rmSync(join(watched.folder, 'knowledge-base'), { recursive: true });
    expect(await watched.event(0)).toMatchObject({ kind: 'broken' });
    expect(watched.title).toBe('Termin buchen');
    mkdirSync(join(watched.folder, 'knowledge-base'));
    writeFiles(watched.folder, goodContent({ [links]: titled('Wieder da') }));
    await watched.until(() => watched.title === 'Wieder da');
  });
});

describe('the end', () => {
  it('is quiet: nothing is reported after closing', async () => {
    const watched = await watchContent();
    watched.write(links, titled('Zu spät'));
    await watched.close();
    expect(watched.events).toEqual([]);
    expect(watched.title).toBe('Termin buchen');
  });
});

import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsInHannover } from './area.ts';
import { type Delivered, type DeliveredContact, type DeliveredService, DeliveryError } from './delivery.ts';
import type { Match, Matched } from './match.ts';
import { readDldb } from './read-dldb.ts';
import { readXzufi, type Wanted } from './read-xzufi.ts';

/** A delivery for the whole country can hold thousands of variants of one service; this many are compared. */
const mostPerService = 5;
/** So many names of services we do not have are remembered for the report. */
const mostUnknown = 200;
/** DLDB files are read as a whole. */
const maxJsonBytes = 64 * 1024 * 1024;

/** A delivered service that is one of ours, with who offers it. */
export interface Gathered extends Matched {
  readonly delivered: DeliveredService;
  readonly contacts: readonly DeliveredContact[];
}

export interface Gathering {
  readonly gathered: readonly Gathered[];
  readonly counts: {
    readonly services: number;
    readonly elsewhere: number;
    readonly unknown: number;
    /** Recognised, but more of one service than are compared. */
    readonly surplus: number;
    /** Offices and online services that do not say what they are for. */
    readonly unbound: number;
  };
  readonly unknown: readonly { readonly name: string; readonly leika: readonly string[] }[];
  readonly withdrawn: readonly string[];
}

export interface GatherOptions {
  readonly match: Match;
  readonly allAreas: boolean;
  readonly service?: string | undefined;
  /** Told how many bytes have been read, of both passes. */
  readonly onBytes?: (read: number) => void;
}

/**
 * Reads files twice: for the services, then for the offices and online services of those that are ours, which may stand
 * before or after them. So what is kept in memory depends on our services, not on the size of the files.
 */
export async function gather(files: readonly string[], options: GatherOptions): Promise<Gathering> {
  const kept: { service: string; clue: Matched['clue']; delivered: DeliveredService }[] = [];
  const unknown: { name: string; leika: readonly string[] }[] = [];
  const withdrawn: string[] = [];
  const counts = { services: 0, elsewhere: 0, unknown: 0, surplus: 0, unbound: 0 };
  let read = 0;
  const count = (bytes: number) => {
    read += bytes;
    options.onBytes?.(read);
  };
  for (const file of files) {
    for await (const delivered of readDelivery(file, 'services', count)) {
      if (delivered.is === 'withdrawn') addOnce(withdrawn, delivered.id, (id) => id);
      if (delivered.is !== 'service') continue;
      counts.services += 1;
      const matched = options.match(delivered.service);
      if (!options.allAreas && !holdsInHannover(delivered.service.areas)) counts.elsewhere += 1;
      else if (!matched) {
        counts.unknown += 1;
        const { name, leika } = delivered.service;
        addOnce(unknown, { name, leika }, (each) => each.name);
      } else if (options.service !== undefined && matched.service !== options.service) continue;
      else if (kept.filter(({ service }) => service === matched.service).length >= mostPerService) counts.surplus += 1;
      else kept.push({ ...matched, delivered: delivered.service });
    }
  }
  const contactsByService = new Map<string, DeliveredContact[]>(kept.map(({ delivered }) => [delivered.id, []]));
  for (const file of kept.length > 0 ? files : []) {
    for await (const delivered of readDelivery(file, 'contacts', count)) {
      if (delivered.is !== 'contact') continue;
      if (delivered.contact.services.length === 0) counts.unbound += 1;
      for (const id of new Set(delivered.contact.services)) {
        const contacts = contactsByService.get(id);
        if (contacts && contacts.length < mostPerService) contacts.push(delivered.contact);
      }
    }
  }
  return {
    gathered: kept.map((each) => ({ ...each, contacts: contactsByService.get(each.delivered.id) ?? [] })),
    counts,
    unknown,
    withdrawn,
  };
}

/** The files a path stands for: itself, or all deliveries below a folder. */
export async function findDeliveries(path: string): Promise<readonly string[]> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) throw new DeliveryError(`${path}  Diese Datei oder diesen Ordner gibt es nicht.`);
  if (!stats.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  const files = names.filter((name) => /\.(xml|json)$/i.test(name)).sort();
  if (files.length === 0) throw new DeliveryError(`${path}  In diesem Ordner liegen keine .xml- und .json-Dateien.`);
  return files.map((name) => join(path, name));
}

/** Adds to a list that is only for people to read: once, and not without end. */
function addOnce<Entry>(list: Entry[], entry: Entry, nameOf: (entry: Entry) => string) {
  if (list.length < mostUnknown && !list.some((each) => nameOf(each) === nameOf(entry))) list.push(entry);
}

async function* readDelivery(file: string, wanted: Wanted, count: (bytes: number) => void): AsyncGenerator<Delivered> {
  if (/\.json$/i.test(file)) {
    if ((await stat(file)).size > maxJsonBytes)
      throw new DeliveryError(`${file}  Die Datei ist größer als ${maxJsonBytes / 1024 / 1024} MB; bitte teilen.`);
    const json = await readFile(file, 'utf8');
    count(json.length);
    yield* readDldb(json, file);
  } else {
    yield* readXzufi(counted(createReadStream(file), count), wanted, file);
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

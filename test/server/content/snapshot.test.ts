import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { loadCatalogue } from '../../../server/content/load.ts';
import { decodeCatalogue, encodeCatalogue } from '../../../server/content/snapshot.ts';

let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await loadCatalogue('.');
});

describe('a snapshot of checked content', () => {
  test('brings back the very same catalogue', () => {
    const json = encodeCatalogue(catalogue);
    expect(decodeCatalogue(json, catalogue.version, catalogue.commonWords)).toEqual(catalogue);
  });

  test('is not used for other content', () => {
    expect(decodeCatalogue(encodeCatalogue(catalogue), 'another version', new Set())).toBeUndefined();
  });

  test.each(['', 'null', '{', '{"version":1}'])('is not used when it is damaged: %j', (json) => {
    expect(decodeCatalogue(json, catalogue.version, new Set())).toBeUndefined();
  });

  test('starts the service only from what was kept for this content', async () => {
    const kept = new Map<string, string>();
    const snapshots = {
      read: async (version: string) => kept.get(version),
      keep: async (version: string, json: string) => void kept.set(version, json),
    };
    const first = await loadCatalogue('.', undefined, snapshots);
    const second = await loadCatalogue('.', undefined, snapshots);
    expect([...kept.keys()]).toEqual([first.version]);
    expect(second).toEqual(first);
  });
});

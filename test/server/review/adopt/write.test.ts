import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileChanged, NotInFolder, replaceFile } from '../../../../server/review/adopt/write.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const path = 'intents/service/costs.yaml';

function contentFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'intents/service'), { recursive: true });
  writeFileSync(join(folder, path), 'alt');
  return folder;
}

describe('a file is replaced', () => {
  it('by its new bytes, with the rights it had, and nothing left beside it', async () => {
    const folder = contentFolder();
    chmodSync(join(folder, path), 0o664);
    await replaceFile(folder, path, bytes('alt'), bytes('neu'));
    expect(readFileSync(join(folder, path), 'utf8')).toBe('neu');
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o664);
    expect(readdirSync(join(folder, 'intents/service'))).toEqual(['costs.yaml']);
  });

  it('where the content folder itself is a link', async () => {
    const folder = contentFolder();
    const link = join(temporaryFolder(), 'current');
    symlinkSync(folder, link);
    await replaceFile(link, path, bytes('alt'), bytes('neu'));
    expect(readFileSync(join(folder, path), 'utf8')).toBe('neu');
  });
});

describe('a file is left alone', () => {
  it('if somebody changed it, and what they wrote is told', async () => {
    const folder = contentFolder();
    writeFileSync(join(folder, path), 'von anderen');
    const refused = await replaceFile(folder, path, bytes('alt'), bytes('neu')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FileChanged);
    expect(new TextDecoder().decode((refused as FileChanged).now)).toBe('von anderen');
    expect(readFileSync(join(folder, path), 'utf8')).toBe('von anderen');
    expect(readdirSync(join(folder, 'intents/service'))).toEqual(['costs.yaml']);
  });

  it('if it is gone', async () => {
    const folder = contentFolder();
    rmSync(join(folder, path));
    await expect(replaceFile(folder, path, bytes('alt'), bytes('neu'))).rejects.toBeInstanceOf(FileChanged);
    expect(readdirSync(join(folder, 'intents/service'))).toEqual([]);
  });

  it('if it is a link', async () => {
    const folder = contentFolder();
    const elsewhere = join(temporaryFolder(), 'costs.yaml');
    renameSync(join(folder, path), elsewhere);
    symlinkSync(elsewhere, join(folder, path));
    await expect(replaceFile(folder, path, bytes('alt'), bytes('neu'))).rejects.toBeInstanceOf(NotInFolder);
    expect(readFileSync(elsewhere, 'utf8')).toBe('alt');
  });

  it('if its folder is a link that leads elsewhere', async () => {
    const folder = contentFolder();
    const elsewhere = temporaryFolder();
    renameSync(join(folder, 'intents/service'), join(elsewhere, 'service'));
    symlinkSync(join(elsewhere, 'service'), join(folder, 'intents/service'));
    await expect(replaceFile(folder, path, bytes('alt'), bytes('neu'))).rejects.toBeInstanceOf(NotInFolder);
    expect(readFileSync(join(elsewhere, 'service/costs.yaml'), 'utf8')).toBe('alt');
  });

  it('if its path leads out of the folder', async () => {
    const folder = contentFolder();
    writeFileSync(join(folder, 'intents/other.yaml'), 'alt');
    await expect(
      replaceFile(join(folder, 'intents/service'), '../other.yaml', bytes('alt'), bytes('neu')),
    ).rejects.toBeInstanceOf(NotInFolder);
    expect(readFileSync(join(folder, 'intents/other.yaml'), 'utf8')).toBe('alt');
  });
});

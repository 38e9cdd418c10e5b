import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes the loader once more under a name that changes with the content, for sites that pin it with `integrity`. It
 * and its twins of the files after it load others only if their hashes are right, so that the one hash on the page
 * vouches for all. `integrity.json` names the file and its hash.
 */
export function pinFiles(): Plugin {
  return {
    name: 'pin-files',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir = '' }) {
        const { code, integrity } = await pinFile(dir, 'hannover-chat.js');
        const file = `hannover-chat-${nameOf(integrity)}.js`;
        await writeFile(join(dir, file), code);
        await writeFile(join(dir, 'integrity.json'), `${JSON.stringify({ file, integrity }, undefined, 2)}\n`);
      },
    },
  };
}

/** What a file becomes for pages that pin the loader; the files it loads are written beside the others. */
async function pinFile(dir: string, path: string): Promise<{ readonly code: string; readonly integrity: string }> {
  const folder = posix.dirname(path);
  const source = await readFile(join(dir, path), 'utf8');
  const targets = [...source.matchAll(dynamicImport)].map(([, , target = '']) => target);
  const calls = new Map<string, string>();
  for (const target of targets) {
    const pinned = await pinFile(dir, posix.join(folder, target));
    await writeFile(join(dir, folder, twinOf(target)), pinned.code);
    calls.set(target, `verifiedImport("${twinOf(target)}","${pinned.integrity}")`);
  }
  const code = source
    .replace(dynamicImport, (call, _, target: string) => calls.get(target) ?? call)
    // What is imported so was loaded, and verified, before the file that imports it.
    .replace(staticImport, (_, before: string, target: string, after: string) => before + twinOf(target) + after);
  const whole = targets.length === 0 ? code : verifiedImport + code;
  return { code: whole, integrity: `sha384-${createHash('sha384').update(whole).digest('base64')}` };
}

/** Named after the file it is made of: by their content, files that import each other could not be named. */
function twinOf(path: string): string {
  return path.replace(/\.js$/, `-${nameOf(createHash('sha256').update(verifiedImport).digest('base64'))}.js`);
}

function nameOf(hash: string): string {
  return hash.replace(/^\w+-|\W/g, '').slice(0, 8);
}

const dynamicImport = /\bimport\((["'`])(\.[^"'`]+)\1\)/g;
const staticImport = /(\bfrom\s*["'])(\.[^"']+)(["'])/g;

/** `import()` knows no `integrity`, but takes what a preload has brought and checked. */
const verifiedImport = `function verifiedImport(path, integrity) {
  const link = document.createElement("link");
  if (!link.relList.supports("modulepreload")) return import(path);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new TypeError("not the pinned file: " + path));
    link.rel = "modulepreload";
    link.crossOrigin = "anonymous";
    link.integrity = integrity;
    link.href = new URL(path, import.meta.url).href;
    document.head.append(link);
  }).then(() => import(path));
}
`;

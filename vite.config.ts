import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the widget into `dist/widget`: a loader under a stable name, everything else under names
 * that change with the content, and the demo page that embeds the loader like any other site.
 */
// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export and nowhere else.
export default defineConfig({
  root: at('widget'),
  base: './',
  plugins: [squeezeStyles(), squeezeTemplates(), pinFiles(), compressFiles()],
  build: {
    outDir: at('dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    // As a library the loader goes without Vite's preload helper, which is larger than the loader itself.
    lib: { entry: at('widget/define.ts'), formats: ['es'] },
    cssCodeSplit: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { 'hannover-chat': at('widget/define.ts'), demo: at('widget/demo.html') },
      output: {
        minify: true,
        entryFileNames: ({ name }) => (name === 'hannover-chat' ? 'hannover-chat.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});

/** Takes the line breaks and indents out of style sheets that stand in template strings, which no minifier touches. */
function squeezeStyles(): Plugin {
  return {
    name: 'squeeze-styles',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!/widget\/.*(?:styles\/|-styles\.)[^/]*ts$/.test(id)) return undefined;
      return { code: code.replace(/`[^`]*`/g, squeeze), map: null };
    },
  };
}

function squeeze(styles: string): string {
  return styles
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([a-z-]): /g, '$1:')
    .replaceAll(';}', '}');
}

/**
 * Takes the indentation out of HTML in template strings: in minified files, lines begin nowhere else. Between elements on
 * lines of their own no space is left, so whatever needs one stands in one line.
 */
function squeezeTemplates(): Plugin {
  return {
    name: 'squeeze-templates',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir = '' }, bundle) {
        for (const { fileName, type } of Object.values(bundle)) {
          if (type !== 'chunk') continue;
          const code = await readFile(join(dir, fileName), 'utf8');
          await writeFile(join(dir, fileName), code.replace(/([>}])\n {2,}(?=[<$])/g, '$1').replace(/\n {2,}/g, ' '));
        }
      },
    },
  };
}

/**
 * Writes the loader once more under a name that changes with the content, for sites that pin it with `integrity`. It
 * and its twins of the files after it load others only if their hashes are right, so that the one hash on the page
 * vouches for all. `integrity.json` names the file and its hash.
 */
function pinFiles(): Plugin {
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

/** Writes every file once more as Brotli (`hannover-chat.js.br`), which the server sends to browsers that read it. */
function compressFiles(): Plugin {
  return {
    name: 'compress-files',
    apply: 'build',
    writeBundle: {
      sequential: true,
      handler: ({ dir = '' }) => compressFolder(dir),
    },
  };
}

async function compressFolder(dir: string): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  // The quality is 11, the highest, unless told otherwise.
  const compress = promisify(brotliCompress);
  await Promise.all(paths.map(async (path) => writeFile(`${path}.br`, await compress(await readFile(path)))));
}

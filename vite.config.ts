import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  plugins: [squeezeStyles(), compressFiles()],
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

/** Writes every file once more as Brotli (`hannover-chat.js.br`), which the server sends to browsers that read it. */
function compressFiles(): Plugin {
  return {
    name: 'compress-files',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
      // The quality is 11, the highest, unless told otherwise.
      const compress = promisify(brotliCompress);
      await Promise.all(paths.map(async (path) => writeFile(`${path}.br`, await compress(await readFile(path)))));
    },
  };
}

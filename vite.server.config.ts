import { posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Puts the server and its packages into one file, `dist/server/main.js`, in the place of the compiled one: to find and
 * read a thousand files takes longer than all else that a start does. The other compiled modules stay beside it, for
 * threads and for whoever wants one of them.
 */
// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export and nowhere else.
export default defineConfig({
  root: at('.'),
  plugins: [keepPlaces()],
  // A package with native code finds it beside itself.
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: at('server/main.ts'),
    outDir: at('dist/server'),
    // The compiled modules are there.
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' } },
  },
});

/** Lets every module believe that it lies where it is compiled to: files and threads beside it are then found. */
function keepPlaces(): Plugin {
  const root = at('server');
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!id.startsWith(root) || !code.includes('import.meta.url')) return;
      const place = posix.join('.', relative(root, id).replaceAll('\\', '/')).replace(/\.ts$/, '.js');
      // No line moves: the source map stays as it is.
      return { code: code.replaceAll('import.meta.url', `new URL('./${place}', import.meta.url).href`), map: null };
    },
  };
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressFiles, removeOldFiles } from '../build-widget/files.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Builds the review page into `dist/review`: the page itself, and what it loads under names that change with the content. */
// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export and nowhere else.
export default defineConfig({
  root: at('server/review/page'),
  base: '/review/',
  plugins: [removeOldFiles(), compressFiles()],
  build: {
    outDir: at('dist/review'),
    // A page that was opened before an update still asks for the files of the version before.
    emptyOutDir: false,
    target: 'es2022',
    reportCompressedSize: false,
    // Its helper writes a link into the page before every chunk, which nothing here is large enough to need.
    modulePreload: false,
    rolldownOptions: { output: { minify: true } },
  },
});

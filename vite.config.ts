import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compileEarly } from './scripts/build-widget/compile.ts';
import { compressFiles, removeOldFiles } from './scripts/build-widget/files.ts';
import { pinFiles } from './scripts/build-widget/pin.ts';
import { squeezeStyles, squeezeTemplates } from './scripts/build-widget/squeeze.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the widget into `dist/widget`: a loader under a stable name, everything else under names
 * that change with the content, and the demo page that embeds the loader like any other site.
 */
// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export and nowhere else.
export default defineConfig({
  root: at('widget'),
  base: './',
  plugins: [
    squeezeStyles(),
    squeezeTemplates(),
    compileEarly('define-panel'),
    pinFiles(),
    removeOldFiles(),
    compressFiles(),
  ],
  build: {
    outDir: at('dist/widget'),
    // Pages that were opened before an update still ask for the files of the version before.
    emptyOutDir: false,
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

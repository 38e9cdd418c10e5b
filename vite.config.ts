import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the widget into `dist/widget`: a loader under a stable name, everything else under names
 * that change with the content, and the demo page that embeds the loader like any other site.
 */
// biome-ignore lint/style/noDefaultExport: Vite asks for it.
export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? at('.') : at('widget'),
  base: './',
  plugins: [squeezeStyles()],
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
}));

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

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Takes the line breaks and indents out of style sheets that stand in template strings, which no minifier touches. */
export function squeezeStyles(): Plugin {
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
    .replace(/ ?([{};,!]) ?/g, '$1')
    .replace(/([a-z-]): /g, '$1:')
    .replaceAll(';}', '}');
}

/**
 * Takes the indentation out of HTML in template strings: in minified files, lines begin nowhere else. Between elements on
 * lines of their own no space is left, so whatever needs one stands in one line.
 */
export function squeezeTemplates(): Plugin {
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

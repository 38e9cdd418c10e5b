import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Tells Chromium to compile everything while it loads, beside the page, and not piece by piece in its way. */
const hint = '//# allFunctionsCalledOnLoad\n';

/** Puts the hint in front of a file nearly all of which is run as soon as it is there. */
export function compileEarly(name: string): Plugin {
  return {
    name: 'compile-early',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir = '' }, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || chunk.name !== name) continue;
          const path = join(dir, chunk.fileName);
          await writeFile(path, hint + (await readFile(path, 'utf8')));
        }
      },
    },
  };
}

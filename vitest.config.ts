import { configDefaults, defineConfig } from 'vitest/config';

const browserTests = '**/*.browser.test.ts';

// biome-ignore lint/style/noDefaultExport: Vitest reads its configuration from the default export and nowhere else.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'code',
          exclude: [...configDefaults.exclude, browserTests],
          globalSetup: 'test/global-setup.ts',
        },
      },
      // A browser and the built widget are needed here only, and looked for and made once.
      { test: { name: 'browser', include: [browserTests], globalSetup: 'test/browser-setup.ts' } },
    ],
  },
});

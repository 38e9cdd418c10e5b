import { configDefaults, defineConfig } from 'vitest/config';

const browserTests = '**/*.browser.test.ts';
const databaseTests = '**/*.database.test.ts';

// biome-ignore lint/style/noDefaultExport: Vitest reads its configuration from the default export and nowhere else.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'code',
          exclude: [...configDefaults.exclude, browserTests, databaseTests],
          globalSetup: 'test/global-setup.ts',
        },
      },
      // PostgreSQL is needed here only, and looked for and started once.
      { test: { name: 'database', include: [databaseTests], globalSetup: 'test/postgres-setup.ts' } },
      // A browser and the built widget are needed here only, and looked for and made once.
      { test: { name: 'browser', include: [browserTests], globalSetup: 'test/browser-setup.ts' } },
    ],
  },
});

import { beforeAll, describe, expect, it } from 'vitest';
import { findGaps } from '../scripts/twins/gaps.ts';
import { formatMiss } from '../scripts/twins/report.ts';
import { judge, runTwinFile } from '../scripts/twins/run.ts';
import type { Catalogue } from '../server/content/catalogue.ts';
import { formatProblem } from '../server/content/problem.ts';
import { readTwinFiles, readTwins, type Twins } from '../server/known-questions/twins.ts';
import { realCatalogue, realCatalogueMs } from './server/real-catalogue.ts';

const twinFiles = readTwinFiles('.');

describe('the content answers what its twin tests say', () => {
  let catalogue: Catalogue;
  let twins: Twins;

  beforeAll(async () => {
    catalogue = await realCatalogue();
    twins = readTwins(twinFiles, catalogue);
  }, realCatalogueMs);

  it.each(twinFiles.map(({ path }) => path).filter((path) => !path.endsWith('known-failures.yaml')))(
    '%s',
    (path) => {
      const file = twins.files.find((each) => each.path === path);
      expect(file, `${path} cannot be read`).toBeDefined();
      if (!file) return;
      const { news } = judge([runTwinFile(file, catalogue)], twins.knownFailures, twins.files);
      expect(news.map(formatMiss).join('\n')).toBe('');
    },
    20_000,
  );

  it('and every intent has a twin file that can be read', () => {
    const problems = [...twins.problems, ...findGaps(twins.files, catalogue)];
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([]);
  });

  it('and what is listed as a known failure still fails', () => {
    const results = twins.files.map((file) => runTwinFile(file, catalogue));
    const { healed, unheard } = judge(results, twins.knownFailures, twins.files);
    expect([...healed, ...unheard].map(({ line, say }) => `known-failures.yaml:${line} ${say}`)).toEqual([]);
  }, 20_000);
});

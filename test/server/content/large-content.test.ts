import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../server/content/build.ts';
import { goodContent, goodTexts } from './good-content.ts';

/** Processor time, because other tests run at the same time. */
function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

describe('content of 5,000 entries (fault C9)', () => {
  it('is read, checked and made a catalogue within 5 seconds', { timeout: 60_000 }, () => {
    const good = goodTexts['knowledge-base/services/reisepass-kind.yaml'] ?? '';
    const services = Array.from({ length: 5000 }, (_, number) => [
      `knowledge-base/services/leistung-${number}.yaml`,
      good
        .replace('terms: {de: [Kinderpass]}', `terms: {de: [Begriff${number}, Wort Nummer ${number}]}`)
        .replace(
          'Auch Kinder brauchen einen Pass.',
          `Das ist die Leistung mit der Nummer ${number}. `.repeat(2).trim(),
        ),
    ]);
    const files = goodContent(Object.fromEntries(services));
    expect(files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(1_900_000);
    let result: ReturnType<typeof buildCatalogue> | undefined;
    expect(
      cpuSeconds(() => {
        result = buildCatalogue(files);
      }),
    ).toBeLessThan(5);
    expect(result?.problems).toEqual([]);
    expect(result?.catalogue?.services.size).toBe(5002);
  });
});

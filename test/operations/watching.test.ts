import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../server/watching/metrics.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const rules: readonly Rule[] = parse(readFileSync('docs/operations/alerts.yaml', 'utf8')).groups[0].rules;
const dashboard = JSON.parse(readFileSync('docs/operations/grafana-dashboard.json', 'utf8'));
const panels: readonly Panel[] = dashboard.panels;

/** Every metric there is, with the names Prometheus derives from it. */
async function metricNames(): Promise<ReadonlySet<string>> {
  const { text } = await createMetrics().render({
    connections: () => 0,
    waiting: () => 0,
    content: () => ({ version: 'none', sinceMs: 0 }),
    troubles: () => new Set(),
  });
  const named = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)];
  return new Set([
    'up',
    ...named.flatMap(([, name = '', kind]) => [name, ...(kind === 'histogram' ? [`${name}_bucket`] : [])]),
  ]);
}

const metricsIn = (expression: string) => expression.match(/\b(?:up|(?:hsc|nodejs|process)_\w+)\b/g) ?? [];

test.each([
  ['alerts', rules.map(({ expr }) => expr)],
  ['the dashboard', panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))],
])('%s ask only for figures that exist', async (_, expressions) => {
  const names = await metricNames();
  expect(expressions.filter((expression) => metricsIn(expression).length === 0)).toEqual([]);
  expect(expressions.flatMap(metricsIn).filter((name) => !names.has(name))).toEqual([]);
});

test('the dashboard shows every figure of ours', async () => {
  const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr))));
  const own = [...(await metricNames())].filter((name) => name.startsWith('hsc_') && name !== 'hsc_answer_seconds');
  expect(own.filter((name) => !shown.has(name))).toEqual([]);
});

test.each(rules.map((rule) => [rule.alert, rule] as const))('%s says what is wrong and how urgent it is', (_, rule) => {
  expect(rule.labels.severity).toMatch(/^(page|ticket)$/);
  expect(rule.annotations.summary).toMatch(/\S+ \S+/);
});

test.each(rules.map(({ alert }) => alert))('the operations page tells what to do about %s', (alert) => {
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(`\`${alert}\``);
});

import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** All of axe's rules, or only those that other colours can change. */
export type Rules = 'all' | 'colours';

const options: Readonly<Record<Rules, RunOptions>> = {
  all: {},
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

/** What axe objects to in the page, or cannot decide. */
export async function findings(page: Page, rules: Rules): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  // What passes is not listed: writing down where it stands takes as long as looking at it.
  const settings: RunOptions = { ...options[rules], resultTypes: ['violations', 'incomplete'] };
  const { violations, incomplete }: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(settings)})`);
  const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
  return [...violations, ...undecided].flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
